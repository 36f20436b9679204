"""What somebody is and is called: offices, ranks, roles, labels."""
