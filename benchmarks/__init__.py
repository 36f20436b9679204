"""Measurements of the program and its parts, run by hand: `python -m benchmarks.NAME`."""
