"""Numbers: what they count, and where two of them clash."""
