"""Puts everything together: the window itself, its bar, menu and views."""
