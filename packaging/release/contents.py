"""Which files of the packages an installed app needs, by their path below site-packages; the rest is for developers."""

import re

# Tests, headers, stubs, sources of what is compiled, and whole parts that nothing of ours reaches.
_UNUSED = re.compile(
    r"(?:^|/)(?:tests?|testing/tests|__pycache__|include)/"
    r"|\.(?:pyi|pxd|pyx|pxi|tp|h|hpp|c|cc|cpp|lib|a|def|typed|build|exe|md|rst)$"
    r"|(?:^|/)(?:conftest|\w+_test|setup)\.py$"
    r"|^numpy/(?:f2py|_pyinstaller|distutils|_core/tests|random/_examples)/"
    r"|^fontTools/(?!__init__|agl|config/|encodings/|misc/|ttLib/|unicode|cffLib/|pens/|subset/|otlLib/|colorLib/)"
    r"|^(?:cn2an|proces)/(?:performance|utils)\.py$"
    r"|^(?:example|build|src)/"
    r"|^numpy/_core/_\w*tests\."
    r"|^[^/]+\.(?:dist-info|data)/"
)

# Qt is taken the other way round: only what the window comes to use.
_OF_QT = re.compile(
    r"^PySide6/(?:__init__|_config|_git_pyside_version)\.py$"
    r"|^PySide6/Qt(?:Core|Gui|Widgets|Svg)\.pyd$"
    r"|^PySide6/Qt6(?:Core|Gui|Widgets|Svg)\.dll$"
    r"|^PySide6/(?:pyside6\.abi3|msvcp140\w*|vcruntime140\w*)\.dll$"
    r"|^PySide6/translations/qtbase_zh_(?:TW|CN)\.qm$"
    r"|^PySide6/plugins/platforms/qwindows\.dll$"
    r"|^PySide6/plugins/styles/qmodernwindowsstyle\.dll$"
    r"|^PySide6/plugins/iconengines/qsvgicon\.dll$"
    r"|^PySide6/plugins/imageformats/q(?:ico|jpeg|svg)\.dll$"
    r"|^shiboken6/(?:\w+\.py|Shiboken\.pyd|shiboken6\.abi3\.dll)$"
)
_QT = ("PySide6/", "shiboken6/")


def is_used(path: str) -> bool:
    """Whether a file of a wheel for Windows gets into the package."""
    if path.startswith(_QT):
        return _OF_QT.match(path) is not None
    return _UNUSED.search(path) is None
