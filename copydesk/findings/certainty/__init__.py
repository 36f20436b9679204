"""How sure: hedges, negations, opposites."""
