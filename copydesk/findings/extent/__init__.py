"""How much, how far and where."""
