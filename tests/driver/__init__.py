"""Tests of the driver: what goes to the terminal and what comes from it."""
