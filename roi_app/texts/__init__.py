"""What people read and type: the catalogue of texts, numbers with units as words, and typed amounts back as numbers."""
