"""Text in: bytes become articles with kinds of paragraphs and spans of sentences."""
