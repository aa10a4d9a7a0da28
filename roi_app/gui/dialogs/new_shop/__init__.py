"""A new shop: three questions, answered or not, and what they come to."""
