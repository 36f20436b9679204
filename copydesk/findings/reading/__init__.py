"""What one article says: names, quotations, sources, values."""
