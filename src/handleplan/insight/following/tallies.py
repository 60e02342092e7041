"""How many criteria were judged how. No two verdicts are ever one number."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from handleplan.record.models import Verdict

UNREPORTED = "unreported"
"""The criterion of a plan without a status to read in the round: nobody has been silent about the criterion itself."""

OUTCOMES: dict[str, str | Promise] = {
    **{str(value): label for value, label in Verdict.Value.choices},
    UNREPORTED: _("ingen status"),
}
"""Every way in which a criterion can stand in a round, in the order that pages show them."""


@dataclass(frozen=True, slots=True)
class Slice:
    """One outcome of a tally; ``start`` and ``width`` are its place in a bar, as percentages."""

    outcome: str
    count: int
    start: str
    width: str

    @property
    def label(self) -> str:
        return str(OUTCOMES[self.outcome])


class Tally:
    """So many of each outcome."""

    def __init__(self, outcomes: Iterable[str] = ()) -> None:
        self.counts = Counter(outcomes)
        self.total = self.counts.total()

    def of(self, outcome: str) -> int:
        return self.counts[outcome]

    @property
    def slices(self) -> list[Slice]:
        """The outcomes that there are any of, side by side."""
        found, before = [], 0
        for outcome in OUTCOMES:
            if count := self.counts[outcome]:
                found.append(Slice(outcome, count, self._share(before), self._share(count)))
                before += count
        return found

    def _share(self, count: int) -> str:
        return f"{100 * count / self.total:.2f}%"
