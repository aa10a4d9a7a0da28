"""What the packaged program runs first."""

import os
import sys


def restore_library_path() -> None:
    """Give the processes that we start the libraries of the system: the launcher has put ours before them.

    This process has what it needs; a viewer of PDFs that was started by it would load our Qt.
    """
    original = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)
    if original is not None:
        os.environ["LD_LIBRARY_PATH"] = original
    else:
        os.environ.pop("LD_LIBRARY_PATH", None)


if __name__ == "__main__":
    restore_library_path()
    from roi_app.__main__ import main

    sys.exit(main())
