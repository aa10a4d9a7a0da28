"""Puts everything together: the main window, its bar, menu and tabs, and what fills it in place of the work.

Enter: a session and settings (`app` builds both); leaves: a window. `actions` is the one table of what keys, menu and
bar do, from which tooltips and the help's list of keys are made too; `menu` and `top_bar` show it, `views` shows the
work, the presentation or the welcome, `column` shares the height among head, waterfall and tabs, `dialogs` opens what
stands beside the work, `lazy` loads what the first picture does without.

Decision: the window assembles and routes, it computes and says nothing itself; whatever it shows is a panel, a page
or a dialog that knows only the session.
"""
