"""The three sample shops that come with the app."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from roi_app import assets
from roi_app.benchmarks.load import default_catalogue
from roi_app.documents.document import Document
from roi_app.documents.read import read_document
from roi_app.texts.catalog import Texts

SAMPLES: Final = ("clothing", "appliances", "cross-border")


def sample_bytes(name: str) -> bytes:
    """A sample shop as the file that it is; raises KeyError for a name that is not in `SAMPLES`."""
    if name not in SAMPLES:
        raise KeyError(name)
    return assets.read_bytes("samples", f"{name}.roi")


def sample(name: str) -> Document:
    """A sample shop; raises KeyError for a name that is not in `SAMPLES`."""
    reading = read_document(sample_bytes(name), default_catalogue())
    if reading.document is None:
        raise ValueError(f"the sample {name} is broken: {reading.problems}")
    return reading.document


def sample_in(name: str, language: str) -> Document:
    """A sample shop that bears its name in the reader's language; raises KeyError as `sample` does."""
    return replace(sample(name), name=Texts(language).text(f"sample.{name}"))
