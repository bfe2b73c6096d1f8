"""`python -m ehsg_cli`, and the command `ehsg`."""

from __future__ import annotations

import gc

_OBJECTS_BETWEEN_COLLECTIONS = 100_000  # ours are values, and hold each other in no circles


def main() -> None:
    """Run the command line and exit."""
    gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS)
    from ehsg_cli.cli import app  # noqa: PLC0415 - its modules are a tenth faster to load without collections

    app.main()


if __name__ == "__main__":
    main()
