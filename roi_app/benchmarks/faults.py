"""What can be wrong with a benchmark pack beyond what `checks` finds in any file: the codes of its sentences."""

from __future__ import annotations

from enum import StrEnum


class Fault(StrEnum):
    """A kind of fault that only packs have; its value is the code of the sentence `problem.<code>`."""

    BAD_TOML = "pack_bad_toml"
    DUPLICATE = "pack_duplicate"
    TOO_DEEP = "pack_too_deep"
    NO_FORMAT = "pack_no_format"
    WRONG_FORMAT = "pack_wrong_format"
    NO_VERSION = "pack_no_version"
    WRONG_VERSION = "pack_wrong_version"
    NEWER_FORMAT = "pack_newer_format"
    MISSING_SOURCE = "pack_missing_source"
    UNIT_MISMATCH = "pack_unit_mismatch"
    BAD_PUBLISHED = "pack_bad_published"
    BAD_ADDRESS = "pack_bad_address"
    DATES_REVERSED = "pack_dates_reversed"
    WRONG_STREAM = "pack_wrong_stream"
    NOT_SERVED = "pack_not_served"
    EXPIRED = "pack_expired"
    UNUSED_SOURCE = "pack_unused_source"
