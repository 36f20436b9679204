"""What was decided: verdicts as events in append-only journals, folded into one review."""
