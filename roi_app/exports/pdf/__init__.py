"""The estimate that a client keeps: a tagged PDF of four to six pages, the same bytes for the same input.

An `Answer`, its `Robustness` and `Options` come in; the bytes of a PDF, or of page previews as PNG, go out. `composing`
gathers what is said as one tree of texts and numbers, one module a page; `engine` hands it to typst with the
template in `assets/report`. Text is data all the way: nothing that a person typed is ever read as markup.

Decisions: the file is PDF/A-3a and PDF/UA-1 at once, which the engine gives together, since only part 3 of PDF/A may
carry a file of another format: the `.roi` itself is attached, so a received PDF opens in the app again
(`documents.attached` reads it back). What the font cannot show becomes □ and is said, as a remark and in the file.
Logos are decoded and drawn anew (`logo`), vector ones reduced to plain shapes (`svg`); a seller's colour is darkened
until it can be read on white. No Qt, so the command line and a worker thread make the same file as the window.
"""
