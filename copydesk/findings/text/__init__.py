"""What a sentence says, as far as every family of rules wants to know it."""
