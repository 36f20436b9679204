"""Crashes at random moments: the parts that the tests and `benchmarks.soak` share."""
