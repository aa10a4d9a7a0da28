"""The command line: every figure of the app without its window, for people in a terminal and for other programs.

Arguments enter; a table for people or JSON for programs leaves on standard output, problems and warnings on
standard error, one line each, and an exit status: 0 done, 2 bad input or usage, 1 anything else.
`program` runs a command and lets nothing escape as a traceback; `arguments` says what may be asked, `console` is
the one place that writes, `layout` aligns text whose characters are one or two columns wide.
Decisions: the words come from the same texts and figures as the window's, so the two cannot disagree; only what
argparse says of bad usage stays English. A command collects its whole output before it writes, so that a text
is never half in one encoding. JSON is always UTF-8. No Qt, no pandas: a script may call it a thousand times.
"""

from roi_app.cli.program import main

__all__ = ["main"]
