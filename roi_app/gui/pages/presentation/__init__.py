"""The presentation, for a room to look at: the page, and one of its sliders."""
