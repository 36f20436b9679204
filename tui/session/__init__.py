"""The brain of the review: it knows no screen."""
