"""A story's articles with the store of their review."""
