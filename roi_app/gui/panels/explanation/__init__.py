"""How a figure is made: in a popover at the number, and for the whole way in a drawer at the side."""
