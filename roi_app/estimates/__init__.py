"""A case with what the model makes of it."""
