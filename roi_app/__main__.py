"""Start the window or the command line, and load only the one that is meant."""

import gc
import importlib.util
import os
import re
import sys
import threading
from collections.abc import Sequence
from types import ModuleType

MAKE_FILE = "--make-file"
"""The window starts the program so, to make a file in a process of its own."""

READ_SHEET = "--read-sheet"
"""A sheet from elsewhere is read so, in a process that may fail."""

LATER = (
    *("numpy", "roi_app.model.estimate"),
    *("configparser", "ctypes", "difflib", "hashlib", "html", "logging", "platform", "secrets", "socket", "tomllib"),
    *("roi_app.documents.pdf_attachment", "roi_app.explain.origins", "roi_app.texts.typed"),
)
"""What the first picture does without, imported as modules and loaded when something of them is used.

The first two are a seventh of the start, and wait where the first figures are known from the last time.
"""

_COMMAND = re.compile(r"-|[a-z][a-z0-9-]*\Z")


def opens_window(arguments: Sequence[str]) -> bool:
    """Tell whether these arguments open the window: none at all, a file, or `--sample NAME`.

    A plain word (`estimate`) or an option (`--version`) is the command line's. A file has a suffix or a folder in
    its name, so one called `estimate` is opened as `./estimate`.
    """
    return not arguments or arguments[0] == "--sample" or _COMMAND.match(arguments[0]) is None


class _Later(ModuleType):
    """Stands for a module until one of its names is asked for, and then has all of them.

    The `LazyLoader` of the standard library loads at the second `import` of the same module.
    """

    def __getattr__(self, name: str) -> object:
        # Not while it loads, which may take a lock that another thread holds which waits here.
        with _LOADING:
            if sys.modules.get(self.__name__) is self:
                del sys.modules[self.__name__]
        real = importlib.import_module(self.__name__)
        vars(self).update(vars(real))
        return getattr(real, name)


_LOADING = threading.Lock()


def load_later(name: str) -> None:
    """Let `import name` cost nothing until the module is used; what is loaded already stays."""
    spec = None if name in sys.modules else importlib.util.find_spec(name)
    if spec is not None:
        later = _Later(name)
        later.__spec__, later.__file__ = spec, spec.origin
        sys.modules[name] = later


def hurry() -> None:
    """Do without what only delays the first picture; `app` lets the garbage collector on when it is there."""
    # Read when numpy is loaded: making a thread for each core costs more than they ever give back here.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    gc.disable()
    for name in LATER:
        load_later(name)
    # Before anything else of Qt: it keeps the import statement as it is.
    import roi_app.gui  # noqa: F401


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the app with these arguments, by default the process's own, and return its exit status."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given == [MAKE_FILE]:
        from roi_app.exports import made_apart

        return made_apart.main()
    if given == [READ_SHEET]:
        from roi_app.ledger import read_apart

        return read_apart.main()
    if opens_window(given):
        hurry()
        from roi_app import app

        return app.main(given)
    from roi_app import cli

    return cli.main(given)


if __name__ == "__main__":
    sys.exit(main())
