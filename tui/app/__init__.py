"""Textual's shell around the review."""
