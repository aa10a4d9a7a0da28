"""What opens beside the window: export, help, about, the tour."""
