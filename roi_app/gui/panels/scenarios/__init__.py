"""The card of named copies side by side."""
