"""Colours, fonts and motion; whoever paints asks here."""
