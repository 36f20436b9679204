"""Typed differences: what an alignment of words leaves over, by what kind of thing it is."""
