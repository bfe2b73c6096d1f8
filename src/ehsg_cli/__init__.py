"""Run an Early Help System Guide self-assessment, from question bank to return."""

from __future__ import annotations


def __getattr__(name: str) -> str:
    """Our version, looked up only where it is asked for: the process that reads files has no use for it."""
    if name != "__version__":
        raise AttributeError(name)
    from importlib.metadata import version  # noqa: PLC0415 - half of the time that process takes to start

    return version("ehsg")
