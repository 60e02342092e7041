"""A part of a reading beside its source: every field with what was read into it, and where it stood."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from handleplan.documents import Place
from handleplan.intake.models import Review
from handleplan.intake.opening import Opened, opened
from handleplan.intake.review.decisions import UNPLACED, UNWANTED
from handleplan.intake.review.doubts import Doubt
from handleplan.intake.review.draft import Draft, Part, Slot, Value
from handleplan.intake.review.piece import Piece
from handleplan.web.crumbs import Crumb, Crumbs
from handleplan.web.review.adding import additions
from handleplan.web.review.doubts import doubt_walk
from handleplan.web.review.found import for_those_who_bring_in, review_at
from handleplan.web.review.words import last_decision_in_words
from handleplan.web.source_side import asked_lines, source_side

REST = "resten"
"""What no field took, and what somebody said is not wanted: shown as a part is."""


@dataclass(frozen=True)
class PieceShown:
    """A statement, what is asked about it, and the one after it in its field ("" for the last)."""

    piece: Piece
    slot: Slot
    number: int
    doubts: Sequence[Doubt]
    following: str

    @property
    def name(self) -> str:
        """What a screen reader calls the text: its field, and which of the field's texts it is."""
        if len(self.slot.pieces) == 1:
            return self.slot.label
        words = {"field": self.slot.label, "number": self.number, "of": len(self.slot.pieces)}
        return _("%(field)s, tekst %(number)s af %(of)s") % words

    @property
    def is_doubtful(self) -> bool:
        return any(not doubt.is_seen for doubt in self.doubts)


@dataclass(frozen=True)
class SlotShown:
    slot: Slot
    pieces: Sequence[PieceShown]


@dataclass(frozen=True)
class Group:
    """What stands under one heading: the plan itself, a status, a revision, a row of results."""

    name: str
    values: Sequence[Value]
    slots: Sequence[SlotShown]

    @property
    def is_empty(self) -> bool:
        return not any(shown.pieces for shown in self.slots)


@for_those_who_bring_in
@require_safe
def part(request: HttpRequest, pk: int, address: str) -> HttpResponse:
    """A plan, an area, a project, the sections or the frame, beside its source."""
    return _page(request, pk, address)


@for_those_who_bring_in
@require_safe
def rest(request: HttpRequest, pk: int) -> HttpResponse:
    """The texts that no field took, and those that are not wanted, beside their source."""
    return _page(request, pk, REST)


def _page(request: HttpRequest, pk: int, address: str) -> HttpResponse:
    review = review_at(request, pk)
    shown = open_or_404(review)
    fields = fields_context(request, shown, address)
    beside = _source(request, shown, fields["places"])
    name = fields["name"]
    above = Crumb(_("Læsninger"), reverse("reviews")), Crumb(review.name, review.get_absolute_url())
    return render(request, "review/part.html", {**fields, **beside, "crumbs": Crumbs(name, *above)})


def open_or_404(review: Review) -> Opened:
    """What was read, with what was decided; a 404 where nothing was read by a form."""
    if review.is_of_no_known_form or review.state not in (
        Review.State.READY,
        Review.State.ACCEPTED,
        Review.State.REJECTED,
    ):
        raise Http404
    return opened(review)


def fields_context(request: HttpRequest, shown: Opened, address: str) -> dict[str, Any]:
    """All that the fields of a part, and the bar above them, are shown from."""
    draft, review = shown.draft, shown.review
    parts = list(draft.parts)
    here = next((one for one in parts if one.address == address), None)
    if here is None and address != REST:
        raise Http404
    slots = here.slots if here else (draft.unplaced, draft.unwanted)
    doubts = _doubts_here(shown.doubts, address, slots)
    by_piece = _by_piece(doubts, slots)
    asked_move = request.GET.get("flyt", "")
    moving = next((piece for slot in slots for piece in slot.pieces if piece.key == asked_move), None)
    return {
        "review": review,
        "name": here.name if here else _("Resten"),
        "here": address,
        "part": here,
        "groups": list(_groups(here.values if here else (), slots, by_piece)),
        "part_doubts": [doubt for doubt in doubts if not any(doubt in of for of in by_piece.values())],
        "places": [piece.place for slot in slots for piece in slot.pieces],
        "walk": doubt_walk(review.pk, shown.doubts, _address_of_doubts(address), request.GET.get("tvivl", "")),
        "asked_doubt": request.GET.get("tvivl", ""),
        "undo": last_decision_in_words(shown),
        "moving": moving.key if moving else "",
        "destinations": list(destinations(draft, slots)) if moving else [],
        "is_editable": review.state == Review.State.READY,
        "parts": parts,
        "additions": additions(shown, here) if here else [],
        "page_address": page_address(review, address),
        "before": _beside(parts, address, -1),
        "after": _beside(parts, address, 1),
    }


def page_address(review: Review, address: str) -> str:
    """The page that shows the part."""
    if address == REST:
        return reverse("review_rest", kwargs={"pk": review.pk})
    return reverse("review_part", kwargs={"pk": review.pk, "address": address})


def destinations(draft: Draft, here: Iterable[Slot]) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Where a text may go, the fields of the page it stands on first: headings, each with its fields."""
    first = [slot for slot in here if slot.address not in (UNPLACED, UNWANTED)]
    yield from _destinations("", first)
    known = {slot.address for slot in first}
    for one in draft.parts:
        yield from _destinations(one.name, [slot for slot in one.slots if slot.address not in known])


def _destinations(part_name: str, slots: Iterable[Slot]) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    by_group: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for slot in slots:
        by_group[slot.group].append((slot.address, slot.label))
    for group, fields in by_group.items():
        yield " – ".join(name for name in (part_name, group) if name) or _("Felter"), fields


def _doubts_here(doubts: Sequence[Doubt], address: str, slots: Sequence[Slot]) -> list[Doubt]:
    """The doubts of the part, and those about a text that was moved here."""
    keys = {piece.key for slot in slots for piece in slot.pieces}
    return [doubt for doubt in doubts if doubt.part == _address_of_doubts(address) or keys.intersection(doubt.pieces)]


def _address_of_doubts(address: str) -> str:
    return UNPLACED if address == REST else address


def _by_piece(doubts: Sequence[Doubt], slots: Sequence[Slot]) -> dict[str, list[Doubt]]:
    """Each doubt stands at the first of its texts that is on this page."""
    keys = [piece.key for slot in slots for piece in slot.pieces]
    found: dict[str, list[Doubt]] = defaultdict(list)
    for doubt in doubts:
        first = next((key for key in keys if key in doubt.pieces), None)
        if first:
            found[first].append(doubt)
    return found


def _groups(values: Sequence[Value], slots: Sequence[Slot], doubts: dict[str, list[Doubt]]) -> Iterator[Group]:
    for name in dict.fromkeys([value.group for value in values] + [slot.group for slot in slots]):
        yield Group(
            name,
            [value for value in values if value.group == name],
            [SlotShown(slot, list(_pieces(slot, doubts))) for slot in slots if slot.group == name],
        )


def _pieces(slot: Slot, doubts: dict[str, list[Doubt]]) -> Iterator[PieceShown]:
    keys = [piece.key for piece in slot.pieces]
    for number, piece in enumerate(slot.pieces, start=1):
        following = next(iter(keys[number:]), "")
        yield PieceShown(piece, slot, number, doubts.get(piece.key, []), following)


def _beside(parts: Sequence[Part], address: str, step: int) -> Part | None:
    """The part before or after this one."""
    at = next((place for place, one in enumerate(parts) if one.address == address), None)
    if at is None or not 0 <= at + step < len(parts):
        return None
    return parts[at + step]


def _source(request: HttpRequest, shown: Opened, places: Sequence[Place]) -> dict[str, Any]:
    as_text = request.GET.get("kilde") == "tekst"
    return {
        "source": source_side(shown.document, places, asked_lines(request), as_text=as_text),
        "as_text": as_text,
        "picture_address": reverse("review_picture", kwargs={"pk": shown.review.pk, "number": 0}),
    }
