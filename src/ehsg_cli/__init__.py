"""Run an Early Help System Guide self-assessment, from question bank to return."""
