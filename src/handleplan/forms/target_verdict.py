"""How far a figure reaches: the verdict that is proposed for a target."""

import re
from calendar import monthrange

from handleplan.forms.target import Finding, StatedTarget, Verdict

_A_GOOD_PART = 0.6
"""From this share of what was aimed at, it is partly met when the time is over."""
_ON_TOP = re.compile(r"\b(?:yderligere|endnu)\s+\w+|\bsiden\s+status\b", re.IGNORECASE)
"""The figure comes on top of earlier ones: it alone doesn't tell that a target was missed."""
_DAYS_OF_GRACE = 31


def propose(target: StatedTarget, finding: Finding | None, end: str = "") -> Verdict:
    """The verdict that the figure speaks for. Where there is none, what the sentence says in words.

    What isn't reached while there is time left is partly met. ``end`` is when the whole project is over, or "".
    """
    if finding is None:
        return "unknown"
    if finding.quantity is None or target.quantity is None:
        return finding.verdict
    if target.bound == "at_most":
        return "met" if finding.quantity <= target.quantity else "not_met"
    if finding.quantity >= target.quantity:
        return "met"
    if counts_what_came_on_top(finding.text):
        return "partly"
    if target.deadline and _has_passed(target.deadline, finding.as_of):
        return "not_met"
    is_over = not target.deadline and (not end or _has_passed(end, finding.as_of))
    far = finding.quantity >= _A_GOOD_PART * target.quantity
    return "partly" if finding.quantity and (far or not is_over) else "not_met"


def counts_what_came_on_top(text: str) -> bool:
    """Whether a result counts only what was added to earlier ones: "Siden status har 120 deltaget"."""
    return bool(_ON_TOP.search(text))


def _has_passed(deadline: str, as_of: str) -> bool:
    """Whether the date of the status is past the deadline, or so near to it that nothing more was to come."""
    return bool(as_of) and _day_number(as_of) + _DAYS_OF_GRACE > _day_number(deadline)


def _day_number(iso: str) -> int:
    """The last day that the date can mean, counted so that a month is no longer than 31 days."""
    year, month, day = (int(part) for part in [*iso.split("-"), "0", "0"][:3])
    month = month or 12
    return (year * 12 + month) * 31 + (day or monthrange(year, month)[1])
