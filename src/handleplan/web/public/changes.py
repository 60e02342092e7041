"""What a revision changed: word by word where a statement is worded anew, and plainly where nothing is.

An edition that was revised here says what became of a statement (Succession); one from a document doesn't.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from handleplan.record.models import Edition, Succession, UnchangedPart, Wording
from handleplan.record.models.plans import Role
from handleplan.web.public.editions import role_label

LEAST_ALIKE = 0.35
"""Two wordings less alike than this share only small words; they read better whole, one after the other."""


class Kind(TextChoices):
    SAME = "same", _("uændret")
    REWORDED = "reworded", _("omformuleret")
    NEW = "new", _("nyt")
    SPLIT = "split", _("delt")
    JOINED = "joined", _("lagt sammen")
    REPLACED = "replaced", _("erstattet")
    DROPPED = "dropped", _("udgået")


@dataclass(frozen=True)
class Piece:
    """A run of words: "kept", "removed" or "added"."""

    kind: str
    text: str


@dataclass(frozen=True)
class Change:
    """What became of one statement. A new one was not worded before, a dropped one is not now.

    ``why`` is what was said of a statement that is no more as it was.
    """

    kind: Kind
    before: Wording | None
    now: Wording | None
    why: str = ""

    @property
    def statement(self) -> int | None:
        """The key of the statement that it is about."""
        wording = self.now or self.before
        return wording.statement_id if wording else None

    @property
    def words(self) -> str:
        wording = self.now or self.before
        return wording.text if wording else ""

    @property
    def pieces(self) -> list[Piece]:
        return compare(self.before.text if self.before else "", self.now.text if self.now else "")


@dataclass(frozen=True)
class ChangedPart:
    """A part of a plan (its goals, its criteria …) in a revision, and the revision's own word that it is unchanged."""

    label: str
    unchanged: UnchangedPart | None
    changes: Sequence[Change]

    @property
    def is_unchanged(self) -> bool:
        return self.unchanged is not None or all(change.kind == Kind.SAME for change in self.changes)


def changed_parts(before: Edition, now: Edition) -> list[ChangedPart]:
    """The parts that either edition words, in the order of the chain from goal to criterion."""
    said = {part.role: part for part in now.unchanged_parts.all()}
    parts = [ChangedPart(role_label(role, now.form.kind), said.get(role), _changes(before, now, role)) for role in Role]
    return [part for part in parts if part.changes or part.unchanged]


def compare(before: str, now: str) -> list[Piece]:
    """The words of both texts, in one run: none is lost and none is told twice.

    >>> [(piece.kind, piece.text) for piece in compare("mindst fire borgere", "mindst seks borgere")]
    [('kept', 'mindst'), ('removed', 'fire'), ('added', 'seks'), ('kept', 'borgere')]
    """
    old, new = before.split(), now.split()
    matcher = SequenceMatcher(a=old, b=new, autojunk=False)
    if matcher.ratio() < LEAST_ALIKE:
        whole = (Piece("removed", " ".join(old)), Piece("added", " ".join(new)))
        return [piece for piece in whole if piece.text]
    pieces = []
    for step, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        if step == "equal":
            pieces.append(Piece("kept", " ".join(old[old_from:old_to])))
            continue
        if old_to > old_from:
            pieces.append(Piece("removed", " ".join(old[old_from:old_to])))
        if new_to > new_from:
            pieces.append(Piece("added", " ".join(new[new_from:new_to])))
    return pieces


def _changes(before: Edition, now: Edition, role: Role) -> list[Change]:
    """Each statement once: those of today in today's order, then those that are gone in the order they had."""
    earlier = {wording.statement_id: wording for wording in before.wordings.all() if wording.statement.role == role}
    successions = list(now.successions.all())
    became = {one.statement_id: one for one in successions if one.how != Succession.How.SPLIT}
    split = {
        pk for one in successions if one.how == Succession.How.SPLIT for pk in (one.statement_id, one.successor_id)
    }
    changes = []
    for wording in (wording for wording in now.wordings.all() if wording.statement.role == role):
        was = earlier.pop(wording.statement_id, None)
        if wording.statement_id in split:
            kind = Kind.SPLIT
        elif was is None:
            kind = Kind.NEW
        elif wording.unchanged or was.text.split() == wording.text.split():
            kind = Kind.SAME
        else:
            kind = Kind.REWORDED
        changes.append(Change(kind, was, wording))
    gone = Kind.SAME if any(part.role == role for part in now.unchanged_parts.all()) else Kind.DROPPED
    for was in earlier.values():
        if one := became.get(was.statement_id):
            changes.append(Change(Kind(one.how), was, None, one.why))
        else:
            changes.append(Change(gone, was, was if gone == Kind.SAME else None))
    return changes
