"""Makes what people install, from this checkout: a folder that needs no Python, and the packages around it.

`bundle` lets PyInstaller make the folder, `desktop` adds what tells a Linux desktop of the app, `debian` and `portable`
wrap both, `source` makes wheel and sdist, `papers` the licences, the list of parts and the checksums. The same checkout
gives the same bytes: whatever wants a date gets that of the last commit.
"""
