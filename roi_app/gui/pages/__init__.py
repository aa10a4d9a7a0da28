"""What a tab shows, and what fills the window in place of the work: welcome and presentation.

One module a tab, with the cards that only this tab has; a tab that needs more than one file is a package whose
`page` is the tab. Enter: a session and its commands (the welcome also takes files and settings, the presentation
settings); leaves: a widget. Pages are made when they are first opened (`window/lazy.py`), and their cards write only
while they are on show, so a page that nobody looks at costs a moving slider nothing.
"""
