"""A plan's next edition is written: each statement and field is kept, worded anew, split, joined, replaced or dropped.

Every decision is a row with a person and a time. It can be undone, and taken up again, until the edition is adopted;
nothing is deleted. The edition before is not touched.
"""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from handleplan.record.history import note_event
from handleplan.record.models import PlanRevision, RevisedPart, RevisedText, RevisedTextVersion, Role, Theme, User
from handleplan.record.permissions import may_revise
from handleplan.record.refusals import NotAccepted, NotAllowed, WrongState
from handleplan.record.revision_draft import Draft, Item, as_said, draft_of

Kind = RevisedPart.Kind
LONGEST_QUOTE = 200
MOST_PIECES = 10


@transaction.atomic
def decide(
    plan_revision: PlanRevision,
    kind: str,
    keys: Sequence[str],
    *,
    texts: Sequence[str] | None = None,
    why: str = "",
    by: User | None,
    now: datetime | None = None,
) -> RevisedPart:
    """Decide about the items of the draft that ``keys`` name; for a statement that is added, its role.

    ``texts`` are the new words; without any, the old ones are there to begin with. What was decided before is undone.
    Raises NotAllowed, WrongState, and NotAccepted where the decision does not fit the items.
    """
    now = now or timezone.now()
    plan_revision = held_open(plan_revision, by)
    draft = draft_of(plan_revision)
    if kind == Kind.ADDED and list(keys) and keys[0] in Role.values:
        part = _part(plan_revision, kind, why, by, now, role=keys[0])
        _write(part, texts or [""], by, now)
        return _told(part, (texts or [""])[0], by, now)
    items = _items(draft, keys)
    _check(kind, items, why)
    for item in items:
        if item.part:
            _undo(item.part, by, now)
    first = items[0]
    part = _part(plan_revision, kind, why, by, now, role=first.role, field=first.field, theme=first.theme)
    part.statements.set([statement for item in items for statement in item.statements])
    if kind not in (Kind.KEPT, Kind.DROPPED):
        _write(part, texts if texts is not None else _suggested(kind, items), by, now)
    return _told(part, "\n".join(item.before for item in items), by, now)


@transaction.atomic
def keep_all(plan_revision: PlanRevision, *, by: User | None, now: datetime | None = None) -> int:
    """Say "uændret" of everything that nobody has decided about; how much that was. Raises as ``decide``."""
    now = now or timezone.now()
    plan_revision = held_open(plan_revision, by)
    undecided = draft_of(plan_revision).undecided
    for item in undecided:
        part = _part(plan_revision, Kind.KEPT, "", by, now, role=item.role, field=item.field, theme=item.theme)
        part.statements.set(item.statements)
    if undecided:
        begin(plan_revision, by, now)
        note_event("revision.kept_all", str(len(undecided)), plan=plan_revision.plan, by=by)
    return len(undecided)


@transaction.atomic
def undo(part: RevisedPart, *, by: User | None, now: datetime | None = None) -> None:
    """Take a decision back: what it was about stands as it was before. Raises NotAllowed, WrongState."""
    now = now or timezone.now()
    plan_revision = held_open(part.plan_revision, by)
    part = RevisedPart.objects.get(pk=part.pk)
    if part.undone_at is not None:
        return
    _undo(part, by, now)
    begin(plan_revision, by, now)
    note_event("revision.undone", _quote(part), plan=plan_revision.plan, by=by)


@transaction.atomic
def take_up(part: RevisedPart, *, by: User | None, now: datetime | None = None) -> None:
    """Let a decision that was undone hold again, with all that was typed. Raises NotAllowed, WrongState.

    What was decided of the same things since is undone instead.
    """
    now = now or timezone.now()
    plan_revision = held_open(part.plan_revision, by)
    part = RevisedPart.objects.get(pk=part.pk)
    theirs = set(part.statements.values_list("pk", flat=True))
    for item in draft_of(plan_revision).items:
        is_same_field = bool(part.field) and (item.field, item.theme) == (part.field, part.theme)
        if item.part and (is_same_field or theirs & {statement.pk for statement in item.statements}):
            _undo(item.part, by, now)
    part.undone_at = part.undone_by = None
    part.save()
    begin(plan_revision, by, now)
    note_event("revision.taken_up", _quote(part), plan=plan_revision.plan, by=by)


@transaction.atomic
def add_piece(part: RevisedPart, *, by: User | None, now: datetime | None = None) -> RevisedText:
    """One more statement that a split makes. Raises NotAllowed, WrongState, NotAccepted."""
    now = now or timezone.now()
    plan_revision = held_open(part.plan_revision, by)
    count = part.texts.count()
    if part.kind != Kind.SPLIT or part.undone_at or count >= MOST_PIECES:
        raise NotAccepted(_("Et udsagn kan deles i højst %(most)d.") % {"most": MOST_PIECES})
    begin(plan_revision, by, now)
    return RevisedText.objects.create(part=part, order=count, text="")


def begin(plan_revision: PlanRevision, by: User | None, now: datetime) -> None:
    """Somebody has written in the draft."""
    plan_revision.changed_at, plan_revision.changed_by = now, by
    plan_revision.save(update_fields=["changed_at", "changed_by"])


def held(plan_revision: PlanRevision) -> PlanRevision:
    """The revision as it is now, held until the transaction ends."""
    related = ("plan__framework__owner", "plan__unit", "revision", "revises__form", "form")
    found: PlanRevision = (
        PlanRevision.objects.select_related(*related).select_for_update(of=("self",)).get(pk=plan_revision.pk)
    )
    return found


def held_open(plan_revision: PlanRevision, by: User | None) -> PlanRevision:
    """The same, for somebody who wants to write in it. Raises NotAllowed, WrongState."""
    plan_revision = held(plan_revision)
    if by and not may_revise(by, plan_revision.plan):
        raise NotAllowed(_("Du kan ikke skrive i „%(plan)s“.") % {"plan": plan_revision.plan.name})
    if not plan_revision.is_being_written:
        state = plan_revision.get_state_display()
        raise WrongState(_("Udgaven kan ikke ændres nu, for den er %(state)s.") % {"state": state})
    return plan_revision


def _items(draft: Draft, keys: Sequence[str]) -> list[Item]:
    found = [draft.item(key) for key in dict.fromkeys(keys)]
    items = [item for item in found if item]
    if not items or len(items) < len(found):
        raise NotAccepted(_("Det, du vil ændre, står ikke i udgaven. Hent siden igen."))
    return items


def _check(kind: str, items: Sequence[Item], why: str) -> None:
    first = items[0]
    if any(item.kind == Kind.JOINED for item in items):
        raise WrongState(_("Udsagnene er lagt sammen. Fortryd det først."))
    if kind == Kind.JOINED:
        if len(items) < 2 or any(item.role != first.role or not item.wordings for item in items):
            raise NotAccepted(_("Vælg mindst to udsagn af samme slags, som skal lægges sammen."))
        return
    if len(items) > 1:
        raise NotAccepted(_("Vælg ét udsagn ad gangen."))
    if kind in (Kind.SPLIT, Kind.REPLACED) and not first.wordings:
        raise NotAccepted(_("Kun mål, delmål, handlemål og succeskriterier kan deles og erstattes."))
    if kind == Kind.ADDED:
        if first.said is None or first.before:
            raise NotAccepted(_("Her står der noget i forvejen. Omformulér det i stedet."))
    elif not first.before:
        raise NotAccepted(_("Her står der ikke noget i forvejen. Skriv noget nyt i stedet."))
    if kind == Kind.DROPPED and not why.strip():
        raise NotAccepted(_("Skriv, hvorfor det udgår."))
    if kind not in Kind.values:
        raise NotAccepted(_("Vælg, hvad der skal ske."))


def _suggested(kind: str, items: Sequence[Item]) -> list[str]:
    """What a new decision begins with: what was typed already, or the old words."""
    typed = [text.text for item in items for text in item.texts if text.text.strip()]
    if kind == Kind.JOINED:
        return [" ".join(item.now or item.before for item in items)]
    if kind == Kind.REPLACED:
        return typed[:1] or [""]
    first = typed or [items[0].before]
    return [*first, ""] if kind == Kind.SPLIT and len(first) < 2 else first if kind == Kind.SPLIT else first[:1]


def _part(
    plan_revision: PlanRevision,
    kind: str,
    why: str,
    by: User | None,
    now: datetime,
    *,
    role: str = "",
    field: str = "",
    theme: Theme | None = None,
) -> RevisedPart:
    return RevisedPart.objects.create(
        plan_revision=plan_revision, kind=kind, role=role, field=field, theme=theme, why=why.strip(), by=by, at=now
    )


def _write(part: RevisedPart, texts: Sequence[str], by: User | None, now: datetime) -> None:
    rows = RevisedText.objects.bulk_create(
        RevisedText(part=part, order=order, text=text) for order, text in enumerate(texts)
    )
    RevisedTextVersion.objects.bulk_create(
        RevisedTextVersion(of=row, number=1, text=row.text, by=by, at=now) for row in rows if row.text
    )


def _undo(part: RevisedPart, by: User | None, now: datetime) -> None:
    part.undone_at, part.undone_by = now, by
    part.save(update_fields=["undone_at", "undone_by"])


def _told(part: RevisedPart, about: str, by: User | None, now: datetime) -> RevisedPart:
    begin(part.plan_revision, by, now)
    note = "\n".join(text for text in (about[:LONGEST_QUOTE], part.why) if text)
    note_event(_EVENTS[Kind(part.kind)], note, plan=part.plan_revision.plan, by=by)
    return part


_EVENTS = {
    Kind.KEPT: "revision.kept",
    Kind.REWORDED: "revision.reworded",
    Kind.SPLIT: "revision.split",
    Kind.JOINED: "revision.joined",
    Kind.REPLACED: "revision.replaced",
    Kind.DROPPED: "revision.dropped",
    Kind.ADDED: "revision.added",
}


def _quote(part: RevisedPart) -> str:
    text = part.texts.first()
    said = as_said(text.text, False)[:LONGEST_QUOTE] if text else ""
    return f"{part.get_kind_display()}: {said}" if said else str(part.get_kind_display())
