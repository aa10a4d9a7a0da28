"""What people read and type.

In comes a key, a number with its unit, a problem of the checks, or what somebody typed; out goes a sentence in the
reader's language, or the number that was meant. `catalog` holds the words, one file for each first word of a key, and
falls back zh-Hans → zh-Hant → en; `plurals` gives a count its form, in CLDR's manner, from tables that go-i18n reads.
`formatting` writes numbers, units and ranges; `typed` reads them back through `amounts` (one parser, for what people
type and what sheets hold) and `sums` (=3*4); `columns` says how wide a text is in a terminal or a cell. What the room
writes it can read: typing what is shown changes nothing.

It knows the model's units and no Qt, so that window, command line and exports say the same words; Qt's own words are
the window's affair (`gui.state.qt_language`). A key that nobody asks for fails a test, and so does one that is missing.
"""
