"""How sure the answer is and what drives it: the odds, the tornado, the shares of variance, the turning points."""
