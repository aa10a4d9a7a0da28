"""Colours, type and motion: whoever paints or styles a widget asks here and keeps no colour of its own.

`theme` holds the palette in force, light or dark, as the system or a person wishes; `fonts` the type, the system's own
where it writes Chinese; `reduced_motion` asks the system whether anything may move. `style_sheet` fills the names in
`assets/style.qss` from the same palette: the looks of whatever Qt draws itself stand there, not in code.

The palette itself belongs to the figures, because paper and window show the same colours. Charts that leave the app
are drawn `on_paper`, always light. Widgets are painted by hand only where a style sheet cannot say what is wanted. A
font is shared by all who ask for its size: copy it before changing it.
"""
