"""What words tell: of many that people write, and of one word beside another."""

import tomllib
from pathlib import Path

import pytest

from roi_app.ledger.answers import ANSWER, Answers, OwnRule
from roi_app.ledger.classify import BY_DIRECTION, NEITHER, PAID_BACK, PAYEE, STATUS
from roi_app.ledger.kinds import Kind
from roi_app.ledger.ledger import build_ledger
from roi_app.ledger.rules import OWN, Rule, Rules, Words, default_rules
from roi_app.ledger.sheets import Sheet, SheetFile
from roi_app.ledger.wording import kind_name, rule_name
from roi_app.texts.catalog import LANGUAGES, Texts

WORDINGS = tomllib.loads(Path(__file__).with_name("wordings.toml").read_text("utf-8"))
HEAD = ("日期", "摘要", "对方", "类别", "收入", "支出")


def book(*lines, name="a.csv"):
    """A file with a row for each line: text @counterparty #category, < before money that came in."""
    rows = [HEAD]
    for place, line in enumerate(lines):
        text, _, category = line.removeprefix("<").partition("#")
        text, _, payee = text.partition("@")
        money = ("100", None) if line.startswith("<") else (None, "100")
        rows.append(
            (f"2025-05-{place % 28 + 1:02d}", text.strip(), payee.strip() or None, category.strip() or None, *money)
        )
    return SheetFile(name, "utf-8-sig", "", (Sheet("a", tuple(rows)),))


def told(*lines, answers=None):
    return build_ledger([book(*lines)], answers).rows


@pytest.mark.parametrize("kind", WORDINGS)
def test_what_people_write_is_known(kind):
    wrong = {line: row.kind for line in WORDINGS[kind] for row in told(line) if row.kind != kind}
    assert wrong == {}


@pytest.mark.parametrize(
    ("line", "kind", "is_wage"),
    [
        ("广告设计费", Kind.DESIGN, False),
        ("广告投放", Kind.ADS, False),
        ("快递费 寄样衣到摄影棚", Kind.OTHER, False),
        ("房租 @蓝天创意设计园", Kind.OTHER, False),
        ("包装设计", Kind.DESIGN, False),
        ("包装盒", Kind.OTHER, False),
        ("直播切片剪辑", Kind.VIDEO, False),
        ("直播间投流", Kind.ADS, False),
        ("客服工资", Kind.SERVICE, True),
        ("主播工资", Kind.LIVE, True),
        ("美工薪資", Kind.DESIGN, True),
        ("运营工资", Kind.OTHER, False),
        ("客服机器人", Kind.TOOLS, False),
        ("服务费 @晴空摄影有限公司", Kind.PHOTO, False),
        ("ＣＨＡＴＧＰＴ　Plus", Kind.TOOLS, False),
        ("radio adapter", Kind.UNCLASSIFIED, False),
        ("DONGGUAN HONGFA GARMENT CO", Kind.OTHER, False),
    ],
)
def test_one_word_beside_another(line, kind, is_wage):
    [row] = told(line)
    assert (row.kind, row.is_wage) == (kind, is_wage)


def test_what_no_rule_knows_is_shown_as_that():
    ledger = build_ledger([book("神秘开销", "<神秘进项")])
    assert [(row.kind, row.rule) for row in ledger.rows] == [(Kind.UNCLASSIFIED, ""), (Kind.SALES, "income")]
    assert ledger.totals[Kind.UNCLASSIFIED].monthly == (100.0,)


def test_a_refund_reduces_what_it_pays_back():
    ledger = build_ledger([book("主图设计", "主图设计", "<设计费退款", "<订单", "退款给买家")])
    assert ledger.totals[Kind.DESIGN].monthly == (100.0,)
    assert ledger.totals[Kind.SALES].monthly == (0.0,)
    assert [row.is_refund for row in ledger.rows] == [False, False, True, False, True]


def test_the_same_payee_is_paid_for_the_same():
    rows = told("修图 @阿飞", "精修 @阿飞", "转账 @阿飞", "转账 @阿凤")
    assert [row.kind for row in rows] == [Kind.PHOTO] * 3 + [Kind.UNCLASSIFIED]
    assert rows[2].rule == "payee"
    assert told("客服 @散客", "客服 @散客", "转账 @散客")[2].kind is Kind.UNCLASSIFIED


def test_a_word_of_ones_own_comes_first_and_the_longest_of_them():
    answers = Answers().with_own_rule(OwnRule("直通车", Kind.OTHER)).with_own_rule(OwnRule("直通车培训", Kind.DESIGN))
    rows = told("直通車", "直通车培训", "千川", answers=answers)
    assert [(row.kind, row.rule) for row in rows] == [
        (Kind.OTHER, "own: 直通车"),
        (Kind.DESIGN, "own: 直通车培训"),
        (Kind.ADS, "ads"),
    ]


def test_an_answer_comes_before_all_words_and_only_where_it_was_given():
    [first, second] = told("直通车", "直通车")
    answers = Answers().with_own_rule(OwnRule("直通车", Kind.OTHER)).with_row(second, Kind.COPY)
    assert [row.kind for row in told("直通车", "直通车", answers=answers)] == [Kind.OTHER, Kind.COPY]
    assert first.kind is Kind.ADS
    elsewhere = build_ledger([book("摄影", "直通车", "直通车", name="b.csv")], answers)
    assert Kind.COPY not in {row.kind for row in elsewhere.rows}
    moved = build_ledger([book("直通车", "直通车 另一笔", "摄影")], answers)
    assert moved.rows[1].kind is Kind.COPY, "the day and the amount are those of the answer"


def test_rules_can_be_others():
    rules = Rules([Rule("x", Kind.LIVE, 1, ("foo",), without=("bar",))], Words(refund=("back",)))
    assert rules.verdict("foo", "", "", "", "").kind is Kind.LIVE
    assert rules.verdict("foo bar", "", "", "", "").kind is Kind.UNCLASSIFIED
    assert rules.verdict("foot", "", "", "", "").kind is Kind.UNCLASSIFIED
    assert rules.verdict("paid back foo", "", "", "", "").is_refund


def test_a_refund_that_says_nothing_is_of_what_its_payee_was_paid_for():
    rows = told("海报 @小陈", "<退款 @小陈", "<退款 @别人")
    assert [(row.kind, row.is_refund) for row in rows] == [
        (Kind.DESIGN, False),
        (Kind.DESIGN, True),
        (Kind.UNCLASSIFIED, True),
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_kind_and_reason_has_its_words(language):
    texts = Texts(language)
    [row] = told("修图")
    ids = [rule.id for rule in default_rules().rules]
    for rule in (*ids, "", ANSWER, STATUS, BY_DIRECTION, NEITHER, PAID_BACK, PAYEE, f"{OWN}词"):
        assert rule_name(row._replace(rule=rule), texts)
    assert all(kind_name(kind, texts) for kind in Kind)


def test_the_rules_that_ship_are_sound():
    rules = default_rules()
    ids = [rule.id for rule in rules.rules]
    assert len(ids) == len(set(ids))
    assert {rule.kind for rule in rules.rules} == set(Kind) - {Kind.NOT_PAID, Kind.UNCLASSIFIED}
    assert all(len(rules.folded(word)) > 1 for rule in rules.rules for word in rule.words)
    assert {rule.only for rule in rules.rules} == {"", "in", "out"}
