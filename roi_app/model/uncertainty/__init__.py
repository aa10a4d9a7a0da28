"""How sure an estimate is: evenly spread points, trials, what sways the result."""
