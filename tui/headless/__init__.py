"""The commands without a screen, one module a command; `tui.cli` imports each when it is called.

Data goes to stdout, narration to stderr (`output`). Nothing here imports Textual.
"""
