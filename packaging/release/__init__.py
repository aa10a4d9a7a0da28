"""Makes what people install, from this checkout: a folder that needs no Python, and the packages around it.

`packages` knows every kind. `bundle` lets PyInstaller make the folder and cuts it down, with `unicode_data` for Qt's
largest part and `fonts` for what is written with; `desktop` adds what tells a Linux desktop of the app, `debian` and
`portable` wrap both. `windows` makes an installer on Linux without PyInstaller, of the files that `contents` lets
through; `macos` a disk image on a Mac; `source` wheel and sdist. `icons` draws, `papers` and `sbom` write licences and
the list of parts. The same checkout gives the same bytes: whatever wants a date gets that of the last commit.
"""
