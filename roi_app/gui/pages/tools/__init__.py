"""The page that opens first: which tool to take, at what price, and in which order."""
