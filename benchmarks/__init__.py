"""How fast `ehsg` is, next to what else people could use: `python -m benchmarks`, or `make bench`."""
