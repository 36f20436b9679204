"""Names: spelt another way, changed, denied, bodies under another name."""
