"""How a figure is made: its formula in words, the numbers in it, and the way down to the source of each."""
