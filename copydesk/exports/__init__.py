"""A review written for other programs and people, one module a format."""
