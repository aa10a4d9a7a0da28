"""Amounts as people write them: read where they are surely one number, refused otherwise."""

import doctest
import math
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roi_app.texts import amounts
from roi_app.texts.amounts import Amount, parse_amount, read_amount

READ = {
    "8450": 8450,
    "8,450": 8450,
    "¥8,450": 8450,
    "￥８，４５０": 8450,
    "¥ 8,450.50": 8450.5,
    "8450元": 8450,
    "8450 元/月": 8450,
    "8450元每月": 8450,
    "¥8,450 a month": 8450,
    "$8,450/month": 8450,
    "1.2萬": 12_000,
    "1.2 万元": 12_000,
    "3億": 3e8,
    "3亿": 3e8,
    "2千": 2000,
    "8.4k": 8400,
    "8.4K": 8400,
    "1.5m": 1.5e6,
    "3w": 30_000,
    "3 W": 30_000,
    "¥1.2w/月": 12_000,
    "3 k": 3000,
    "=3*4": 12,
    "＝３×（４＋１）": 15,
    "= 1,200 / 5": 240,
    "=-3": -3,
    "=8÷2−10": -6,
    "2bn": 2e9,
    "30%": 0.3,
    "３０％": 0.3,
    "3成": 0.3,
    "0.5": 0.5,
    ".5": 0.5,
    "5.": 5,
    "+5": 5,
    "-5": -5,
    "−5": -5,
    "¥-5": -5,
    "-¥5": -5,
    "(500)": -500,
    "（1,000）": -1000,
    "NT$100": 100,
    "nt$100": 100,
    "HK$100": 100,
    "US$100": 100,
    "JP¥100": 100,
    "€100": 100,
    "£100": 100,
    "RMB 100": 100,
    "  7  ": 7,
    "007": 7,
    "100 USD": 100,
    "100.00-": -100,
    "100元整": 100,
    "一千二百元": 1200,
    "壹仟貳佰圓整": 1200,
    "叁元伍角陆分": 3.56,
    "两万": 20_000,
    "廿五": 25,
    "負五百元": -500,
    "人民币一百元": 100,
}

REFUSED = [
    "三万五",
    "一二三",
    "万",
    "-5-",
    "¥5 CNY",
    "",
    " ",
    "abc",
    "1 2",
    "1,2",
    "1,23,456",
    "12,34",
    "1.2.3",
    "6²",
    "½",
    "१२",
    "1e3",
    "0x10",
    "inf",
    "nan",
    "--5",
    "-¥-5",
    "(-5)",
    "((5))",
    "5%%",
    "5%萬",
    "5 apples",
    "約30",
    "3-5",
    "3~5",
    "¥",
    "%",
    "¥¥5",
    "9" * 65,
    "=",
    "=3*",
    "=3w",
    "=3*4=12",
    "=12,34",
    "=1/0",
    "=__import__('os')",
    "=" + "1+" * 32 + "1",
]


@pytest.mark.parametrize("text", READ)
def test_what_people_write_is_read(text):
    assert read_amount(text) == pytest.approx(READ[text], rel=1e-12)


@pytest.mark.parametrize("text", REFUSED)
def test_what_is_not_surely_one_number_is_refused(text):
    assert read_amount(text) is None


def test_the_unit_may_stand_around_the_number():
    assert read_amount("6 天", "天") == 6
    assert read_amount("6天", "天") == 6
    assert read_amount("6", "天") == 6
    assert read_amount("6 DAYS", "days") == 6
    assert read_amount("6 days", "天") is None
    assert parse_amount("每年 10%", [("每年", "")]) == Amount(0.1, is_share=True)
    assert parse_amount("10% a year", [("每年", ""), ("", "a year")]) == Amount(0.1, is_share=True)
    assert parse_amount("days", [("", "days")]) is None


def test_how_it_was_written_is_told():
    assert parse_amount("30%") == Amount(0.3, is_share=True)
    assert parse_amount("3成") == Amount(0.3, is_share=True)
    assert parse_amount("¥5") == Amount(5, currencies=("CNY", "JPY"))
    assert parse_amount("(us$5)") == Amount(-5, currencies=("USD",))
    assert parse_amount("500円/月") == Amount(500, currencies=("JPY",))
    assert parse_amount("5") == Amount(5)


@given(st.floats(0, 1e12), st.integers(0, 4), st.sampled_from(["", "¥", "NT$", "€ "]))
def test_a_number_with_thousands_separators_is_read_back(value, digits, sign):
    assert read_amount(f"{sign}{value:,.{digits}f}") == float(f"{value:.{digits}f}")


@given(st.floats(0, 1e6), st.sampled_from(["%", " %", "％"]))
def test_per_cent_is_a_hundredth(value, sign):
    assert read_amount(f"{value:.2f}{sign}") == float(f"{value:.2f}") / 100


@given(st.text(string.printable + "¥￥％（）萬万億亿千成元，．０１２９²½約~", max_size=80))
def test_any_text_is_a_finite_number_or_nothing(text):
    found = read_amount(text)
    assert found is None or math.isfinite(found)


@given(st.text(string.printable + "¥％（）萬元，．０９", max_size=30))
def test_full_width_reads_as_half_width(text):
    wide = text.translate(str.maketrans("0123456789.,%()", "０１２３４５６７８９．，％（）"))
    assert read_amount(wide) == read_amount(text)


def test_the_examples_of_the_docstrings_hold():
    assert doctest.testmod(amounts).failed == 0
