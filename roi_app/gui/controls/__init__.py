"""Widgets that know nothing of ROI: they show a value or a figure, and say what a person did to it."""
