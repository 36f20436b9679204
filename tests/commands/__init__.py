"""What every command does for its user, one module a group of `tui.commands`."""
