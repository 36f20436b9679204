"""Tests of the store: events, journals and the review that they fold into."""
