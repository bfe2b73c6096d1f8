"""What is compared, each a small module of its own; those with a function `run` are timed from inside.

They import nothing of this package but each other: those with pandas run with a Python of their own, which
has no `ehsg`.
"""
