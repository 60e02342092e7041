"""The page of one plan, or of one project of a pool."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from django.db.models import Prefetch
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from handleplan.record.editions import RETELLING
from handleplan.record.models import (
    Answer,
    Edition,
    Framework,
    Plan,
    Report,
    ReportEntry,
    Round,
    RoundQuestion,
    UnchangedAnswer,
    UnchangedPart,
    Verdict,
    Wording,
)
from handleplan.record.models.plans import Role
from handleplan.record.standing import own_editions
from handleplan.web.crumbs import crumbs_below
from handleplan.web.public.changes import ChangedPart, changed_parts
from handleplan.web.public.editions import fields_by_name, role_label, role_prompt
from handleplan.web.public.found import framework_at, with_places
from handleplan.web.public.overview import rounds_of
from handleplan.web.public.plan_life import life_of, sharing_units
from handleplan.web.public.projects import project_page
from handleplan.web.public.targets import confirmed_targets

STATUS_LABELS = {
    "done": gettext_lazy("Det har vi gjort"),
    "achieved": gettext_lazy("Det har vi opnået"),
    "next": gettext_lazy("Det vil vi arbejde videre med"),
}
"""What the fields of a status are called in a year, in this order; a round need not ask for all of them."""
Criteria = dict[tuple[int | None, int], str]
"""The text of each statement by edition; under no edition as it was worded last."""


def plan(request: HttpRequest, owner: str, framework: str, plan: str) -> HttpResponse:
    """A plan: its promise, its status year by year, its revision. A project: its profile and its results."""
    its_framework = framework_at(request, owner, framework)
    shown = (
        Plan.objects.visible_to(request.user)
        .filter(framework=its_framework, slug=plan)
        .select_related("framework__owner", "unit__parent", "area")
        .prefetch_related("themes__framework__owner", "framework_goals", sharing_units())
        .first()
    )
    if shown is None:
        raise Http404
    page = project_page(shown) if its_framework.is_pool else _plan_page(request, its_framework, shown)
    return render(
        request,
        "public/project.html" if its_framework.is_pool else "public/plan.html",
        {
            "plan": shown,
            "framework": its_framework,
            "crumbs": crumbs_below(its_framework, shown.name),
            "targets": confirmed_targets(shown, request.user),
            "life": life_of(shown, request.user),
            **page,
        },
    )


@dataclass(frozen=True)
class Part:
    """One column of a plan's promise: its goals, its sub-goals, its actions or its criteria."""

    role: Role
    label: str
    prompt: str
    wordings: list[Wording] = field(default_factory=list)

    @property
    def counted(self) -> str:
        """What so many of its statements are called, after their number."""
        number = len(self.wordings)
        if self.role == Role.CRITERION:
            return ngettext("succeskriterium", "succeskriterier", number)
        return str(self.role.label)


@dataclass(frozen=True)
class AnsweredField:
    label: str
    answers: list[Answer] = field(default_factory=list)


@dataclass(frozen=True)
class EditionShown:
    """An edition in reading order: its answers by field, and its statements by role."""

    edition: Edition
    answered: Sequence[AnsweredField]
    parts: Sequence[Part]

    @property
    def statements(self) -> int:
        return sum(len(part.wordings) for part in self.parts)


@dataclass(frozen=True)
class Revision:
    """What an edition changed in the one before. ``begins_later``: it is adopted, and its period has not begun."""

    edition: Edition
    parts: Sequence[ChangedPart]
    begins_later: bool = False

    @property
    def is_unchanged(self) -> bool:
        return bool(self.parts) and all(part.is_unchanged for part in self.parts)


@dataclass(frozen=True)
class YearPart:
    """A field of a status, and what was said in it."""

    label: str
    entries: Sequence[ReportEntry]
    unchanged: UnchangedAnswer | None


@dataclass(frozen=True)
class Year:
    """A round as one plan answered it; ``report`` is None where it has not.

    ``asked`` are the fields that the round asked for, or that some plan answered where it was read from documents, each
    with its label: the others were not in its form.
    """

    round: Round
    report: Report | None
    asked: Mapping[str, str]
    criteria: Criteria

    @property
    def parts(self) -> list[YearPart]:
        entries = self.report.entries.all() if self.report else ()
        said = self.report.unchanged_answers.all() if self.report else ()
        unchanged = {one.field: one for one in said if one.field}
        return [
            YearPart(label, [entry for entry in entries if entry.field == name], unchanged.get(name))
            for name, label in self.asked.items()
        ]

    @property
    def verdicts(self) -> list[tuple[str, Verdict]]:
        """Each criterion that the report judges, in the words of the edition it speaks of, with the verdict."""
        if self.report is None:
            return []
        edition = self.report.edition_id
        return [(self._words(edition, verdict.statement_id), verdict) for verdict in self.report.verdicts.all()]

    def _words(self, edition: int | None, statement: int) -> str:
        return self.criteria.get((edition, statement)) or self.criteria.get((None, statement), "")


def _plan_page(request: HttpRequest, framework: Framework, shown: Plan) -> dict[str, Any]:
    editions = editions_of(shown)
    own = own_editions(editions)
    year = timezone.localdate().year
    in_force = _in_force(own, year)
    booklets = [edition for edition in editions if edition.form.kind == RETELLING and edition not in own]
    pairs = pairwise(own)
    criteria: Criteria = {
        (key, wording.statement_id): wording.text
        for edition in own
        for wording in edition.wordings.all()
        for key in (edition.pk, None)
    }
    years = _years(request, framework, shown, criteria)
    return {
        "promise": shown_edition(own[in_force], earlier=own[:in_force]) if own else None,
        "earlier": [shown_edition(edition) for edition in own[:in_force]],
        "revisions": [
            Revision(now, changed_parts(before, now), begins_later=bool(now.first_year and now.first_year > year))
            for before, now in pairs
        ],
        "booklets": [shown_edition(edition) for edition in booklets],
        "years": years,
        "answered_years": sum(year.report is not None for year in years),
    }


def _in_force(own: Sequence[Edition], year: int) -> int:
    """The place of the edition that holds now: the last one whose period does not begin later."""
    begun = [place for place, one in enumerate(own) if not (one.is_revision and (one.first_year or 0) > year)]
    return begun[-1] if begun else 0


def editions_of(shown: Plan) -> list[Edition]:
    """The plan's editions with their words, and where each stands, in a bounded number of questions."""
    return list(
        shown.editions.select_related("form").prefetch_related(
            Prefetch("wordings", with_places(Wording.objects.all(), "statement")),
            Prefetch("answers", with_places(Answer.objects.all(), "theme__framework__owner")),
            Prefetch("unchanged_parts", with_places(UnchangedPart.objects.all())),
            "successions",
        )
    )


def shown_edition(edition: Edition, earlier: Sequence[Edition] = ()) -> EditionShown:
    """The edition to be read by itself: what it leaves unsaid and does not take back still stands as it last did."""
    form = edition.form.kind
    parts = {role: Part(role, role_label(role, form), role_prompt(role, form)) for role in Role}
    for wording in edition.wordings.all():
        parts[Role(wording.statement.role)].wordings.append(wording)
    for role in {part.role for part in edition.unchanged_parts.all()}:
        for before in reversed(earlier):
            if not parts[Role(role)].wordings:
                parts[Role(role)].wordings.extend(
                    wording for wording in before.wordings.all() if wording.statement.role == role
                )
    answering = next((one for one in (edition, *reversed(earlier)) if one.answers.all()), edition)
    return EditionShown(edition, _answered(answering), [part for part in parts.values() if part.wordings])


def _answered(edition: Edition) -> list[AnsweredField]:
    """The fields that were answered, in the form's order and under its labels."""
    fields = {"title": AnsweredField(_("Titel"))}
    fields |= {name: AnsweredField(described.label) for name, described in fields_by_name(edition.form.kind).items()}
    for answer in edition.answers.all():
        fields.setdefault(answer.field, AnsweredField(answer.field.replace("_", " "))).answers.append(answer)
    return [answered for answered in fields.values() if answered.answers]


def _years(request: HttpRequest, framework: Framework, shown: Plan, criteria: Criteria) -> list[Year]:
    """The rounds that anybody has answered, by year: a plan that kept silent in one of them is shown to have done so.

    A plan that has never answered, as those that only a booklet tells of, has no years at all.
    """
    visible = Report.objects.visible_to(request.user).settled()
    reports = {
        report.round_id: report
        for report in visible.filter(plan=shown).prefetch_related(
            Prefetch("entries", with_places(ReportEntry.objects.all())),
            Prefetch("verdicts", Verdict.objects.order_by("pk")),
            Prefetch(
                "unchanged_answers",
                UnchangedAnswer.objects.filter(withdrawn_at=None).select_related("earlier__round"),
            ),
        )
    }
    if not reports:
        return []
    asked: dict[int, dict[str, str]] = defaultdict(dict)
    answered = ReportEntry.objects.filter(report__in=visible.filter(round__framework=framework))
    for round_id, name in answered.order_by().values_list("report__round", "field").distinct():
        if name in STATUS_LABELS:
            asked[round_id][name] = ""
    for question in RoundQuestion.objects.filter(round__framework=framework).order_by("order"):
        asked[question.round_id][question.field] = question.label
    begun = [progress.round for progress in rounds_of([framework], request.user)[framework.pk] if progress.answered]
    return [Year(round_, reports.get(round_.pk), _labelled(asked[round_.pk]), criteria) for round_ in begun]


def _labelled(asked: Mapping[str, str]) -> dict[str, str]:
    """What the fields of a form's status are called here, then a round's own questions as it asked them."""
    own = {name: label for name, label in asked.items() if name not in STATUS_LABELS}
    return {name: str(label) for name, label in STATUS_LABELS.items() if name in asked} | own
