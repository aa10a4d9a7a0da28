"""From a merchant's own books to its current costs: sheets in, a `Ledger` and from it a `Document` out.

`sheets` reads a file in a process of its own with limits, because a hostile sheet can kill the one that reads it;
`layout` finds the table in a sheet and which column is what; `rows` makes dated amounts of its rows and says of each
other row why not; `classify` tells by `rules` what each was paid for; `ledger` puts several sheets together, counts
each payment once and works out what a month costs, stream by stream, with the rows behind each figure; `to_document`
puts the figures, and nothing else of the books, into a document. `answers` is all that a person has decided, so that
an import can be repeated. Nothing is guessed silently: each row bears the rule that decided, and what no rule knows is
shown as unclassified.
"""
