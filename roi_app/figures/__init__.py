"""Charts as plain data: what is drawn, in which order, with every label. Any painter can draw them."""
