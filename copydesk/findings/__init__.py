"""What clashes: spans of two articles that state a fact differently, each with its reason."""
