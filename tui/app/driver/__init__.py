"""The terminal as Textual's driver sees it: few bytes out, whole sequences in."""
