"""Files with faults nobody thought of: `python -m tests.house.fuzzing KIND FIRST_SEED SECONDS [CASES]`.

Each seed makes one file out of a good one and reads it as the app would. The last line printed is JSON: how many files,
the most CPU seconds that one took, the largest memory, and the seeds that raised something, with where it arose.
"""

from __future__ import annotations

import json
import random
import resource
import sys
import time
import traceback
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

from roi_app import assets
from roi_app.benchmarks.load import default_catalogue, read_pack
from roi_app.checks.problem import Problem
from roi_app.documents.case import resolve
from roi_app.documents.document import Document
from roi_app.documents.files import DocumentError
from roi_app.documents.pdf_attachment import read_attached
from roi_app.documents.read import read_document
from roi_app.documents.samples import SAMPLES
from roi_app.documents.write import dump
from roi_app.estimates.answer import answer
from roi_app.exports.pdf.logo import read_logo
from roi_app.texts.catalog import Texts, describe
from tests.house.reshaping import reshaped

WORDS = Texts("en")
TODAY = date(2026, 11, 26)
PIECES = (
    b"\x00", b"\xff", b"\xed\xa0\x80", b'"\\ud800"', b"NaN", b"1e999", b"-1e-999", b"9" * 400, b"[" * 300, b"{" * 300,
    b'"', b"\\", b",", b":", b"]", b"}", b"null", b"true", b"5e-324", b"1e12", b"%PDF-", b"endstream", b"stream\r\n",
    b"/EmbeddedFile", b"<svg>", b"&a;", b"<!ENTITY a 'b'>", b"<use href='#a'/>", b"\xff\xd8", b"IHDR", b"IDAT", b"iCCP",
    b"[[levers]]", b"= ", b"'''", b"\xe2\x80\xae", b"\r", b"\n",
)  # fmt: skip

DRAWING = """
<style>.a{fill:url(#g);stroke-width:2}</style>
<defs><linearGradient id="g" x1="0" x2="1"><stop offset="0.2" stop-color="#c33"/><stop offset="0.9"/></linearGradient>
<clipPath id="c"><circle cx="10" cy="10" r="8"/></clipPath><symbol id="s" viewBox="0 0 9 9"><rect width="9" height="9"/>
</symbol></defs><g transform="rotate(30 5 5) scale(1.5)" clip-path="url(#c)"><use href="#s" width="9" height="9"/></g>
<path class="a" d="M1 2 C3 4 5 6 7 8 A9 9 0 0 1 20 10 Q3 3 9 1 Z"/><polyline points="1,2 3,4 5,6" stroke="#000"/>
<ellipse cx="20" cy="10" rx="9" ry="4" opacity="0.5" stroke="#123456" stroke-width="0.5"/>
"""


def mutated(good: bytes, chance: random.Random) -> bytes:
    """A good file with one to a dozen faults."""
    data = bytearray(good)
    for _ in range(chance.randint(1, 12)):
        at = chance.randrange(len(data) + 1)
        end = min(len(data), at + chance.choice((1, 2, 8, 64, 1024)))
        match chance.randrange(7):
            case 0:
                data[at:end] = bytes(chance.randrange(256) for _ in range(end - at))
            case 1:
                del data[at:end]
            case 2:
                data[at:at] = data[at:end] * chance.choice((1, 2, 50))
            case 3:
                data[at:at] = chance.choice(PIECES)
            case 4:
                data[at:end] = chance.choice(PIECES)
            case 5:
                del data[at:]
            case _ if at < len(data):
                data[at] ^= 1 << chance.randrange(8)
    return bytes(data)


def _documents() -> list[bytes]:
    return [assets.read_bytes("samples", f"{name}.roi") for name in SAMPLES]


def _reports() -> list[bytes]:
    from roi_app.estimates.uncertain import uncertain
    from roi_app.exports.pdf.options import Options
    from roi_app.exports.pdf.report import make_pdf
    from roi_app.model.uncertainty.trials import simulate

    estimate = answer(resolve(Document(name="店"), default_catalogue()))
    trials = simulate(uncertain(estimate.case), 100, 1)
    assert trials is not None
    return [make_pdf(estimate, trials, Options("en", datetime(2026, 11, 26, tzinfo=UTC)))]


def _logos() -> list[bytes]:
    from tests.exports.pdf import pictures

    return [pictures.png(40, 30), pictures.JPEG, pictures.svg(pictures.CIRCLE), pictures.svg(DRAWING)]


def _packs() -> list[bytes]:
    return [assets.read_bytes("benchmarks", "merchant-roi.toml")]


def _tell(problem: Problem) -> None:
    assert describe(problem, WORDS)


def _read_document(data: bytes) -> None:
    reading = read_document(data, default_catalogue())
    for problem in reading.problems:
        _tell(problem)
    if reading.document is not None:
        answer(resolve(reading.document, default_catalogue()))
        assert read_document(dump(reading.document), default_catalogue()).document == reading.document


def _read_report(data: bytes) -> None:
    try:
        _read_document(read_attached(data))
    except DocumentError as fault:
        _tell(fault.problem)


def _read_logo(data: bytes) -> None:
    for problem in read_logo(data).problems:
        _tell(problem)


def _read_pack(data: bytes) -> None:
    for problem in read_pack(data.decode("utf-8", "replace"), "a.toml", TODAY).problems:
        _tell(problem)


KINDS: dict[str, tuple[Callable[[], list[bytes]], Callable[[bytes], None]]] = {
    "documents": (_documents, _read_document),
    "reports": (_reports, _read_report),
    "logos": (_logos, _read_logo),
    "packs": (_packs, _read_pack),
}


def main(kind: str, first: int, seconds: float, cases: int = sys.maxsize) -> None:
    """Read mutated files, one for each seed from the first on, until the time is over or there were so many."""
    make, read = KINDS[kind]
    good = make()
    faults: dict[int, str] = {}
    slowest, seed, end = 0.0, first, time.monotonic() + seconds
    while time.monotonic() < end and seed < first + cases:
        chance = random.Random(f"{kind} {seed}")  # noqa: S311 - a file to be made again, no secret
        fault = chance.choice((mutated, reshaped))
        data, begun = fault(chance.choice(good), chance), time.process_time()
        try:
            read(data)
        except Exception as fault:  # noqa: BLE001 - any exception is what is looked for
            last = traceback.extract_tb(fault.__traceback__)[-1]
            faults[seed] = f"{fault!r} at {last.filename}:{last.lineno}"
        slowest = max(slowest, time.process_time() - begun)
        seed += 1
    told = {
        "files": seed - first,
        "first": first,
        "slowest_s": round(slowest, 3),
        "peak_mib": peak_mib(),
        "faults": faults,
    }
    print(json.dumps(told | {"faults": faults}))  # noqa: T201 - the answer


def peak_mib() -> int:
    """The most memory this program ever held, MiB; `getrusage` counts the process that started it, too."""
    status = Path("/proc/self/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    (line,) = (one for one in status.read_text(encoding="ascii").splitlines() if one.startswith("VmHWM"))
    return int(line.split()[1]) // 1024


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), float(sys.argv[3]), *map(int, sys.argv[4:]))
