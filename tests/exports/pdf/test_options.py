import pytest

from roi_app.exports.pdf.options import Options
from tests.exports.pdf.reports import STAMP


def test_a_stamp_needs_its_time_zone():
    with pytest.raises(ValueError, match="time zone"):
        Options("en", STAMP.replace(tzinfo=None))
