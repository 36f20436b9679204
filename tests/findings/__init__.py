"""Tests of what clashes: names, figures, times, and the rules, one file a module."""
