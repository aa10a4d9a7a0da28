"""What leaves the app: the dialog, and the menu of every chart."""
