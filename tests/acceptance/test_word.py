"""`ehsg render -o return.docx`: the return as a Word document, where Pandoc is installed."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from tests.acceptance.command import ENVIRONMENT, EXAMPLES, ehsg
from tests.acceptance.pages import one_line, text_of_markdown
from tests.pandoc import pandoc

MERGED = EXAMPLES / "2022" / "output" / "merged.xlsx"
LONG = EXAMPLES / "2020" / "output" / "merged.xlsx"


def opened(path: Path) -> Any:
    return docx.Document(io.BytesIO(path.read_bytes()))


def words(document: Any) -> str:
    body = document.element.body
    spaces = {qn("w:br"), qn("w:p")}
    pieces = (
        each.text or "" if each.tag == qn("w:t") else " " * (each.tag in spaces) for each in body.iter()
    )
    return one_line("".join(pieces))


@pytest.mark.parametrize("merged", [MERGED, LONG], ids=["2022", "2020"])
@pytest.mark.parametrize("detail", ["summary", "full", "internal"])
def test_the_examples_become_documents_that_say_the_same(merged: Path, detail: str, tmp_path: Path) -> None:
    pandoc()
    done = ehsg("render", merged, "-o", "r.docx", "--detail", detail, cwd=tmp_path)
    assert "Wrote r.docx" in done.said
    ehsg("render", merged, "-o", "r.md", "--detail", detail, cwd=tmp_path)
    document = opened(tmp_path / "r.docx")
    markdown = text_of_markdown((tmp_path / "r.md").read_text(encoding="utf-8"))
    assert words(document).replace(" ", "") == markdown.replace(" ", "")
    body = document.element.body
    links = {each.get(qn("w:anchor")) for each in body.iter(qn("w:hyperlink"))} - {None}
    assert links <= {each.get(qn("w:name")) for each in body.iter(qn("w:bookmarkStart"))}
    assert document.core_properties.title in words(document)
    assert document.core_properties.author == ""


def test_the_same_return_gives_the_same_bytes(tmp_path: Path) -> None:
    pandoc()
    for name in ("one.docx", "two.docx"):
        ehsg("render", MERGED, "-o", name, cwd=tmp_path)
    assert (tmp_path / "one.docx").read_bytes() == (tmp_path / "two.docx").read_bytes()


def test_the_format_may_be_named_and_the_template_be_ones_own(tmp_path: Path) -> None:
    pandoc()
    (tmp_path / "ours.md.j2").write_text(
        "# Ours\n\n{{ page.status }}\n\n![x](ours.md.j2)\n", encoding="utf-8"
    )
    ehsg("render", MERGED, "-o", "r", "--format", "docx", "--template", "ours.md.j2", cwd=tmp_path)
    document = opened(tmp_path / "r")
    assert words(document) == "Ours Agreed x"
    assert not [each for each in document.part.rels.values() if "image" in each.reltype]


def test_a_document_that_exists_stays(tmp_path: Path) -> None:
    pandoc()
    (tmp_path / "r.docx").write_text("mine", encoding="utf-8")
    done = ehsg("render", MERGED, "-o", "r.docx", cwd=tmp_path, code=2)
    assert "r.docx exists already" in done.said
    assert (tmp_path / "r.docx").read_text(encoding="utf-8") == "mine"


def test_without_pandoc_the_remedy_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(ENVIRONMENT, "PATH", str(tmp_path))
    done = ehsg("render", MERGED, "-o", "r.docx", cwd=tmp_path, code=2)
    assert "Pandoc is needed to write Word documents, and is not there." in done.said
    assert (
        "Install it from https://pandoc.org/installing.html; or end the output in .html or .md" in done.said
    )
    assert not (tmp_path / "r.docx").exists()
    ehsg("render", MERGED, "-o", "r.md", cwd=tmp_path)


needs_scripts = pytest.mark.skipif(sys.platform == "win32", reason="a script is no program on Windows")


def stand_in(folder: Path, script: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another program in Pandoc's place."""
    program = folder / "bin" / "pandoc"
    program.parent.mkdir()
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setitem(ENVIRONMENT, "PATH", f"{program.parent}{os.pathsep}{ENVIRONMENT['PATH']}")


@needs_scripts
def test_an_old_pandoc_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(tmp_path, "echo pandoc 2.9.2.1", monkeypatch)
    done = ehsg("render", MERGED, "-o", "r.docx", cwd=tmp_path, code=2)
    assert "Pandoc 2.17 or later is needed" in done.said
    assert "says: pandoc 2.9.2.1" in done.said


@needs_scripts
def test_what_pandoc_says_when_it_fails_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script = 'case "$*" in *--version) echo pandoc 3.1;; *) echo no memory left >&2; exit 83;; esac'
    stand_in(tmp_path, script, monkeypatch)
    done = ehsg("render", MERGED, "-o", "r.docx", cwd=tmp_path, code=2)
    assert "Pandoc failed: no memory left" in done.said
    assert not (tmp_path / "r.docx").exists()


@needs_scripts
def test_what_pandoc_writes_that_is_no_document_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand_in(tmp_path, 'case "$*" in *--version) echo pandoc 3.1;; *) echo nonsense;; esac', monkeypatch)
    done = ehsg("render", MERGED, "-o", "r.docx", cwd=tmp_path, code=2)
    assert "Pandoc failed: " in done.said


@needs_scripts
def test_a_pandoc_in_the_current_folder_is_not_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(tmp_path, "touch was-run; echo pandoc 3.1", monkeypatch)
    monkeypatch.setitem(ENVIRONMENT, "PATH", str(tmp_path / "bin"))
    done = ehsg("render", MERGED, "-o", "r.docx", cwd=tmp_path / "bin", code=2)
    assert "Pandoc is needed" in done.said
    assert not list(tmp_path.rglob("was-run"))
