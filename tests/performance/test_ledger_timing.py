"""How long an import of 100,000 rows takes (goal: 3 s of CPU, the process that reads among them)."""

import csv
import random
import resource
from datetime import datetime, timedelta

import pytest
import xlsxwriter

from roi_app.ledger.ledger import build_ledger
from roi_app.ledger.sheets import read_file
from tests.ledger.lives import lives

ROWS = 100_000
HEAD = ("交易时间", "商品说明", "交易对方", "分类", "金额", "收/支", "交易状态", "交易订单号")


def rows():
    chance = random.Random(1)  # noqa: S311 - invented money, no secret
    for number in range(ROWS):
        one = chance.choice(LINES)
        at = datetime(2025, 5, 1) + timedelta(minutes=5 * number)  # noqa: DTZ001 - the time of a shop
        text = f"{chance.choice(one.texts)} 订单{chance.randrange(10**9)}"
        amount = round(chance.uniform(one.low, one.high), 2)
        way = "收入" if "income" in one.marks else "支出"
        yield at, text, chance.choice(one.payees), one.category, amount, way, "交易成功", f"2025{number:016d}"


LINES = lives()["clothes"]


@pytest.fixture(scope="module", params=["csv", "xlsx"])
def sheet(request, tmp_path_factory):
    path = tmp_path_factory.mktemp("many") / f"many.{request.param}"
    if request.param == "csv":
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([HEAD, *rows()])
        return path
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        made, day = book.add_worksheet(), book.add_format({"num_format": "yyyy-mm-dd hh:mm"})
        made.write_row(0, 0, HEAD)
        for place, (at, *rest) in enumerate(rows(), 1):
            made.write_datetime(place, 0, at, day)
            made.write_row(place, 1, rest)
    return path


def cpu():
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in used)


def test_a_hundred_thousand_rows(benchmark, sheet):
    begun = cpu()
    ledger = benchmark.pedantic(lambda: build_ledger([read_file(sheet)]), rounds=3)
    benchmark.extra_info["cpu_s"] = (cpu() - begun) / 3
    assert len(ledger.rows) == ROWS
