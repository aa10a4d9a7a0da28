"""What is shown of a report before it is made, as bytes that another process can read: pages, remarks and a logo."""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import accumulate, pairwise

from roi_app.checks.frozen import FrozenMap
from roi_app.checks.problem import Problem, Severity
from roi_app.exports.pdf.logo import Kind, Logo


@dataclass(frozen=True, slots=True)
class Preview:
    """Each page as PNG, what cannot be shown as it was given, and the logo in use."""

    pages: tuple[bytes, ...]
    remarks: tuple[Problem, ...]
    logo: Logo | None

    def as_bytes(self) -> bytes:
        """The preview for another process: a line that says what follows it, and that."""
        logo = () if self.logo is None else (self.logo.data, self.logo.seen)
        parts = (*logo, *self.pages)
        told = {
            "logo": None if self.logo is None else self.logo.kind,
            "remarks": [[one.where, one.code, dict(one.values), one.severity, one.line] for one in self.remarks],
            "sizes": [len(part) for part in parts],
        }
        return b"".join((json.dumps(told).encode(), b"\n", *parts))


def preview_in(data: bytes) -> Preview:
    """The preview that another process has made; raises ValueError or KeyError for anything else."""
    line, _, rest = data.partition(b"\n")
    told = json.loads(line)
    parts = [rest[begin:end] for begin, end in pairwise(accumulate(told["sizes"], initial=0))]
    logo = None if told["logo"] is None else Logo(Kind(told["logo"]), parts.pop(0), parts.pop(0))
    remarks = (
        Problem(where, code, FrozenMap(values), Severity(severity), line)
        for where, code, values, severity, line in told["remarks"]
    )
    return Preview(tuple(parts), tuple(remarks), logo)
