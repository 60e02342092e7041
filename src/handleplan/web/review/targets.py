"""The measurable targets of a reading beside their results: proposed, and confirmed by a person or not at all."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from handleplan.documents import Place
from handleplan.forms.target import VERDICTS_TO_CONFIRM
from handleplan.intake.models import Review
from handleplan.intake.opening import Opened
from handleplan.intake.review.parts import Part
from handleplan.intake.review.targets import ProposedTarget, proposed_targets
from handleplan.record.models import Verdict
from handleplan.web.crumbs import Crumb, Crumbs
from handleplan.web.review.decisions import NO_TARGET
from handleplan.web.review.found import for_those_who_bring_in, review_at
from handleplan.web.review.one import Choice
from handleplan.web.review.part import open_or_404, page_address
from handleplan.web.review.words import last_decision_in_words


@dataclass(frozen=True)
class TargetShown:
    """A target, what may be said of it, and what the program or the person says of it now."""

    proposed: ProposedTarget
    choices: Sequence[Choice]
    address: str

    @property
    def proposal(self) -> str:
        """The program's proposal in words; "" where it has none."""
        verdict = self.proposed.target.verdict
        return str(Verdict.Value(verdict).label) if verdict in VERDICTS_TO_CONFIRM else ""

    @property
    def target_address(self) -> str:
        return _at(self.address, self.proposed.target.place)

    @property
    def result_address(self) -> str:
        return _at(self.address, self.proposed.target.result_place)


@dataclass(frozen=True)
class PartTargets:
    part: Part
    address: str
    targets: Sequence[TargetShown]


@for_those_who_bring_in
@require_safe
def targets(request: HttpRequest, pk: int) -> HttpResponse:
    """The targets part by part, each with both sentences, the proposed verdict, and the person's."""
    review = review_at(request, pk)
    shown = open_or_404(review)
    found = list(_by_part(shown))
    return render(
        request,
        "review/targets.html",
        {
            "review": review,
            "crumbs": Crumbs(
                _("Måltal"),
                Crumb(_("Læsninger"), reverse("reviews")),
                Crumb(review.name, review.get_absolute_url()),
            ),
            "parts": found,
            "left": sum(not one.proposed.is_decided for part in found for one in part.targets),
            "total": sum(len(part.targets) for part in found),
            "is_editable": review.state == Review.State.READY,
            "page_address": reverse("review_targets", kwargs={"pk": pk}),
            "undo": last_decision_in_words(shown),
        },
    )


def _by_part(shown: Opened) -> Iterator[PartTargets]:
    proposed = proposed_targets(shown.reading, shown.decided)
    for address, found in groupby(proposed, key=lambda one: one.part):
        page = page_address(shown.review, address)
        yield PartTargets(
            shown.draft.part(address), page, [TargetShown(one, list(_choices(one)), page) for one in found]
        )


def _choices(one: ProposedTarget) -> Iterator[Choice]:
    """The verdicts, the person's chosen, else the proposed; then that there is none, and that it is no target."""
    chosen = one.verdict if one.is_decided else one.target.verdict
    for verdict in VERDICTS_TO_CONFIRM:
        yield Choice(verdict, str(Verdict.Value(verdict).label).capitalize(), chosen == verdict)
    yield Choice("", _("Ingen vurdering endnu"), chosen not in (*VERDICTS_TO_CONFIRM, None))
    yield Choice(NO_TARGET, _("Det er ikke et måltal"), chosen is None)


def _at(address: str, place: Place) -> str:
    """The page of the part with the place marked; "" where nobody knows it."""
    if place.first_line is None:
        return ""
    return f"{address}?linjer={place.first_line}-{place.last_line or place.first_line}#source"
