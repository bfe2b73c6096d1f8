"""YAML text to a question bank, with the line and column of every node."""
