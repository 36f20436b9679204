"""Comparing pairs elsewhere than in the process that draws the screen."""
