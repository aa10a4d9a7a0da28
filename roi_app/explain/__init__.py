"""How a figure is made: its formula in words, the numbers in it, and the way down to the source of each.

In goes an `Answer` and a target, such as `npv`, `saved_by_stream:photo` or `net_flow@12`; out comes an `Explanation`
whose terms are targets in turn. `lookup` is the way in.

Nothing is explained by hand. `tracing` runs the model's own function on symbols and keeps what was done to them,
`expressions` puts that tree at one stream and month with its sums written out, `formula_text` writes it by names or by
numbers, and `computed` adds the terms, rows and conditions. So an explanation cannot say anything else than what was
computed. The workbook writes its formulas from the same trees.

What goes in has no formula: `origins` tells whose value it is, how sure, and who says so.
"""
