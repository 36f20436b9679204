"""Where one article contradicts itself."""
