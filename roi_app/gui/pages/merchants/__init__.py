"""A table of merchants: its rows, what is looked for in them, and its charts."""
