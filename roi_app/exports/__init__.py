"""What the app says, before any surface shows it.

An `Answer` (a case with its estimate) comes in; words, tables and charts as plain data go out. The window, the
PDF, the workbook and the command line all read them here, so that they cannot disagree and none needs a screen.

`wording` turns a number with its unit into text, in three languages. `contents` decides what is said: the headline, its
sentences and where each number comes from. `figures` describes charts as data: bars, lines, ticks and labels,
ready to be drawn by any painter. `result` is the machine-readable answer of the contract.
"""
