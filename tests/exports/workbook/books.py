"""Workbooks made once for all tests that read them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from roi_app.documents.document import Document
from roi_app.documents.samples import SAMPLES, sample, sample_in
from roi_app.estimates.answer import Answer
from roi_app.estimates.uncertain import uncertain
from roi_app.exports.workbook.case_workbook import make_workbook
from roi_app.model.parameters import STREAMS
from roi_app.model.uncertainty.trials import Uncertainty, simulate
from tests.exports.workbook.cases import answered, random_document
from tests.exports.workbook.recalculation import Sheets, options, read

DOCUMENTS = {
    **{name: sample(name) for name in SAMPLES},
    "one bill": sample("clothing").with_value("tools_per_month", 300),
    "no tool": replace(sample("clothing"), levers=dict.fromkeys(STREAMS)),
    "nothing": Document(),
    **{str(seed): random_document(seed) for seed in range(4)},
}


@dataclass(frozen=True, eq=False)
class Made:
    """A case with its trials, and its workbook."""

    answer: Answer
    trials: Uncertainty
    data: bytes

    @property
    def sheets(self) -> Sheets:
        return read(self.data)

    @property
    def formulas(self) -> Sheets:
        return read(self.data, formulas=True)


@lru_cache(maxsize=48)
def made(document: Document, language: str = "en") -> Made:
    found = answered(document)
    trials = simulate(uncertain(found.case), 512, 1)
    return Made(found, trials, make_workbook(found, options(language), trials))


def made_sample(name: str, language: str = "en") -> Made:
    return made(sample_in(name, language), language)
