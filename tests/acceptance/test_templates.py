"""A return made a council's own: its name, logo and colours, and its templates."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.acceptance.command import EXAMPLES, Done, ehsg

if TYPE_CHECKING:
    from pathlib import Path

MERGED = EXAMPLES / "2020" / "output" / "merged.xlsx"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v9z"/></svg>'


def render(folder: Path, *options: object, to: str = "return.html", code: int = 0) -> Done:
    return ehsg("render", MERGED, "-o", to, *options, cwd=folder, code=code)


def test_exported_templates_make_the_same_page_and_are_not_overwritten(tmp_path: Path) -> None:
    done = ehsg("template", "export", "our templates", cwd=tmp_path)
    assert '--template "our templates"' in done.said
    for name in ("return.html", "return.md"):
        render(tmp_path, to=name)
        render(tmp_path, "--template", "our templates", to=f"own-{name}")
        assert (tmp_path / name).read_bytes() == (tmp_path / f"own-{name}").read_bytes()
    (tmp_path / "our templates" / "return.css").write_text("", encoding="utf-8")
    assert "exists already" in ehsg("template", "export", "our templates", cwd=tmp_path, code=2).said
    ehsg("template", "export", "our templates", "--force", cwd=tmp_path)
    assert (tmp_path / "our templates" / "return.css").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("options", "note"),
    [
        (("--logo", "logo.svg", "--area", "Northshire"), "Note: only a page of HTML has a logo."),
        (("--colour", "#123456"), "Note: only a page of HTML has colours."),
        (
            ("--logo", "logo.svg", "--logo-text", "x", "--colour", "#123456"),
            "Note: only a page of HTML has a logo and colours.",
        ),
        (("--area", "Northshire", "--date", "2020-09-30"), ""),
    ],
)
def test_what_is_not_in_markdown_is_said(tmp_path: Path, options: tuple[str, ...], note: str) -> None:
    (tmp_path / "logo.svg").write_text(SVG, encoding="utf-8")
    only_html = "Note: only a page of HTML"
    said = render(tmp_path, *options, to="return.md").err.splitlines()
    assert [line for line in said if line.startswith(only_html)] == ([note] if note else [])
    assert only_html not in render(tmp_path, *options).err


def test_a_template_that_asks_for_all_memory_is_ended(tmp_path: Path) -> None:
    (tmp_path / "own.j2").write_text("{{ 'x' * 10 ** 11 }}", encoding="utf-8")
    said = render(tmp_path, "--template", "own.j2", code=2).said
    assert "The template own.j2" in said
    assert "memory" in said
    assert not (tmp_path / "return.html").exists()


def test_a_file_is_no_folder_to_export_to(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert "file is not a folder" in ehsg("template", "export", "file", cwd=tmp_path, code=2).said


def test_a_mistake_is_shown_with_its_line_and_nothing_is_written(tmp_path: Path) -> None:
    header = tmp_path / "own" / "html" / "header.html.j2"
    header.parent.mkdir(parents=True)
    header.write_text("<p>\n{{ page.titel }}\x1b[31m\n", encoding="utf-8")
    done = render(tmp_path, "--template", "own", code=2)
    assert done.err.splitlines() == [
        "Error: The template own/html/header.html.j2, line 2: Page has no titel. Did you mean title?",
        "       │ {{ page.titel }} [31m",
        "       │         ^",
        "       docs/templates.md lists what there is.",
    ]
    assert not (tmp_path / "return.html").exists()


def test_the_command_line_comes_before_the_theme_file(tmp_path: Path) -> None:
    (tmp_path / "logo.svg").write_text(SVG, encoding="utf-8")
    (tmp_path / "theme.yaml").write_text(
        'theme: 1\narea: Southshire\nlogo: logo.svg\ndate: 30 September 2020\ncolours: {brand: "#7b1fa2"}\n',
        encoding="utf-8",
    )
    render(tmp_path, "--theme", "theme.yaml", "--area", "Northshire <b>", "--colour", "00703C")
    html = (tmp_path / "return.html").read_text(encoding="utf-8")
    assert '<p class="area">Northshire &lt;b&gt;</p>' in html
    assert 'alt="Northshire &lt;b&gt;"' in html
    assert 'src="data:image/svg+xml;base64,' in html
    assert "--brand: #00703c;" in html
    assert "30 September 2020" in html
    assert "Southshire" not in html
    assert "7b1fa2" not in html
    render(tmp_path, "--theme", "theme.yaml", to="return.md")
    assert "Southshire" in (tmp_path / "return.md").read_text(encoding="utf-8")


def test_all_mistakes_in_a_theme_file_are_findings_with_their_lines(tmp_path: Path) -> None:
    (tmp_path / "theme.yaml").write_text("theme: 1\nare: x\ncolours:\n  brand: #123456\n", encoding="utf-8")
    done = render(tmp_path, "--theme", "theme.yaml", code=1)
    assert "2:1 error B101 Unknown key in this theme file: are. Did you mean area?" in done.said
    assert "text with a # in it needs quotes" in done.said
    assert "Nothing was written" in done.err
    assert not (tmp_path / "return.html").exists()


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--colour", "teal"), "--colour teal is no colour"),
        (("--colour", "#ffdd00"), "The nearest shade of brand that works is #"),
        (("--date", "soon"), "--date soon is no date"),
        (("--logo", "none.png", "--area", "x"), "Cannot read none.png"),
        (("--logo", MERGED, "--area", "x"), "no picture"),
        (("--logo", "logo.svg"), "Say whose it is with --area or --logo-text"),
        (("--theme", "none.yaml"), "Cannot read none.yaml"),
        (("--theme", MERGED), "too large for a theme file"),
        (("--theme", "logo.svg"), "is not a theme file"),
        (("--theme", "."), "is not a file"),
        (("--template", "empty"), "holds no template"),
        (("--template", "none"), "Cannot read none"),
        (("-o", "logo.svg", "--format", "html", "--logo", "logo.svg", "--force"), "is also to be read"),
    ],
)
def test_what_cannot_be_used_is_said(tmp_path: Path, options: tuple[object, ...], said: str) -> None:
    (tmp_path / "logo.svg").write_text(SVG, encoding="utf-8")
    (tmp_path / "empty").mkdir()
    assert said in render(tmp_path, *options, code=2).said
    assert not (tmp_path / "return.html").exists()
