"""`python -m ehsg_cli`, and the command `ehsg`."""

from ehsg_cli.cli.app import main

if __name__ == "__main__":
    main()
