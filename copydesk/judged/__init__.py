"""What was compared joined to what was decided."""
