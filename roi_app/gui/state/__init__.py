"""What the window works on: the document and its answer, every edit as an undoable step, files, settings, long work."""
