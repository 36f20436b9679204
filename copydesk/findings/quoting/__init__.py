"""Quotations: the same words, changed words, other speakers."""
