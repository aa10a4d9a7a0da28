"""One plain function for each quantity of the model, in rooms that do not know each other.

`savings` says what AI saves and what it costs, `involution` what the race among merchants takes back, `returns`
what is left over time, `headline` what is remembered, `dropping` what a plan costs that does not stick. A function
is named after the quantity that it gives and its arguments are named after the quantities that it needs:
`roi_app.model.estimate` connects them by these names.

Functions stay free of branches (`np.where`, `np.minimum`, `np.maximum`, sums over the last axis), so that they
hold for any number of rows, and can be traced into the formulas of a spreadsheet.
"""
