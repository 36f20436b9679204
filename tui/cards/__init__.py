"""What the widgets show, said from the session."""
