"""The case inside a PDF: finds the `.roi` that a report carries, without reading the PDF as a whole.

A file inside a PDF is a stream object of its own, and a stream can lie in no compressed group of objects; so
looking for such streams finds it in any file that is not encrypted, also after other programs have saved it anew.
Only as much is unpacked as a document may hold. Raises nothing but DocumentError.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from typing import BinaryIO, Final

from roi_app.benchmarks.catalogue import Catalogue
from roi_app.checks.frozen import FrozenMap
from roi_app.checks.json_object import MOST_BYTES
from roi_app.checks.ordinary_file import FileName
from roi_app.checks.problem import Problem
from roi_app.documents.files import DocumentError, read_whole
from roi_app.documents.read import ReadDocument, read_document

SUFFIX: Final = ".pdf"
MOST_PDF_BYTES: Final = 64 * 2**20
MOST_TRIED: Final = 16
"""Embedded files that are looked into: a report has one."""

_START: Final = b"%PDF-"
_HEAD: Final = 1024
"""A PDF may have that much before it begins, by Adobe's old rule."""

_DICTIONARY: Final = 2048
"""Bytes on either side of the mark in which the stream's dictionary must begin and end."""

_MARK: Final = re.compile(rb"/EmbeddedFile(?![A-Za-z])")
_STREAM: Final = re.compile(rb"\bstream\r?\n")
_FILTER: Final = re.compile(rb"/Filter\s*\[?\s*/(\w+)\s*\]?")
_LENGTH: Final = re.compile(rb"/Length\s+(\d{1,9})(?!\s+\d+\s+R)")
_OURS: Final = re.compile(rb'"format"\s*:\s*"merchant-roi"')


def load_attached(path: FileName, catalogue: Catalogue) -> ReadDocument:
    """The document that a PDF file carries; every problem is in the reading, and nothing is raised."""
    try:
        return read_document(read_attached(read_whole(path, MOST_PDF_BYTES)[0]), catalogue)
    except DocumentError as fault:
        return ReadDocument(None, (fault.problem,))


def read_received(stream: BinaryIO, catalogue: Catalogue) -> ReadDocument:
    """The document in a stream such as standard input: its own bytes, or those that a PDF carries."""
    data = stream.read(MOST_BYTES + 1)
    if not is_pdf(data):
        return read_document(data, catalogue)
    try:
        return read_document(read_attached(data + stream.read(MOST_PDF_BYTES + 1 - len(data))), catalogue)
    except DocumentError as fault:
        return ReadDocument(None, (fault.problem,))


def is_pdf(data: bytes) -> bool:
    """Whether bytes are a PDF by their beginning."""
    return _START in data[:_HEAD]


def read_attached(data: bytes) -> bytes:
    """The bytes of the `.roi` that a PDF carries, the last one where there are several; raises DocumentError.

    The problem is `pdf_too_large`, `pdf_not_one`, `pdf_encrypted` or `pdf_without_case`.
    """
    if len(data) > MOST_PDF_BYTES:
        raise _error("pdf_too_large", most=str(MOST_PDF_BYTES // 2**20))
    if not is_pdf(data):
        raise _error("pdf_not_one")
    found = None
    for embedded in _embedded(data):
        if _OURS.search(embedded):
            found = embedded
    if found is not None:
        return found
    raise _error("pdf_encrypted" if b"/Encrypt" in data else "pdf_without_case")


def _embedded(data: bytes) -> Iterator[bytes]:
    """The content of each embedded file that can be unpacked, in the order of the PDF."""
    for tried, mark in enumerate(_MARK.finditer(data)):
        if tried == MOST_TRIED:
            return
        stream = _STREAM.search(data, mark.end(), mark.end() + _DICTIONARY)
        if stream is None:
            continue
        begin = data.rfind(b"obj", max(0, mark.start() - _DICTIONARY), mark.start())
        dictionary = data[max(begin, 0) : stream.start()]
        content = _content(data, stream.end(), dictionary)
        if content is not None:
            yield content


def _content(data: bytes, start: int, dictionary: bytes) -> bytes | None:
    """A stream's content, or None where it is packed in a way that no report is, or too large."""
    packed = _FILTER.search(dictionary)
    if packed is None:
        length = _LENGTH.search(dictionary)
        end = start + int(length[1]) if length else data.find(b"endstream", start)
        return data[start:end] if start <= end <= min(len(data), start + MOST_BYTES) else None
    if packed[1] != b"FlateDecode":
        return None
    unpacking = zlib.decompressobj()
    try:
        content = unpacking.decompress(memoryview(data)[start:], MOST_BYTES + 1)
    except zlib.error:
        return None
    return content if unpacking.eof and len(content) <= MOST_BYTES else None


def _error(code: str, **values: str) -> DocumentError:
    return DocumentError(Problem("", code, FrozenMap(values)))
