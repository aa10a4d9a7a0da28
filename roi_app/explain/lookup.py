"""Any number of an answer, explained: a computed one by its formula, an input by where it comes from."""

from __future__ import annotations

from roi_app.estimates.answer import Answer
from roi_app.explain.computed import Computed
from roi_app.explain.explanation import Explanation
from roi_app.explain.expressions import Numbers
from roi_app.explain.leaves import Leaf
from roi_app.explain.origins import Origins, origins
from roi_app.explain.targets import follows_balance, is_whole, leaf_of, target_of, title_of
from roi_app.model.estimate import STEPS
from roi_app.texts.formatting import Wording


def explain(answer: Answer, target: str, wording: Wording) -> Explanation:
    """Explain a number of an answer; targets as in `targets`. Raises KeyError for an unknown one."""
    leaf = leaf_of(target, answer.case)
    if leaf.key not in STEPS:
        return _of_input(leaf, origins(leaf, answer.case, wording))
    made = Computed(leaf, Numbers(answer), wording)
    if is_whole(leaf):
        return made.by_stream()
    return made.from_balance() if follows_balance(leaf) else made.by_formula()


def title(answer: Answer, target: str, wording: Wording) -> str:
    """What a target is called; raises KeyError for an unknown one."""
    leaf = leaf_of(target, answer.case)
    return title_of(leaf, wording) if leaf.key in STEPS else origins(leaf, answer.case, wording).title


def _of_input(leaf: Leaf, known: Origins) -> Explanation:
    return Explanation(
        target=target_of(leaf),
        title=known.title,
        value=known.value,
        number=known.number,
        meaning=known.meaning,
        facts=known.facts,
        note=known.note,
        sources=known.sources,
        field=known.field,
    )
