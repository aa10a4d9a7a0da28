"""Answers and packs as pages of text, in columns."""
