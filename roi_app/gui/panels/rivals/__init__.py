"""The cards of the game with the rivals: the small matrix, the large one, its name, and the rivals' adoption."""
