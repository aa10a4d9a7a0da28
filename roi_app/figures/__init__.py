"""Charts as plain data: what is drawn, in which order, with every label, for any painter.

In goes an `Answer`, a baseline, a `Wording` and, for some, the trials; out comes a frozen dataclass with a title, a
quieter line, and a `summary` for those who cannot see it. The window's painters, the PDF's template, the menu of a
chart and the pictures read the same figure, so they cannot disagree.

One module per chart; `registry.FIGURES` names them all, and `gui.charts.registry.CHARTS` has a painter for each key.
What several charts need lies in `axes` (round ticks), `palette` (the colours of both appearances), `contrast`, and
`tones`: the one table from what a mark says (kept, lost, a caution, a sum) to the colours that say it.

A figure holds words that stand in the chart. Sentences about the answer are `statements`, one floor up.
"""
