"""Units' plans, action sheets and a booklet's plans become plans of the record.

A plan in a document may be one that the record holds already: from an earlier version of the document, or in the words
of another form (a booklet sums up what the units' own plans say). Only what is certain is joined; what may be the same
becomes a plan of its own and is told.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from handleplan.danish.shared_words import words_of
from handleplan.forms.reading import Fields, PlanReading
from handleplan.intake.acceptance import Acceptance
from handleplan.intake.belonging import years_in
from handleplan.intake.plan_matching import Match, PlanWords, match_earlier, match_plans
from handleplan.record.editions import AnswerSaid, EditionSaid, add_edition, correct_edition
from handleplan.record.frameworks import add_goals, add_themes
from handleplan.record.models import Answer, Edition, Plan, Report, Unit, Wording
from handleplan.record.plans import create_plan, give_plan_to, place_plan, take_up_plan, withdraw_plan
from handleplan.record.rounds import EntrySaid, add_report, correct_report, edition_in_force, open_round, publish_report
from handleplan.record.texts import Said

TITLE_FIELD = "title"
"""The answer that keeps a title which the plan itself does not bear: the booklet's title of a joined plan."""


@dataclass(frozen=True, slots=True)
class PlanInArea:
    """A plan that was read, and the area of a booklet that it stands under."""

    reading: PlanReading
    area: Unit | None = None


def accept_plans(acceptance: Acceptance, read: Sequence[PlanInArea], period: tuple[int | None, int | None]) -> None:
    """Make these the plans of the document."""
    earlier = _plans_of_document(acceptance)
    plans = _find_plans(acceptance, read, earlier)
    for place, one in enumerate(read):
        plan = plans[place] or _create(acceptance, one)
        _settle(acceptance, plan, one)
        _write(acceptance, plan, one.reading, period)
        plans[place] = plan
    for plan in earlier:
        if plan not in plans:
            _withdraw(acceptance, plan)


def _plans_of_document(acceptance: Acceptance) -> list[Plan]:
    return list(
        acceptance.framework.plans.filter(editions__document=acceptance.document).select_related("unit").distinct()
    )


def _find_plans(acceptance: Acceptance, read: Sequence[PlanInArea], earlier: Sequence[Plan]) -> list[Plan | None]:
    """For each plan that was read the plan that it certainly is; doubtful ones are told.

    So are new plans that are like one of another document in the same form: a unit may have two plans that are alike.
    """
    words = [_words_read(acceptance, one) for one in read]
    plans = match_earlier(words, _words_known(earlier))
    rest = [place for place, plan in enumerate(plans) if plan is None]
    others = (
        acceptance.framework.plans.exclude(editions__form=acceptance.form)
        .exclude(state=Plan.State.WITHDRAWN)
        .select_related("unit")
    )
    for place, match in zip(rest, match_plans([words[place] for place in rest], _words_known(others)), strict=True):
        if match and match.is_certain:
            plans[place] = match.plan
        elif match:
            acceptance.notes.append(_doubt(read[place].reading, match))
    new = [place for place, plan in enumerate(plans) if plan is None]
    alike = acceptance.framework.plans.filter(editions__form=acceptance.form).exclude(
        pk__in=[one.pk for one in earlier]
    )
    known = _words_known(alike.exclude(state=Plan.State.WITHDRAWN).select_related("unit").distinct())
    for place, match in zip(new, match_plans([words[place] for place in new], known), strict=True):
        if match:
            acceptance.notes.append(_doubt(read[place].reading, match))
    return plans


def _doubt(reading: PlanReading, match: Match) -> str:
    names = {"one": reading.title or reading.unit, "other": match.plan.name, "unit": match.plan.unit.name}
    if names["other"] == names["unit"]:
        return _("Måske den samme plan: „%(one)s“ og „%(other)s“. De står hver for sig.") % names
    return _("Måske den samme plan: „%(one)s“ og „%(other)s“ (%(unit)s). De står hver for sig.") % names


def _words_read(acceptance: Acceptance, one: PlanInArea) -> PlanWords:
    name = one.reading.unit or ("" if one.area else acceptance.default_unit)
    texts = [item.text for items in one.reading.fields.values() for item in items]
    unit = acceptance.units.find(name) if name else None
    return PlanWords(name, unit, words_of([one.reading.title, *texts]))


def _words_known(plans: Iterable[Plan]) -> list[tuple[Plan, PlanWords]]:
    """What the record's plans say, in two questions however many they are.

    A booklet's plan that stands under its area has no unit that anybody has said.
    """
    known = list(plans)
    texts: dict[int, list[str]] = defaultdict(list)
    for model in (Wording, Answer):
        for plan, text in model.objects.filter(edition__plan__in=known).values_list("edition__plan", "text"):
            texts[plan].append(text)
    return [
        (
            plan,
            PlanWords(
                plan.unit.name if plan.unit_id != plan.area_id else "",
                plan.unit if plan.unit_id != plan.area_id else None,
                words_of([plan.title, *texts[plan.pk]]),
            ),
        )
        for plan in known
    ]


def _create(acceptance: Acceptance, one: PlanInArea) -> Plan:
    return create_plan(acceptance.framework, _unit(acceptance, one), one.reading.title[:500], area=one.area)


def _unit(acceptance: Acceptance, one: PlanInArea) -> Unit:
    name = one.reading.unit or ("" if one.area else acceptance.default_unit)
    if name:
        return acceptance.units.find_or_create(name, one.area)
    if one.area:
        return one.area
    acceptance.notes.append(
        _("„%(plan)s“ siger ikke, hvilken enhed den hører til. Den står under %(root)s; brug --unit for at sige det.")
        % {"plan": one.reading.title or acceptance.document.name, "root": acceptance.units.root.name}
    )
    return acceptance.units.root


def _settle(acceptance: Acceptance, plan: Plan, one: PlanInArea) -> None:
    """Give a plan what this document says of its unit and its area."""
    if plan.state == Plan.State.WITHDRAWN:
        take_up_plan(plan, acceptance.document.name)
    if one.reading.unit:
        if plan.unit_id == plan.area_id:
            give_plan_to(plan, acceptance.units.find_or_create(one.reading.unit, plan.area))
        elif acceptance.units.find(one.reading.unit) in (None, plan.unit):
            acceptance.units.know_as(plan.unit, one.reading.unit)
    if one.area:
        acceptance.units.settle(plan.unit, one.area)
        if plan.area_id != one.area.pk:
            place_plan(plan, one.area)


def _write(acceptance: Acceptance, plan: Plan, reading: PlanReading, period: tuple[int | None, int | None]) -> None:
    said = acceptance.edition_said(reading.fields, "plan")
    if reading.title and reading.title != plan.title:
        title = AnswerSaid(TITLE_FIELD, Said(reading.title, acceptance.passages.at(reading.place)))
        said = EditionSaid(said.statements, [title, *said.answers])
    editions = [_write_edition(acceptance, plan, 1, said, period)]
    if reading.revision:
        revision = acceptance.edition_said(reading.revision.fields, "revision")
        if not revision.is_empty:
            editions.append(_write_edition(acceptance, plan, 2, revision, years_in(reading.revision.period)))
    _write_themes(acceptance, plan, reading, said)
    for status in reading.reports:
        round_ = open_round(acceptance.framework, status.year)
        entries = _entries(acceptance, status.fields)
        report = Report.objects.filter(plan=plan, round=round_).first()
        in_force = edition_in_force(editions, status.year)
        if report:
            correct_report(report, in_force, entries)
        elif entries:
            publish_report(add_report(plan, round_, in_force, entries))


def _write_edition(
    acceptance: Acceptance, plan: Plan, number: int, said: EditionSaid, period: tuple[int | None, int | None]
) -> Edition:
    first_year, last_year = period
    edition = Edition.objects.filter(plan=plan, form=acceptance.form, number=number).first()
    if edition is None:
        return add_edition(
            plan, acceptance.form, said, first_year=first_year, last_year=last_year, document=acceptance.document
        )
    gone = correct_edition(edition, said, first_year=first_year, last_year=last_year)
    acceptance.notes += [_("Udgået af „%(plan)s“: „%(text)s“") % {"plan": plan.name, "text": text} for text in gone]
    return edition


def _write_themes(acceptance: Acceptance, plan: Plan, reading: PlanReading, said: EditionSaid) -> None:
    """The ticked themes and those of lettered passages, and the framework's goals that the plan points to."""
    if reading.themes_offered:
        themes = add_themes(acceptance.framework, reading.themes_offered)
        plan.themes.set(themes[name] for name in reading.themes_checked if name in themes)
    elif acceptance.definition.layout.get("theme_letters"):
        acceptance.lettered_themes()
        plan.themes.set({answer.theme.pk for answer in said.answers if answer.theme})
    if goals := acceptance.said_in_role(reading.fields, "framework_goal"):
        plan.framework_goals.set(add_goals(acceptance.framework, goals))


def _entries(acceptance: Acceptance, fields: Fields) -> list[EntrySaid]:
    return [
        EntrySaid(entry.name, said)
        for entry in acceptance.definition.fields_of("status")
        for said in acceptance.passages.all_said(fields.get(entry.name, ()))
    ]


def _withdraw(acceptance: Acceptance, plan: Plan) -> None:
    """The document holds the plan no more; another document may."""
    names = {"plan": plan.name, "document": acceptance.document.name}
    if plan.editions.exclude(document=acceptance.document).exists():
        acceptance.notes.append(
            _("„%(plan)s“ står ikke længere i %(document)s, men i en anden kilde. Den er ikke ændret.") % names
        )
    elif plan.state != Plan.State.WITHDRAWN:
        withdraw_plan(plan, acceptance.document.name)
        acceptance.notes.append(_("„%(plan)s“ står ikke længere i %(document)s og er trukket tilbage.") % names)
