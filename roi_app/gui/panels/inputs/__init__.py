"""The left panel: rows for every quantity, lever and plain choice of the document, in foldable sections."""
