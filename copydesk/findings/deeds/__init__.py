"""Who did what, how far it has come, and why."""
