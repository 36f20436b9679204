"""One word alignment inside what is linked: marks, findings and what is left out stand on it."""
