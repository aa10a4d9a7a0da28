"""What is known of the world: ranges with their sources, tools with their prices, presets, platforms.

For everyone who asks "why this number?". A pack of TOML enters, the shipped one or a merchant's own; a `Catalogue`
leaves, or every fault of the pack at once, each with its place, its line and what to do. Figures are data in
`assets/benchmarks`, so that a person can correct one without touching code, and each carries source, grade, the day
it was read and the day until which it may be used; one out of date is a warning, not an error. What nobody has
measured says so: its grade is `assumption` and its source is the authors' judgement, so that a missing source stays
an error. A pack may extend the shipped one; a figure that it changes must bring its own evidence.
`load` reads a file or a text, `build` makes the catalogue of it by the reader of `checks`, `faults` names what only a
pack can get wrong. The declarations in `model.parameters` decide names, units and bounds; none is repeated here.
"""
