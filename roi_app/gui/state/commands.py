"""Every edit as one step that can be undone; one drag of a slider is one step."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, Final, NamedTuple

from PySide6.QtCore import QObject
from PySide6.QtGui import QUndoCommand, QUndoStack

from roi_app.documents.case import Origin, resolve
from roi_app.documents.conversion import converted
from roi_app.documents.document import Document, Sampling, Scenario
from roi_app.estimates.baseline import Baseline
from roi_app.gui.state.session import Session, State
from roi_app.model.parameters import QUANTITIES, Kind, Range
from roi_app.texts.formatting import Wording


class Own(NamedTuple):
    """The merchant's own assumptions, and the preset that they stood on."""

    preset: str
    values: Mapping[str, Range]


BILL: Final = "tools_per_month"
"""The quantity that stands for one bill for all tools; without it each tool has its price."""


class Edit(QUndoCommand):
    """From one state to another; knows what it touched, so that undo leads the eye there.

    The command's own text is the key of what it touched; `edit_name` puts it in words.
    """

    def __init__(self, before: State, after: State, touched: str, show: Callable[[State, str], None]) -> None:
        """Describe an edit; `show` takes a state, with what the eye is to be led to ("" for nothing)."""
        super().__init__(touched)
        self.before, self.after = before, after
        self.touched = touched
        self._show = show
        self._is_new = True

    def go_on(self, after: State) -> None:
        """Lead to another state than before: the drag goes on."""
        self.after = after
        self.setObsolete(after == self.before)
        self._show(after, "")

    def redo(self) -> None:
        """Take the later state on show."""
        self._take(self.after, "" if self._is_new else self.touched)
        self._is_new = False

    def undo(self) -> None:
        """Take the earlier state on show."""
        self._take(self.before, self.touched)

    def _take(self, state: State, touched: str) -> None:
        try:
            self._show(state, touched)
        except BaseException:
            # A step that did not take effect is none: what is obsolete, Qt takes off the stack.
            self.setObsolete(True)
            raise


class Commands(QObject):
    """What a person can do to the document; each call is one step of `stack`, or part of a gesture's.

    `is_dragging` says whether the last edit belongs to a gesture that goes on.
    """

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        """Edit a session's document."""
        super().__init__(parent)
        self._session = session
        self._gesture = 0
        self.is_dragging = False
        self._dragged: tuple[int, str, Range] | None = None
        self._open: tuple[int, Edit] | None = None
        self._own: Own | None = None
        self._bill: Range | None = None
        self._is_jumping = False
        self.stack = QUndoStack(self)
        self.stack.indexChanged.connect(self._close_edit)
        self.stack.indexChanged.connect(self._note_step)

    def end_gesture(self) -> None:
        """Say that a drag is over: the next edit is a step of its own."""
        self._gesture += 1
        self.is_dragging = False

    def forget(self) -> None:
        """Begin with another document: nothing to undo, nothing unsaved."""
        self.stack.clear()
        # An empty stack stays unclean after `resetClean`.
        self.stack.setClean()
        self._own = self._bill = None
        self.end_gesture()

    def set_value(self, key: str, value: float, *, dragging: bool = False) -> None:
        """Give a quantity a value; an assumption keeps its range around the new mode unless it was pinned."""
        self._set_range(key, self._moved(key, value, dragging=dragging), dragging=dragging)

    def pin(self, key: str, *, exact: bool) -> None:
        """Make an assumption's value exact, or give it the range again that it has without a value of its own."""
        mode = self._session.case.quantities[key].range.mode
        self._set_range(key, Range.exact(mode) if exact else self._around(key).moved_to(mode), dragging=False)

    def reset(self, key: str) -> None:
        """Bring a quantity back to its benchmark or default; without its bill, each tool has its price again."""
        if key == BILL:
            self.set_bill(one_bill=False)
            return
        self._edit(self._session.document.without_value(key), key)

    def set_lever(self, place: str, lever: str | None) -> None:
        """Pick the tool of a stream, or none."""
        usual = {name: chosen.key for name, chosen in self._session.case.levers.items() if chosen.key}
        self._edit(self._session.document.with_lever(place, lever, usual), f"lever.{place}")

    def set_lever_price(self, place: str, lever: str, price: float | None) -> None:
        """Name the price agreed for a tool, or take the catalogue's again."""
        document = self._session.document
        changed = document.without_lever_price(lever) if price is None else document.with_lever_price(lever, price)
        self._edit(changed, f"lever.{place}")

    def set_bill(self, *, one_bill: bool) -> None:
        """Pay one bill for all tools, or each tool's price; what was typed for the other way is kept.

        The first bill is what the tools cost by their prices.
        """
        case, document = self._session.case, self._session.document
        if one_bill == case.tools_given:
            return
        if one_bill:
            bill = self._bill or Range.exact(min(case.tools_per_month.mode, QUANTITIES[BILL].highest))
            self._edit(document.with_value(BILL, bill), "tools_bill")
        else:
            self._bill = case.tools_per_month
            self._edit(document.without_value(BILL), "tools_bill")

    def set_claim(self, place: str, lever: str, *, claimed: bool) -> None:
        """Take a vendor's claim in, or leave it out."""
        document = self._session.document
        self._edit(document.with_claim(lever) if claimed else document.without_claim(lever), f"lever.{place}")

    def set_preset(self, preset: str) -> None:
        """Use a preset for every assumption; the values that were the merchant's own are kept for `use_own`."""
        document = self._session.document
        own = {key: given for key, given in document.values.items() if QUANTITIES[key].kind is Kind.ASSUMPTION}
        if own:
            self._own = Own(document.preset, own)
        others = {key: given for key, given in document.values.items() if key not in own}
        self._edit(replace(document, preset=preset, values=others), "preset")

    @property
    def has_own(self) -> bool:
        """Whether there are own values to return to."""
        return self._own is not None

    def use_own(self) -> None:
        """Put the merchant's own assumptions back that a preset replaced, and the preset that they stood on."""
        document = self._session.document
        if self._own is not None:
            values = {**document.values, **self._own.values}
            self._edit(replace(document, preset=self._own.preset, values=values), "preset")

    def set_baseline(self, baseline: Baseline) -> None:
        """Measure against today or against standing still."""
        self._push(replace(self._session.state, baseline=baseline), "baseline", dragging=False)

    def set_details(self, touched: str, **fields: Any) -> None:  # noqa: ANN401 - as `replace` takes them
        """Change plain fields of the document: name, platform, currency, staff_cash, notes, branding, language."""
        self._edit(replace(self._session.document, **fields), touched)

    def convert(self, currency: str) -> None:
        """Take another currency, with every amount at the pack's dated rate."""
        self._edit(converted(self._session.document, currency, self._session.catalogue.currencies), "currency")

    def set_sampling(self, sampling: Sampling, *, dragging: bool = False) -> None:
        """Draw the trials in another way."""
        after = self._session.with_document(replace(self._session.document, sampling=sampling))
        self._push(after, "sampling", dragging=dragging)

    def set_scenarios(self, scenarios: tuple[Scenario, ...]) -> None:
        """Keep another set of scenarios."""
        self._edit(replace(self._session.document, scenarios=scenarios), "scenarios")

    def import_books(self, document: Document) -> None:
        """Take the shop as an import has filled it, in one step."""
        self._edit(document, "books")

    def adopt(self, scenario: Scenario) -> None:
        """Make a scenario's shop, plan and assumptions the current ones; everything else stays."""
        now = self._session.document
        taken = replace(
            scenario.document,
            language=now.language,
            scenarios=now.scenarios,
            branding=now.branding,
            sampling=now.sampling,
            notes=now.notes,
            unknown=now.unknown,
        )
        self._edit(taken, "scenarios")

    def return_to(self, state: State, index: int, touched: str) -> None:
        """Return to a state that was on show at an index of the stack, and leave no step of this.

        Where the stack no longer leads there, it is a step like any other.
        """
        self.end_gesture()
        if self._state_at(index) == state:
            # Once over all steps, and shown once.
            self._is_jumping = True
            self.stack.setIndex(index)
            self._is_jumping = False
            self._session.show(state)
        else:
            self._push(state, touched, dragging=False)

    def _state_at(self, index: int) -> State | None:
        """What was, or would be, on show at an index of the stack; None where it has no such index."""
        if index == self.stack.index():
            return self._session.state
        edit = self.stack.command(index if index < self.stack.count() else index - 1)
        if not isinstance(edit, Edit) or index > self.stack.count():
            return None
        return edit.before if index < self.stack.count() else edit.after

    def _show(self, state: State, touched: str) -> None:
        if not self._is_jumping:
            self._session.show(state)
            if touched:
                self._session.point_at(touched)

    def _moved(self, key: str, value: float, *, dragging: bool) -> Range:
        """The value with the range that it had before the drag; exact stays exact."""
        resolved = self._session.case.quantities.get(key)
        if resolved is None or resolved.origin is Origin.TYPICAL or resolved.books is not None:
            # Who says a figure of its own shop knows it: the range of other shops, or of the months of its books, is
            # no longer its range.
            return Range.exact(value)
        if not dragging or self._dragged is None or self._dragged[:2] != (self._gesture, key):
            self._dragged = self._gesture, key, self._unstretched(key, resolved.range)
        around = self._dragged[2]
        return Range.exact(value) if around.is_exact else around.moved_to(value)

    def _unstretched(self, key: str, now: Range) -> Range:
        """A range that an earlier value stretched is as it was before."""
        if QUANTITIES[key].kind is not Kind.ASSUMPTION or now.is_exact:
            return now
        around = self._around(key)
        return around if now == around.moved_to(now.mode) else now

    def _around(self, key: str) -> Range:
        """The range of an assumption without a value of its own: the preset's if that is one, else the benchmark's."""
        document, catalogue = self._session.document, self._session.catalogue
        known = resolve(document.without_value(key), catalogue).quantities[key].range
        return catalogue.benchmark(key, document.platform).range if known.is_exact else known

    def _set_range(self, key: str, value: Range, *, dragging: bool) -> None:
        after = self._session.with_document(self._session.document.with_value(key, value))
        self._push(after, key, dragging=dragging)

    def _edit(self, document: Document, touched: str) -> None:
        self._push(self._session.with_document(document), touched, dragging=False)

    def _push(self, after: State, touched: str, *, dragging: bool) -> None:
        if after == self._session.state:
            return
        # Whatever the estimate raises, no step has been made then.
        self._session.prepare(after)
        self.is_dragging = dragging
        edit = self._open_edit(touched) if dragging else None
        if edit is None:
            edit = Edit(self._session.state, after, touched, self._show)
            self.stack.push(edit)
            self._open = (self._gesture, edit) if dragging else None
        else:
            edit.go_on(after)
            if edit.isObsolete():
                # The drag came back to where it began; to undo what is obsolete is to take it off the stack.
                self.stack.undo()

    def _open_edit(self, touched: str) -> Edit | None:
        """The edit on top of the stack that a drag may go on with.

        Not Qt's own merging: with each command that it merges, PySide keeps the Python half for good.
        """
        if self._open is None or self.stack.isClean():
            return None
        gesture, edit = self._open
        return edit if (gesture, touched) == (self._gesture, edit.touched) else None

    def _note_step(self, index: int) -> None:
        self._session.failures.note(f"step {index} {self.stack.undoText()}")

    def _close_edit(self) -> None:
        self._open = None


_NAMES = {
    "name": "bar.shop_name",
    "preset": "bar.presets",
    "baseline": "bar.baseline",
    "scenarios": "page.scenarios",
    "branding": "export.heading.seller",
    "platform": "choice.platform",
    "currency": "choice.currency",
    "staff_cash": "choice.staff_cash",
    "tools_bill": "choice.tools_bill",
    "sampling": "edit.sampling",
    "presentation": "edit.presentation",
    "books": "edit.books",
}
"""How what is no quantity and no tool is called in the window."""

_LEVER = "lever."


def edit_name(touched: str, wording: Wording) -> str:
    """What an edit changed, in a few words."""
    if touched in QUANTITIES:
        return wording.label(touched)
    if touched.startswith(_LEVER):
        stream = wording.text(f"stream.{touched.removeprefix(_LEVER)}")
        return wording.text("lever.choice", stream=stream)
    return wording.text(_NAMES[touched])
