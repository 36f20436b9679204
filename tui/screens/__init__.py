"""The screens: the review itself and the dialogs that open above it."""
