"""One reading: what it is, what is doubtful in it, what its parts are in the record, and whether it is accepted."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from handleplan.forms.definition import form_of_kind
from handleplan.intake.document_finding import revisable_documents
from handleplan.intake.models import Review
from handleplan.intake.opening import Opened, opened
from handleplan.intake.placing import belonging_from_json
from handleplan.intake.review.decisions import UNPLACED
from handleplan.intake.review.doubts import Doubt
from handleplan.intake.review.draft import Part
from handleplan.intake.reviews import differences_of
from handleplan.intake.suggestions import PlanSuggestion, Suggestions, suggestions
from handleplan.record.models import Framework, Plan, Unit
from handleplan.record.permissions import frameworks_coordinated_by
from handleplan.web.crumbs import Crumb, Crumbs
from handleplan.web.public.changes import compare
from handleplan.web.review.adding import additions, mergeable
from handleplan.web.review.doubts import doubt_address, doubt_walk
from handleplan.web.review.found import for_those_who_bring_in, review_at
from handleplan.web.review.part import page_address
from handleplan.web.review.words import last_decision_in_words

State = Review.State

NEW = "ny"
"""The choice of something that the record does not have yet."""


@dataclass(frozen=True)
class Choice:
    """One of a select's options."""

    value: str
    label: str
    is_chosen: bool = False


@dataclass(frozen=True)
class DoubtLine:
    """A doubt in the list; ``text`` is what it is about, where that stands in no field."""

    doubt: Doubt
    part_name: str
    text: str
    address: str


@dataclass(frozen=True)
class PartRow:
    """A part, how much stands in it, and what it is in the record."""

    part: Part
    address: str
    texts: int
    doubts: int
    unit_read: str
    units: Sequence[Choice]
    shows_all: bool
    plans: Sequence[Choice]
    likely: PlanSuggestion | None
    is_accepted: bool
    plan: Plan | None

    @property
    def kind_in_words(self) -> str:
        kinds = {
            "plan": _("plan"),
            "project": _("projekt"),
            "area": _("område"),
            "sections": _("afsnit"),
            "frame": _("om dokumentet som helhed"),
        }
        return kinds[self.part.kind]


@for_those_who_bring_in
@require_safe
def review(request: HttpRequest, pk: int) -> HttpResponse:
    """The page of a reading, whatever state it is in."""
    shown = review_at(request, pk)
    page = {
        "review": shown,
        "crumbs": Crumbs(shown.name, Crumb(_("Læsninger"), reverse("reviews"))),
        "form": form_of_kind(shown.form_kind) if shown.form_kind else None,
        "frameworks": frameworks_coordinated_by(request.user),
        "new_framework": (new_framework := _new_framework(shown)),
        "can_be_accepted": bool(shown.framework or new_framework),
        "here": "",
        "page_address": shown.get_absolute_url(),
        "is_editable": shown.state == State.READY,
    }
    if shown.form_kind and shown.state in (State.READY, State.ACCEPTED, State.REJECTED):
        page |= _read(request, opened(shown))
    return render(request, "review/review.html", page)


def _new_framework(review: Review) -> Framework | None:
    """The policy or pool that accepting the document makes, because a person said so; None where it makes none."""
    if review.framework or not review.is_placed:
        return None
    said = belonging_from_json(review.belonging)
    return Framework(name=said.names[0], first_year=said.first_year, last_year=said.last_year)


def _read(request: HttpRequest, shown: Opened) -> dict[str, Any]:
    """What there is to see and to decide of a reading that has a draft."""
    suggested = suggestions(shown)
    rows = list(_rows(shown, suggested, request.GET.get("alle", "")))
    return {
        "rows": rows,
        "left": [row for row in rows if not row.is_accepted and not row.part.is_emptied],
        "accepted": [row for row in rows if row.is_accepted],
        "doubts": [_doubt_line(shown, doubt) for doubt in shown.doubts if not doubt.is_seen],
        "page_doubts": [doubt for doubt in shown.doubts if not doubt.part and not doubt.is_seen],
        "seen": sum(doubt.is_seen for doubt in shown.doubts),
        "walk": doubt_walk(shown.review.pk, shown.doubts, ""),
        "notes": shown.notes,
        "differences": [(one, compare(one.before, one.after)) for one in differences_of(shown)],
        "missing": suggested.missing,
        "likely": [row for row in rows if row.likely and not row.is_accepted],
        "unplaced": len(shown.draft.unplaced.pieces),
        "unwanted": len(shown.draft.unwanted.pieces),
        "undo": last_decision_in_words(shown),
        "idle": shown.draft.idle,
        "additions": additions(shown),
        "mergeable": list(mergeable(shown.draft.parts)),
        "documents": revisable_documents(shown.review.framework, shown.review.form_kind),
        "asked_doubt": request.GET.get("tvivl", ""),
    }


def _doubt_line(shown: Opened, doubt: Doubt) -> DoubtLine:
    part = next((part.name for part in shown.draft.parts if part.address == doubt.part), "")
    text = next((piece.text for piece in shown.draft.unplaced.pieces if piece.key in doubt.pieces), "")
    name = part or (_("Resten") if doubt.part == UNPLACED else _("Hele dokumentet"))
    return DoubtLine(doubt, name, text, doubt_address(shown.review.pk, doubt))


def _rows(shown: Opened, suggested: Suggestions, asked_all: str) -> Iterator[PartRow]:
    """The parts; ``asked_all`` is the address of the one whose unit may be any."""
    review = shown.review
    became = Plan.objects.select_related("framework__owner", "unit").in_bulk(review.accepted_plans.values())
    chosen = Unit.objects.in_bulk([part.unit.unit for part in shown.draft.parts if part.unit and part.unit.unit])
    every = _every_unit(review)
    for part in shown.draft.parts:
        is_plan = part.kind in ("plan", "project") and not part.is_emptied
        plans = suggested.plans(part.address) if is_plan else []
        yield PartRow(
            part,
            page_address(review, part.address),
            texts=sum(len(slot.pieces) for slot in part.slots),
            doubts=sum(not doubt.is_seen and doubt.part == part.address for doubt in shown.doubts),
            unit_read=_unit_read(part),
            units=_units(part, suggested, chosen, every, part.address == asked_all) if is_plan else [],
            shows_all=part.address == asked_all,
            plans=_plans(part, plans) if is_plan else [],
            likely=_likely(part, plans),
            is_accepted=part.address in review.accepted_parts,
            plan=became.get(review.accepted_plans.get(part.address)),
        )


def _unit_read(part: Part) -> str:
    name = "owner" if part.kind == "project" else "unit"
    return next((value.text for value in part.values if value.address == f"{part.address}.{name}"), "")


def _units(
    part: Part, suggested: Suggestions, matched: Mapping[int, Unit], every: Iterable[Unit], wants_all: bool
) -> list[Choice]:
    """The units that the part may be of: the suggested ones, or every one; the chosen or the certain one chosen.

    ``matched`` are the units by their key that somebody said parts are of.
    """
    found = [(one.unit, one.name, one.is_certain) for one in suggested.units(part.address)]
    if part.unit and part.unit.unit not in [unit.pk if unit else None for unit, _name, _is_certain in found]:
        unit = matched.get(part.unit.unit) if part.unit.unit else None
        found.insert(0, (unit, part.unit.name, True))
    if wants_all or not found:
        known = {unit for unit, _name, _is_certain in found}
        found += [(unit, unit.name, False) for unit in every if unit not in known]
    chosen = (
        part.unit.unit if part.unit else next((unit.pk if unit else None for unit, _name, sure in found if sure), 0)
    )
    choices = [
        Choice(
            str(unit.pk) if unit else NEW,
            name if unit else _("%(name)s (ny enhed)") % {"name": name},
            is_chosen=(unit.pk if unit else None) == chosen,
        )
        for unit, name, _sure in found
    ]
    return choices if any(one.is_chosen for one in choices) else [Choice("", _("Vælg enhed"), True), *choices]


def _every_unit(review: Review) -> QuerySet[Unit]:
    """The units of the document's own house; of a pool everybody's. They are fetched once, when they are needed."""
    owner = review.framework.owner if review.framework else review.owner
    if review.framework and review.framework.is_pool:
        return Unit.objects.filter(parent=None)
    return Unit.objects.filter(path__startswith=owner.path) if owner else Unit.objects.none()


def _plans(part: Part, found: Sequence[PlanSuggestion]) -> list[Choice]:
    """The plans of the record that the part may be, and a new one."""
    chosen = part.plan.plan if part.plan else next((one.plan.pk for one in found if one.is_certain), None)
    choices = [Choice(NEW, _("En ny plan"), chosen is None)]
    return choices + [
        Choice(str(one.plan.pk), f"{one.plan.name} ({one.per_cent} %)", one.plan.pk == chosen) for one in found
    ]


def _likely(part: Part, found: Sequence[PlanSuggestion]) -> PlanSuggestion | None:
    """The plan that the part is so like that somebody should say whether it is the same, where nobody has."""
    best = next(iter(found), None)
    return best if best and best.is_likely and not part.plan else None
