"""Run an Early Help System Guide self-assessment, from question bank to return."""

__version__ = "0.1.0"  # the package takes it from here: to ask what is installed takes 15 ms
