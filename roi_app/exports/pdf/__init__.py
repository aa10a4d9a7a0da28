"""The estimate that a client keeps: a tagged PDF of four to six pages, the same bytes for the same input.

An `Answer`, its trials and `Options` come in; the bytes of a PDF, or of page previews as PNG, go out. The way is
`report`: `contents` works out once what is said, `pages` lay it out, `plain` and `text` turn that into clean data, and
`typeset` hands it to typst with the template in `assets/report`. Nothing that a person typed is ever read as markup.

Decisions: the file is PDF/A-3a and PDF/UA-1 at once, since only part 3 of PDF/A may carry a file of another format: the
`.roi` itself, so a received PDF opens in the app again (`documents.pdf_attachment`). What the fonts cannot show becomes
□ and is said. A `seller`'s logos are drawn anew (`logo`), vector ones reduced to plain shapes (`svg`); its colour is
darkened until it can be read on white. No Qt, so command line and worker thread make the same file as the window.
"""
