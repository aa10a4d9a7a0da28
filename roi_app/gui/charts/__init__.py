"""One painter for each figure: it draws what `figures` says, at any size, and knows nothing else of the estimate.

In goes a figure by `show_figure`; out come pixels, an accessible name and description, and `asked` with the target of
the spot that was clicked or chosen by keys. `registry.CHARTS` has a class for every key of `figures.registry.FIGURES`.

Painted by QPainter: no chart library scales to a picture, a dark window and a screen reader alike. `plot` holds what
charts with axes share, and is where a tone becomes a colour of the appearance in force; no painter names a colour of
its own. Whatever is told apart by colour is hatched too.

`picture` draws any chart once more, large, light and with its title, to leave the app as PNG or SVG.
"""
