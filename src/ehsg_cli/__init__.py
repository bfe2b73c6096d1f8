"""Run an Early Help System Guide self-assessment, from question bank to return."""

from importlib.metadata import version

__version__ = version("ehsg")
