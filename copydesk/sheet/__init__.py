"""The facts of all articles of a story, laid side by side line by line."""
