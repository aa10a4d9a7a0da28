"""The model: what AI saves a merchant, what the race takes back, and what stays.

Arrays go in and arrays come out; numpy is the only import, so that the same code serves one shop, a million
rows, ten thousand random trials, and the tracer that turns formulas into a workbook.

Every array is two-dimensional, rows first. The last axis is 1 for a figure of the merchant, 6 for the streams
of work, or H for the months 1 … H, so that formulas broadcast without any reshaping. What does not exist
(payback that never comes, a ratio to nothing) is NaN in an array and None at the outside.

`parameters` declares what goes in: the numbers that a person sets, and the arrays that an estimate takes. `formulas`
holds one plain function for each quantity, named after it, with its inputs as arguments. `estimate` writes the order,
and is the only place that does. `finance` is the arithmetic of cash flows, fit for any flows. `payoff` compares
adopting and holding back. `tool_choice` says which tools to take first, and which within a budget. `published_cases`
are the figures that all of it must reproduce.

`batch` carries many rows through the same steps at speed; `uncertainty` runs thousands of trials of one case with it.
"""
