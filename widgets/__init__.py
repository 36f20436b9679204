"""Textual widgets that draw the engine's values and post messages; they know no store, no app."""
