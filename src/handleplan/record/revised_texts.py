"""The texts of a draft are saved as they are typed, and no text of anybody is lost.

A text names the version that it is based on. Where another has written past it, or the draft is no longer open, it is
set aside: its writer sees both and chooses. The rule is that of a status (answers.py).
"""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from handleplan.record.merging import merged
from handleplan.record.models import RevisedText, RevisedTextVersion, User
from handleplan.record.permissions import may_revise
from handleplan.record.refusals import NotAccepted, NotAllowed
from handleplan.record.revising import begin, held

LONGEST_TEXT = 20_000


@dataclass(frozen=True, slots=True)
class TextSaved:
    """The draft says this now; ``version`` is what the next text is based on."""

    version: int
    text: str


@dataclass(frozen=True, slots=True)
class TextSetAside:
    """The text is kept, and is not what the draft says. ``merged`` is a proposal of what both meant, or None."""

    why: str
    mine: RevisedTextVersion
    theirs: RevisedTextVersion | None
    merged: str | None
    based_on: int


@transaction.atomic
def save_text(
    row: RevisedText,
    text: str,
    *,
    based_on: int,
    by: User,
    page: str = "",
    settles: RevisedTextVersion | None = None,
    now: datetime | None = None,
) -> TextSaved | TextSetAside:
    """Keep what was typed. ``page`` names the page that it was typed in: its own earlier text is no conflict.

    Raises NotAllowed, and NotAccepted for a text that is too long.
    """
    now = now or timezone.now()
    plan_revision = held(row.part.plan_revision)
    if not may_revise(by, plan_revision.plan):
        raise NotAllowed(_("Du kan ikke skrive i „%(plan)s“.") % {"plan": plan_revision.plan.name})
    text = text.replace("\r\n", "\n").replace("\x00", "")
    if len(text) > LONGEST_TEXT:
        raise NotAccepted(_("Teksten er for lang. Del den op."))
    row = RevisedText.objects.select_related("part").get(pk=row.pk)
    current = row.versions.filter(number__isnull=False).select_related("by").order_by("number").last()
    number = current.number or 0 if current else 0
    typed = RevisedTextVersion(of=row, text=text, based_on=based_on, page=page, by=by, at=now)
    is_written_past = based_on != number and not _is_own(typed, number)
    is_untouched = text == _base(typed) and _waiting_from(typed) is None
    if text == row.text or (is_written_past and not settles and is_untouched):
        _settle(row, by, settles, row.text, now)
        return TextSaved(number, row.text)
    if not plan_revision.is_being_written or row.part.undone_at:
        state = plan_revision.get_state_display()
        why = _("Udgaven kan ikke ændres nu, for den er %(state)s. Din tekst er gemt ved siden af.") % {"state": state}
        if row.part.undone_at:
            why = _("Beslutningen er fortrudt imens. Din tekst er gemt; tag beslutningen op igen for at bruge den.")
        return _set_aside(typed, current, why)
    if is_written_past:
        return _set_aside(typed, current, _("%(person)s har skrevet her imens.") % {"person": current and current.by})
    typed.number = number + 1
    typed.save()
    _settle(row, by, settles, text, now)
    row.text = text
    row.save(update_fields=["text"])
    begin(plan_revision, by, now)
    return TextSaved(typed.number, text)


def _is_own(typed: RevisedTextVersion, number: int) -> bool:
    """Whether everything since the version that the text is based on was typed in the same page by the same person."""
    if not typed.page or typed.based_on > number:
        return False
    since = RevisedTextVersion.objects.filter(of=typed.of_id, number__gt=typed.based_on)
    return not since.exclude(page=typed.page, by=typed.by).exists()


def _set_aside(typed: RevisedTextVersion, current: RevisedTextVersion | None, why: str) -> TextSetAside:
    """Keep the text beside what the draft says: one a person and page, which grows while they go on typing."""
    mine = _waiting_from(typed) or typed
    mine.text, mine.at = typed.text, typed.at
    mine.save()
    theirs = current.text if current else ""
    number = current.number or 0 if current else 0
    return TextSetAside(why, mine, current, merged(_base(mine), theirs, mine.text), number)


def _waiting_from(typed: RevisedTextVersion) -> RevisedTextVersion | None:
    waiting = RevisedTextVersion.objects.filter(of=typed.of_id, number=None, settled_at=None)
    return waiting.filter(by=typed.by, page=typed.page).first()


def _base(typed: RevisedTextVersion) -> str:
    base = RevisedTextVersion.objects.filter(of=typed.of_id, number=typed.based_on).first()
    return base.text if base else ""


def _settle(row: RevisedText, by: User, settles: RevisedTextVersion | None, text: str, now: datetime) -> None:
    """What was set aside and is said now, or was chosen about, waits no longer."""
    waiting = row.versions.filter(number=None, settled_at=None)
    waiting.filter(by=by, text=text).update(settled_at=now)
    if settles:
        waiting.filter(pk=settles.pk).update(settled_at=now)
