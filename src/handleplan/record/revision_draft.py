"""The draft of a plan's next edition: every statement and field of the one before, and what is decided of each.

What nobody has decided about stands as it was.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Prefetch

from handleplan.forms.definition import form_of_kind
from handleplan.record.models import (
    PlanRevision,
    RevisedPart,
    RevisedText,
    RevisedTextVersion,
    Role,
    Statement,
    Theme,
    User,
    Wording,
)
from handleplan.record.standing import FieldSaid, standing

Kind = RevisedPart.Kind


@dataclass(frozen=True, slots=True)
class DraftText:
    """A text of a decision as it stands, who wrote it, and what others wrote meanwhile and wait to settle."""

    row: RevisedText
    version: int
    changed_by: User | None
    changed_at: datetime | None
    set_aside: Sequence[RevisedTextVersion]

    @property
    def text(self) -> str:
        return self.row.text


@dataclass(frozen=True, slots=True)
class Item:
    """A statement, some that are joined, or a field: what stood (``wordings``, ``said``), and the decision in force.

    ``key`` names it in a draft ("s12", "p7", "f-economy-3").
    """

    key: str
    role: str = ""
    wordings: Sequence[Wording] = ()
    said: FieldSaid | None = None
    part: RevisedPart | None = None
    texts: Sequence[DraftText] = ()

    @property
    def kind(self) -> str:
        """What was decided; "" where nothing is yet."""
        return self.part.kind if self.part else ""

    @property
    def befores(self) -> list[str]:
        if self.said:
            return [self.said.text] if self.said.text else []
        return [wording.text for wording in self.wordings]

    @property
    def before(self) -> str:
        return "\n".join(self.befores)

    @property
    def nows(self) -> list[str]:
        """The words as they would be adopted."""
        if self.kind in ("", Kind.KEPT):
            return self.befores
        return [as_said(text.text, self.said is not None) for text in self.texts if text.text.strip()]

    @property
    def now(self) -> str:
        return "\n".join(self.nows)

    @property
    def is_undecided(self) -> bool:
        """Whether there is something that somebody must still decide about."""
        return self.part is None and bool(self.before)

    @property
    def is_changed(self) -> bool:
        return self.kind not in ("", Kind.KEPT) and (self.kind == Kind.SPLIT or self.now != self.before)

    @property
    def theme(self) -> Theme | None:
        return self.said.theme if self.said else None

    @property
    def field(self) -> str:
        return self.said.field if self.said else ""

    @property
    def statements(self) -> list[Statement]:
        return [wording.statement for wording in self.wordings]


@dataclass(frozen=True, slots=True)
class Draft:
    """A plan's next edition so far. ``undone`` are decisions that were taken back, and can be taken up again."""

    plan_revision: PlanRevision
    roles: dict[str, list[Item]]
    fields: list[Item]
    undone: list[RevisedPart] = field(default_factory=list)

    @property
    def items(self) -> list[Item]:
        return [*(item for items in self.roles.values() for item in items), *self.fields]

    @property
    def undecided(self) -> list[Item]:
        return [item for item in self.items if item.is_undecided]

    @property
    def changed(self) -> list[Item]:
        return [item for item in self.items if item.is_changed]

    def item(self, key: str) -> Item | None:
        return next((item for item in self.items if item.key == key), None)


def as_said(text: str, is_field: bool) -> str:
    """A typed text as an edition holds it: a statement is one line, a field keeps its lines."""
    lines = [" ".join(line.split()) for line in text.splitlines()]
    return ("\n" if is_field else " ").join(line for line in lines if line)


def draft_of(plan_revision: PlanRevision) -> Draft:
    """The draft as it stands, in as many questions for a long plan as for a short one."""
    versions = RevisedTextVersion.objects.select_related("by")
    parts = list(
        plan_revision.parts.select_related("by", "undone_by", "theme").prefetch_related(
            "statements", Prefetch("texts", RevisedText.objects.prefetch_related(Prefetch("versions", versions)))
        )
    )
    in_force = [part for part in parts if part.undone_at is None]
    before = standing(plan_revision.revises) if plan_revision.revises else None
    roles = {role: _statements(role, before.wordings.get(role, []) if before else [], in_force) for role in Role.values}
    said = before.fields if before else []
    return Draft(
        plan_revision,
        roles,
        _fields(plan_revision, said, in_force),
        [part for part in parts if part.undone_at is not None and part.texts.all()],
    )


def field_key(name: str, theme: int | None) -> str:
    return f"f-{name}-{theme or 0}"


def _statements(role: str, wordings: Sequence[Wording], parts: Sequence[RevisedPart]) -> list[Item]:
    by_statement = {statement.pk: part for part in parts for statement in part.statements.all()}
    items: list[Item] = []
    shown: set[int] = set()
    for wording in wordings:
        part = by_statement.get(wording.statement_id)
        if part is None:
            items.append(Item(f"s{wording.statement_id}", role, [wording]))
        elif part.pk not in shown:
            shown.add(part.pk)
            theirs = {statement.pk for statement in part.statements.all()}
            together = [one for one in wordings if one.statement_id in theirs]
            items.append(Item(f"s{wording.statement_id}", role, together, None, part, _texts(part)))
    added = [part for part in parts if part.kind == Kind.ADDED and part.role == role]
    return items + [Item(f"p{part.pk}", role, [], None, part, _texts(part)) for part in added]


def _fields(plan_revision: PlanRevision, said: Sequence[FieldSaid], parts: Sequence[RevisedPart]) -> list[Item]:
    """The fields that were answered, and those of the form that were not, in the form's order."""
    names = _names_of_fields(plan_revision.form.kind)
    known = {one.field for one in said}
    every = [*said, *(FieldSaid(name, None) for name in names if name not in known)]
    every.sort(key=lambda one: names.index(one.field) if one.field in names else -1)
    by_key = {field_key(part.field, part.theme_id): part for part in parts if part.field}
    items = []
    for one in every:
        key = field_key(one.field, one.theme.pk if one.theme else None)
        part = by_key.get(key)
        items.append(Item(key, "", [], one, part, _texts(part) if part else ()))
    return items


def _names_of_fields(kind: str) -> list[str]:
    try:
        return [one.name for one in form_of_kind(kind).fields_of("plan") if one.role == "answer"]
    except KeyError:
        return []


def _texts(part: RevisedPart) -> list[DraftText]:
    return [_text(row) for row in part.texts.all()]


def _text(row: RevisedText) -> DraftText:
    versions = list(row.versions.all())
    numbered = [version for version in versions if version.number is not None]
    last = max(numbered, key=lambda version: version.number or 0, default=None)
    waiting = [version for version in versions if version.number is None and version.settled_at is None]
    return DraftText(
        row, last.number or 0 if last else 0, last.by if last else None, last.at if last else None, waiting
    )
