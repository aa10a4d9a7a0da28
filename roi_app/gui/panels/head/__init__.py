"""The head, always visible: its figures, the meter, the claim that is taken at its word, what a reader must know."""
