"""A Typer program of a few commands that do nothing: what any program made with Typer takes to start."""

from typing import Annotated

import typer

app = typer.Typer()


def version(wanted: bool) -> None:
    """Print the version and stop."""
    if wanted:
        typer.echo("bare 1.0")
        raise typer.Exit


@app.callback()
def main(
    version: Annotated[bool, typer.Option("--version", callback=version, is_eager=True)] = False,
) -> None:
    """Do nothing, in a few ways."""


@app.command()
def merge(folder: str, output: Annotated[str, typer.Option("-o", "--output", help="Where.")] = "") -> None:
    """Merge nothing."""


@app.command()
def check(path: str, final: Annotated[bool, typer.Option("--final", help="Whether.")] = False) -> None:
    """Check nothing."""


@app.command()
def render(path: str) -> None:
    """Render nothing."""


if __name__ == "__main__":
    app()
