"""One painter for each figure: they draw `figures` and know nothing else of the estimate."""
