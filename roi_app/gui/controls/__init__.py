"""The window's vocabulary: widgets that know texts, numbers and colours by name, and nothing of ROI.

What enters is a word, a number or a key; what leaves is a signal about what a person did. Showing a value by code
sends no signal. Texts arrive translated and formatted, for no control has a catalogue.

Each kind of behaviour has one base: `painted_button` (pointer, Enter, focus), `exclusive_row` (one of many is on),
`drag_slider` and `drag` (a handle that follows the pointer), `text_field` (undo is the window's while nothing is
typed). All icons are in `icons`. `labels` and `tooltips` are the only makers of labels and tooltips, because Qt takes
whatever looks like markup for markup and a file may bring any text; a house test looks for others. What Qt draws well
is styled in `assets/style.qss` instead of being painted here. The wheel scrolls and never changes a value.
"""
