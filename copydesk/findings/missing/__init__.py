"""What only one of the two tells."""
