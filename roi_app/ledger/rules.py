"""The rules that tell by words what a payment was for: those that ship, and a person's own before them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Final, NamedTuple

from roi_app import assets
from roi_app.checks.frozen import FrozenMap
from roi_app.ledger.answers import OwnRule
from roi_app.ledger.kinds import Kind

OUT: Final = "out"
IN: Final = "in"

OWN: Final = "own: "
"""How the rule of a row begins that a person's own word has decided; the word follows."""

_WORD_LISTS: Final = ("refund", "wage", "silent", "anybody", "providers")
_MOST_KNOWN: Final = 50_000
_INDEXED: Final = 2
"""Characters by which a word is found; no word is shorter."""

_LESS_BY_FIELD: Final = (0, 5, 9, 40)
"""By how much a word weighs less in text, note and counterparty than in the category, which a person has chosen: the
name of a firm decides only where nothing else does."""

_LAST_OF_LATIN, _FIRST_WIDE = 0x2FFF, 0xFF00
_COUNTERPARTY: Final = 3
_FIRM: Final = re.compile(r"公司|厂|商行|经营部|\b(?:co|ltd|limited|inc|llc|corp|pte|gmbh)\b")
"""What the name of a firm holds where a bank writes it into the text."""
_LONG_NUMBER: Final = re.compile(r"[0-9]{5,}")
_FULL_WIDTH: Final = {0xFF01 + place: chr(0x21 + place) for place in range(94)} | {0x3000: " "}


@dataclass(frozen=True, slots=True)
class Rule:
    """A kind, and the words that tell it; see the file of rules for how one wins over another.

    `names` says that the words are parts of names of firms, and are looked for in the counterparty alone, or where no
    counterparty stands and a firm is named.
    """

    id: str
    kind: Kind
    priority: int
    words: tuple[str, ...]
    without: tuple[str, ...] = ()
    only: str = ""
    names: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """What words say beside a kind.

    `refund` and `wage` mark a row so; `silent` hide the words in them; `anybody` are counterparties that stand for
    many, `providers` those through whom others are paid. `fold` turns a character into the one that is looked for.
    """

    refund: tuple[str, ...] = ()
    wage: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()
    anybody: tuple[str, ...] = ()
    providers: tuple[str, ...] = ()
    fold: Mapping[int, str] = field(default_factory=FrozenMap)


class Verdict(NamedTuple):
    """What words tell of a payment: its kind, the rule that said so ("" for none), whether it is a wage or a refund."""

    kind: Kind
    rule: str
    is_wage: bool
    is_refund: bool


class _Found(NamedTuple):
    """A word that was found, in which field and where."""

    word: str
    begin: int
    end: int
    field: int


class Rules:
    """Rules, indexed so that a text is looked through once however many words there are."""

    def __init__(self, rules: Iterable[Rule], words: Words | None = None) -> None:
        said = Words() if words is None else words
        self.rules = tuple(rules)
        self._fold = {**_FULL_WIDTH, **said.fold}
        self._traditional = frozenset(chr(code) for code in said.fold if _LAST_OF_LATIN < code < _FIRST_WIDE)
        self._simplified = frozenset(said.fold[ord(one)] for one in self._traditional) - self._traditional
        self._by_word: dict[str, list[Rule]] = {}
        for rule in self.rules:
            for word in rule.words:
                self._by_word.setdefault(self.folded(word), []).append(rule)
        self._refund = frozenset(map(self.folded, said.refund))
        wages = frozenset(map(self.folded, said.wage))
        # A host's wage is a wage, though the longer word hides the shorter one.
        self._wage = wages | {word for word in self._by_word if any(one in word for one in wages)}
        self._providers = tuple(map(self.folded, said.providers))
        self._anybody = frozenset(map(self.folded, said.anybody))
        self._without = {rule.id: tuple(map(self.folded, rule.without)) for rule in self.rules if rule.without}
        self._index: dict[str, list[str]] = {}
        every = {*self._by_word, *self._refund, *self._wage, *map(self.folded, said.silent)}
        for word in sorted(every, key=len, reverse=True):
            self._index.setdefault(word[:_INDEXED], []).append(word)
        self._known: dict[tuple[str, str, str, str, str], Verdict] = {}

    def folded(self, text: str) -> str:
        """A text as words are looked for in it: simplified, half width, in small letters, long numbers left out."""
        return _LONG_NUMBER.sub("#", text.translate(self._fold).lower())

    def characters_of_scripts(self, text: str) -> tuple[int, int]:
        """How many characters of a text only traditional Chinese has, and how many only simplified."""
        return sum(one in self._traditional for one in text), sum(one in self._simplified for one in text)

    def unfolded(self, characters: Iterable[str]) -> frozenset[str]:
        """Every character that is looked for as one of these."""
        wanted = set(characters)
        same = {chr(code) for code, one in self._fold.items() if one.lower() in wanted}
        return frozenset({*wanted, *same, *(one.upper() for one in wanted)})

    def verdict(self, text: str, note: str, category: str, counterparty: str, direction: str) -> Verdict:
        """What the words of a payment tell; `direction` is `OUT`, `IN`, or "" where it is not known."""
        key = (category, _LONG_NUMBER.sub("#", text), note, counterparty, direction)
        known = self._known.get(key)
        if known is None:
            if len(self._known) >= _MOST_KNOWN:
                self._known.clear()
            known = self._known[key] = self._decided([*map(self.folded, key[:4])], direction)
        return known

    def _decided(self, fields: Sequence[str], direction: str) -> Verdict:
        found = [one for place, text in enumerate(fields) for one in self._words_in(text, place)]
        is_wage = any(one.word in self._wage for one in found)
        is_refund = any(one.word in self._refund for one in found)
        best: tuple[tuple[int, int, int], Rule] | None = None
        whole = "\n".join(fields)
        names_firm = not fields[_COUNTERPARTY] and _FIRM.search(whole) is not None
        for one in found:
            for rule in self._by_word.get(one.word, ()):
                if rule.only and direction and rule.only != direction:
                    continue
                if rule.names and one.field != _COUNTERPARTY and not names_firm:
                    continue
                if any(word in whole for word in self._without.get(rule.id, ())):
                    continue
                weight = (rule.priority - _LESS_BY_FIELD[one.field], one.end, one.end - one.begin)
                if best is None or weight > best[0]:
                    best = weight, rule
        if best is None:
            return Verdict(Kind.UNCLASSIFIED, "", is_wage, is_refund)
        return Verdict(best[1].kind, best[1].id, is_wage, is_refund)

    def is_anybody(self, counterparty: str) -> bool:
        """Whether a counterparty stands for many."""
        return self.folded(counterparty).strip() in self._anybody

    def names_provider(self, text: str) -> bool:
        """Whether a text names somebody through whom others are paid, such as Alipay."""
        folded = self.folded(text)
        return any(word in folded for word in self._providers)

    def _words_in(self, text: str, field: int) -> list[_Found]:
        """The words in a text; of two that overlap, the longer one, and both where they are equally long."""
        found: list[_Found] = []
        for begin in range(len(text) - 1):
            for word in self._index.get(text[begin : begin + _INDEXED], ()):
                end = begin + len(word)
                if text.startswith(word, begin) and _stands_alone(text, begin, end):
                    _take_in(_Found(word, begin, end, field), found)
                    break
        return found


class OwnRules:
    """A person's own words, which come before all others; of several in a text the longest counts."""

    def __init__(self, own: Sequence[OwnRule], rules: Rules) -> None:
        self._rules = rules
        folded = [(rules.folded(one.contains).strip(), one) for one in own]
        self._own = sorted((one for one in folded if one[0]), key=lambda one: -len(one[0]))

    def find(self, text: str, note: str, category: str, counterparty: str) -> OwnRule | None:
        """The person's own rule for a payment, or None."""
        if not self._own:
            return None
        whole = "\n".join(map(self._rules.folded, (text, note, category, counterparty)))
        return next((one for word, one in self._own if word in whole), None)


def _take_in(new: _Found, found: list[_Found]) -> None:
    while found and found[-1].end > new.begin:
        last = found[-1]
        if last.end - last.begin >= new.end - new.begin:
            if last.end >= new.end or last.end - last.begin > new.end - new.begin:
                return
            break
        found.pop()
    found.append(new)


def _stands_alone(text: str, begin: int, end: int) -> bool:
    """Whether a Latin word is a whole one, as ads in ads7788 is; Chinese has no spaces between words."""
    if begin and _are_of_one(text[begin - 1], text[begin]):
        return False
    return end >= len(text) or not _are_of_one(text[end - 1], text[end])


def _are_of_one(first: str, second: str) -> bool:
    """Whether two characters are letters, or digits, of one word or number."""
    if not (first.isascii() and second.isascii()):
        return False
    return (first.isalpha() and second.isalpha()) or (first.isdigit() and second.isdigit())


@cache
def default_rules() -> Rules:
    """The rules that ship with the app."""
    raw: dict[str, Any] = tomllib.loads(assets.read_text("ledger", "rules.toml"))
    fold = {ord(pair[0]): pair[1] for pair in raw["fold"].split()}
    rules = [
        Rule(
            one["id"],
            Kind(one["kind"]),
            one["priority"],
            tuple(one["words"]),
            tuple(one.get("without", ())),
            one.get("only", ""),
            one.get("names", False),
        )
        for one in raw["rules"]
    ]
    refund, wage, silent, anybody, providers = (tuple(raw[name]) for name in _WORD_LISTS)
    words = Words(refund, wage, silent, anybody, providers, FrozenMap(fold))
    return Rules(rules, words)
