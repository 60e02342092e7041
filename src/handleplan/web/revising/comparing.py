"""A draft as a page shows it: part by part, the old words beside the new, word by word."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext as _

from handleplan.record.models import RevisedPart
from handleplan.record.revision_draft import Draft, DraftText, Item
from handleplan.web.public.changes import Piece, compare
from handleplan.web.public.editions import fields_by_name, role_label, role_prompt

Kind = RevisedPart.Kind
BADGES = {Kind.REWORDED: "badge-info", Kind.ADDED: "badge-success", Kind.DROPPED: "badge-warning"}


@dataclass(frozen=True)
class TextShown:
    """A text to type in, and the words that it differs by from what stood."""

    text: DraftText
    before: str
    number: int = 0

    @property
    def pieces(self) -> list[Piece]:
        return compare(self.before, self.text.text)


@dataclass(frozen=True)
class ItemShown:
    """An item of a draft under its part's name."""

    item: Item
    label: str = ""

    @property
    def badge(self) -> str:
        return BADGES.get(Kind(self.item.kind), "badge-info") if self.item.is_changed else ""

    @property
    def pieces(self) -> list[Piece]:
        """The old and the new in one run of words."""
        if self.item.kind == Kind.REPLACED:
            whole = (Piece("removed", self.item.before), Piece("added", self.item.now))
            return [piece for piece in whole if piece.text]
        return compare(self.item.before, self.item.now)

    @property
    def first_pieces(self) -> list[Piece]:
        """What a statement that is split goes on as, beside what it was."""
        return compare(self.item.before, self.item.nows[0] if self.item.nows else "")

    @cached_property
    def texts(self) -> list[TextShown]:
        is_compared = self.item.kind in (Kind.REWORDED, Kind.JOINED)
        before = self.item.before if is_compared else ""
        return [TextShown(text, before, number) for number, text in enumerate(self.item.texts, 1)]

    @property
    def rows(self) -> int:
        longest = max((len(text.text) for text in self.item.texts), default=0)
        return min(10, max(2, longest // 60 + 1))


@dataclass(frozen=True)
class PartShown:
    """The statements of a role, or the fields, with their heading in the form's words. ``role`` "" is the fields."""

    role: str
    label: str
    prompt: str
    items: Sequence[ItemShown]

    @property
    def joinable(self) -> list[ItemShown]:
        """The statements that can be put together, where there are at least two."""
        found = [one for one in self.items if one.item.wordings and one.item.kind != Kind.JOINED]
        return found if self.role and len(found) > 1 else []

    @property
    def is_unchanged(self) -> bool:
        return not any(one.item.is_changed for one in self.items)

    @property
    def with_words(self) -> list[ItemShown]:
        """Those that say something, or did."""
        return [one for one in self.items if one.item.before or one.item.now]


def parts_of(draft: Draft) -> list[PartShown]:
    """The draft's parts in the chain's order, goals to criteria, and then the fields."""
    kind = draft.plan_revision.form.kind
    parts = [
        PartShown(role, role_label(role, kind), role_prompt(role, kind), [ItemShown(item) for item in items])
        for role, items in draft.roles.items()
    ]
    names = fields_by_name(kind)
    fields = [ItemShown(item, _label(item, names)) for item in draft.fields]
    return [*parts, *([PartShown("", _("Skemaets andre felter"), "", fields)] if fields else [])]


def _label(item: Item, names) -> str:
    field = names.get(item.field)
    label = field.label if field else item.field.replace("_", " ").capitalize()
    return f"{label}: {item.theme.name}" if item.theme else label
