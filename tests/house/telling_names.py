"""A contract for import-linter: no module, at any depth, has a name under which anything could lie."""

from __future__ import annotations

from grimp import ImportGraph
from importlinter import Contract, ContractCheck
from importlinter.application import output
from importlinter.domain import fields

VAGUE = frozenset({"common", "core", "helper", "helpers", "misc", "shared", "stuff", "tools_", "util", "utils"})


class TellingNames(Contract):
    """Kept where no module below `root` is called by a word that says nothing."""

    root = fields.StringField()

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:  # noqa: FBT001 - import-linter's
        """Look at every module of the graph."""
        vague = sorted(
            name
            for name in graph.modules
            if name.startswith(f"{self.root}.") and name.rpartition(".")[2] in VAGUE  # type: ignore[attr-defined]
        )
        return ContractCheck(kept=not vague, metadata={"vague": vague})

    def render_broken_contract(self, check: ContractCheck) -> None:
        """Name the modules."""
        for name in check.metadata["vague"]:
            output.print_error(f"{name}: say what it holds")
