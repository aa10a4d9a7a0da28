"""Pages: what the tabs below the waterfall show, each made when it is first opened."""
