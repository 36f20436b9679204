"""Times: which days they may mean, and where two of them clash."""
