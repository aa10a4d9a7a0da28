"""What each payment was for, and which way its money went."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from pathlib import PurePath
from typing import Final, NamedTuple

from roi_app.ledger.answers import ANSWER, Answers, RowAnswer
from roi_app.ledger.headings import HELD, NEUTRAL, headings, plain_word
from roi_app.ledger.kinds import WORK, Kind
from roi_app.ledger.payment import Payment
from roi_app.ledger.rules import IN, OUT, OWN, OwnRules, Rules, Verdict
from roi_app.ledger.table_rows import ReadTable

STATUS: Final = "status"
"""The rule of a row whose money has not moved, by its status."""
BY_DIRECTION: Final = "income"
"""The rule of money that came in and that no word explains: sales."""
NEITHER: Final = "neutral"
"""The rule of what the book itself counts neither as income nor as expense."""
PAID_BACK: Final = "paid_back"
"""The rule of money paid back to buyers."""
PAYEE: Final = "payee"
"""The rule of a row whose counterparty's other rows all are of one kind."""

_OWN_TRANSFER: Final = "own_transfer"
_WAGES_OF_OTHERS: Final = "wages_of_others"
_VAGUE: Final = frozenset({"", _WAGES_OF_OTHERS, "suppliers", "utilities"})
"""Rules that give way to what the sheet of a workbook is called, such as 拍照."""
_COSTS: Final = frozenset({*WORK, Kind.TOOLS, Kind.ADS, Kind.OTHER})
_FEWEST_OF_PAYEE: Final = 2
_CONTINUED: Final = re.compile(r"[_*-]")


class Classified(NamedTuple):
    """A payment with its amount as cost (positive), and what it is."""

    payment: Payment
    cost: float
    kind: Kind
    is_wage: bool
    is_refund: bool
    rule: str
    is_answered: bool = False
    """Whether a person has said the kind, also where it is the one that was found: nothing else may change it then."""


class _Spent(NamedTuple):
    """What a payment cost, and its direction where that is known."""

    cost: float
    direction: str


class Classifier:
    """Tells by a person's answers, the person's own words and the rules, in this order."""

    def __init__(self, answers: Answers, rules: Rules) -> None:
        self._answers = dict(answers.rows)
        self._rules = rules
        self._own = OwnRules(answers.own_rules, rules)
        self._not_paid = headings().not_paid
        self._used = 0

    def classify(self, tables: Sequence[ReadTable]) -> list[Classified]:
        """Every payment of all tables, in their order."""
        classified = [one for table in tables for one in self._table(table)]
        return self._by_payee(_by_original(classified))

    @property
    def used_answers(self) -> int:
        """How many answers were of rows."""
        return self._used

    def _table(self, table: ReadTable) -> list[Classified]:
        spent = _spent if self._are_costs_positive(table.payments) else _spent_below_zero
        return [self._one(payment, spent(payment)) for payment in table.payments]

    def _are_costs_positive(self, payments: Sequence[Payment]) -> bool:
        """Which sign costs have in a column of amounts that says no direction: what the rules know as costs votes."""
        votes: defaultdict[str, list[int]] = defaultdict(list)
        unsaid = [one for one in payments if not one.direction]
        negative = sum(one.amount < 0 for one in unsaid)
        sales = 0
        for one in unsaid:
            verdict = self._rules.verdict(one.text, one.note, one.category, one.counterparty, "")
            if verdict.kind in _COSTS and not verdict.is_refund:
                votes[verdict.rule].append(1 if one.amount > 0 else -1)
            elif verdict.kind is Kind.SALES and not verdict.is_refund:
                sales += 1 if one.amount > 0 else -1
        if not votes:
            return sales < 0 if sales and negative else negative * 2 < len(unsaid)
        # Each rule has one vote: a word of costs in the name of what is sold most must not turn a whole book.
        return sum(sum(of_rule) / len(of_rule) for of_rule in votes.values()) > 0

    def _one(self, payment: Payment, spent: _Spent) -> Classified:
        found = self._by_words(payment, spent)
        answer = self._answered(payment)
        if answer is None:
            return found
        kind, is_wage = answer.kind, answer.is_wage
        if answer.quantity is not None:
            payment = payment._replace(quantity=answer.quantity or None)
        is_known = spent.direction != "" or found.is_refund
        cost = found.cost if is_known else _signed(found.cost, kind)
        if payment.direction == NEUTRAL and found.is_refund and (kind in _COSTS or kind is Kind.SALES):
            cost = -_signed(cost, kind)
        # A listing that is given back as answers repeats itself, with the rules that found each row.
        rule = found.rule if (kind, is_wage) == (found.kind, found.is_wage) else ANSWER
        return found._replace(payment=payment, cost=cost, kind=kind, is_wage=is_wage, rule=rule, is_answered=True)

    def _by_words(self, payment: Payment, spent: _Spent) -> Classified:
        cost, direction = spent
        verdict = self._verdict(payment, direction)
        if direction == "" and verdict.kind is Kind.SALES and cost > 0:
            # In a list of amounts without directions, a sale is known by its words, and what is paid back for one.
            cost, direction = (cost, OUT) if verdict.is_refund else (-cost, IN)
        if plain_word(payment.status) in self._not_paid:
            return Classified(payment, cost, Kind.NOT_PAID, is_wage=False, is_refund=False, rule=STATUS)
        if direction == HELD:
            return Classified(payment, cost, Kind.TRANSFER, is_wage=False, is_refund=False, rule=_OWN_TRANSFER)
        own = self._own.find(payment.text, payment.note, payment.category, payment.counterparty)
        if own is not None:
            if not verdict.is_refund and spent.direction == "":
                cost = _signed(cost, own.kind)
            is_refund = verdict.is_refund or (cost < 0 and own.kind in _COSTS)
            return Classified(payment, cost, own.kind, own.is_wage, is_refund, f"{OWN}{own.contains}")
        kind, rule, is_refund = verdict.kind, verdict.rule, verdict.is_refund
        if direction == NEUTRAL:
            cost, kind, rule = _neutral(cost, verdict)
        elif cost < 0:
            kind, rule, is_refund = self._came_in(payment, verdict, direction)
        elif is_refund:
            kind, rule, is_refund = self._paid_back(payment, verdict)
        return Classified(payment, cost, kind, verdict.is_wage and kind in WORK, is_refund, rule)

    def _answered(self, payment: Payment) -> RowAnswer | None:
        if not self._answers:
            return None
        answer = self._answers.get((payment.file, payment.sheet, payment.number, payment.column))
        if answer is None or (answer.day is not None and answer.day != payment.day):
            return None
        if answer.amount is not None and abs(abs(answer.amount) - abs(payment.amount)) > 0.005:  # noqa: PLR2004
            return None
        self._used += 1
        return answer

    def _verdict(self, payment: Payment, direction: str) -> Verdict:
        way = direction if direction in (IN, OUT) else ""
        found = self._rules.verdict(payment.text, payment.note, payment.category, payment.counterparty, way)
        if found.rule in _VAGUE and not payment.category and payment.sheet != PurePath(payment.file).stem:
            by_sheet = self._rules.verdict(payment.text, payment.note, payment.sheet, payment.counterparty, way)
            if by_sheet.kind in _COSTS:
                return by_sheet._replace(is_refund=found.is_refund)
        return found

    def _came_in(self, payment: Payment, verdict: Verdict, direction: str) -> tuple[Kind, str, bool]:
        """Money that came in: a refund of what was bought, or a sale."""
        if direction == OUT or verdict.is_refund:
            paid = self._verdict(payment, OUT)
            return paid.kind, paid.rule, True
        if verdict.kind is Kind.UNCLASSIFIED:
            return Kind.SALES, BY_DIRECTION, False
        return verdict.kind, verdict.rule, False

    def _paid_back(self, payment: Payment, verdict: Verdict) -> tuple[Kind, str, bool]:
        """Money that left with a word of refund: to a buyer, unless it was paid for something else."""
        if verdict.kind is Kind.UNCLASSIFIED or self._verdict(payment, IN).kind is Kind.SALES:
            return Kind.SALES, PAID_BACK, True
        return verdict.kind, verdict.rule, False

    def _by_payee(self, classified: list[Classified]) -> list[Classified]:
        """The same, with what no word explains taken for the one thing that the same payee is otherwise paid for."""
        kinds: defaultdict[str, Counter[tuple[Kind, bool]]] = defaultdict(Counter)
        for one in classified:
            if (
                one.kind in _COSTS
                and one.rule != _WAGES_OF_OTHERS
                and one.cost > 0
                and one.payment.counterparty.strip()
            ):
                kinds[one.payment.counterparty][one.kind, one.is_wage] += 1
        single = {payee: counts for payee, counts in kinds.items() if len(counts) == 1}
        known = {payee: counts for payee, counts in single.items() if not self._rules.is_anybody(payee)}
        return [_as_elsewhere(one, known) for one in classified]


def _as_elsewhere(one: Classified, known: Mapping[str, Counter[tuple[Kind, bool]]]) -> Classified:
    """A row that asks, with what its payee is paid for elsewhere: for a wage and for what comes back once is enough."""
    is_of_others = one.rule == _WAGES_OF_OTHERS
    counts = known.get(one.payment.counterparty)
    if counts is None or one.is_answered or not (is_of_others or one.kind is Kind.UNCLASSIFIED):
        return one
    [((kind, is_wage), count)] = counts.items()
    is_wage_of_same = is_of_others and is_wage
    if count < _FEWEST_OF_PAYEE and not (one.is_refund or is_wage_of_same):
        return one
    return one._replace(kind=kind, is_wage=is_wage or (is_of_others and kind in WORK), rule=PAYEE)


def _spent(payment: Payment) -> _Spent:
    """What a payment cost in a table whose costs are positive where it says no direction."""
    if payment.direction:
        return _said(payment)
    return _Spent(payment.amount, "" if payment.amount > 0 else OUT)


def _spent_below_zero(payment: Payment) -> _Spent:
    """The same in a table whose costs are negative, as those of a bank."""
    if payment.direction:
        return _said(payment)
    return _Spent(-payment.amount, OUT if payment.amount < 0 else IN)


def _said(payment: Payment) -> _Spent:
    return _Spent(-payment.amount if payment.direction == IN else payment.amount, payment.direction)


def _signed(cost: float, kind: Kind) -> float:
    """An amount whose direction no sign and no word tells, by what it is: sales come in, costs leave."""
    if kind is Kind.SALES:
        return -abs(cost)
    return abs(cost) if kind in _COSTS else cost


def _by_original(classified: list[Classified]) -> list[Classified]:
    """The same, each refund with the kind of the order that its number continues; of one never paid, not paid."""
    numbers = {one.payment.id: one for one in classified if one.payment.id}
    done = []
    for one in classified:
        original = _original(one, numbers) if one.is_refund and one.payment.id and not one.is_answered else None
        if original is not None and original.kind is Kind.NOT_PAID:
            done.append(one._replace(kind=Kind.NOT_PAID, is_refund=False, rule=STATUS))
        elif original is not None and original.kind in _COSTS:
            done.append(one._replace(kind=original.kind, rule=original.rule))
        else:
            done.append(one)
    return done


def _original(refund: Classified, numbers: Mapping[str, Classified]) -> Classified | None:
    """The order whose number a refund's number continues, as 2025...1234_5678 does 2025...1234."""
    number = _CONTINUED.split(refund.payment.id, maxsplit=1)[0]
    return numbers.get(number) if number != refund.payment.id else None


def _neutral(cost: float, verdict: Verdict) -> tuple[float, Kind, str]:
    """What a book counts neither way: a refund of costs comes back, one of sales goes to a buyer, all else stays."""
    if verdict.is_refund and verdict.kind is not Kind.TRANSFER:
        return abs(cost) if verdict.kind is Kind.SALES else -abs(cost), verdict.kind, verdict.rule
    return cost, Kind.TRANSFER, verdict.rule if verdict.kind is Kind.TRANSFER else NEITHER
