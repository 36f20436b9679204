"""The program: command line, configuration, session and screens."""
