"""Units' plans, action sheets and a booklet's plans become plans of the record."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from handleplan.forms.reading import Fields, PlanReading
from handleplan.intake.acceptance import Acceptance
from handleplan.intake.belonging import years_in
from handleplan.intake.parts import PlanPart
from handleplan.intake.plans_in_record import doubt_of, find_plans, plans_of_document
from handleplan.record.editions import AnswerSaid, EditionSaid, add_edition, correct_edition
from handleplan.record.frameworks import add_goals, add_themes
from handleplan.record.models import Edition, Plan, Report, Round, Unit
from handleplan.record.plans import create_plan, give_plan_to, place_plan, take_up_plan, withdraw_plan
from handleplan.record.rounds import EntrySaid, add_report, correct_report, edition_in_force, open_round, publish_report
from handleplan.record.texts import Said

TITLE_FIELD = "title"
"""The answer that keeps a title which the plan itself does not bear: the booklet's title of a joined plan."""


def accept_plans(acceptance: Acceptance, read: Sequence[PlanPart], period: tuple[int | None, int | None]) -> None:
    """Make these the plans of the document, those of them that are accepted now.

    All of them are looked at to say who is which, so that it is the same whatever is accepted first.
    """
    earlier = plans_of_document(acceptance.document)
    found = find_plans(
        read,
        acceptance.framework,
        acceptance.form.kind,
        earlier,
        acceptance.units,
        acceptance.default_unit,
        acceptance.who,
    )
    for one, known in zip(read, found, strict=True):
        if acceptance.takes(one.address):
            if known.perhaps:
                acceptance.notes.append(doubt_of(one.reading, known.perhaps))
            acceptance.plans[one.address] = _accept_plan(acceptance, one, known.plan, period)
    if acceptance.withdraws:
        here = {plan.pk for plan in (*acceptance.plans.values(), *(known.plan for known in found)) if plan}
        for plan in earlier:
            if plan.pk not in here:
                withdraw_missing(acceptance, plan)


def withdraw_missing(acceptance: Acceptance, plan: Plan) -> None:
    """The document holds the plan no more; another document may."""
    names = {"plan": plan.name, "document": acceptance.document.name}
    if plan.editions.exclude(document=acceptance.document).exists():
        acceptance.notes.append(
            _("„%(plan)s“ står ikke længere i %(document)s, men i en anden kilde. Den er ikke ændret.") % names
        )
    elif plan.state != Plan.State.WITHDRAWN:
        withdraw_plan(plan, acceptance.document.name, by=acceptance.by)
        acceptance.notes.append(_("„%(plan)s“ står ikke længere i %(document)s og er trukket tilbage.") % names)


def _accept_plan(
    acceptance: Acceptance, one: PlanPart, known: Plan | None, period: tuple[int | None, int | None]
) -> Plan:
    area = acceptance.units.find_or_create(one.area_name, kind=Unit.Kind.AREA) if one.area_name else None
    unit = _unit_said(acceptance, one, area)
    plan = known or create_plan(
        acceptance.framework,
        unit or _unit(acceptance, one, area),
        one.reading.title[:500],
        area=area,
        by=acceptance.by,
    )
    _settle(acceptance, plan, one, unit, area)
    _write(acceptance, plan, one.reading, period)
    return plan


def _unit_said(acceptance: Acceptance, one: PlanPart, area: Unit | None) -> Unit | None:
    """The unit that a person said it is; the document's name for it is remembered as one of its names."""
    if name := acceptance.who.new_units.get(one.address):
        unit = acceptance.units.find_or_create(name, area)
    elif (said := acceptance.who.units.get(one.address)) is None:
        return None
    else:
        unit = said
    if one.unit_read:
        acceptance.units.know_as(unit, one.unit_read)
    return unit


def _unit(acceptance: Acceptance, one: PlanPart, area: Unit | None) -> Unit:
    name = one.reading.unit or ("" if area else acceptance.default_unit)
    if name:
        return acceptance.units.find_or_create(name, area)
    if area:
        return area
    acceptance.notes.append(
        _("„%(plan)s“ siger ikke, hvilken enhed den hører til. Den står under %(root)s; brug --unit for at sige det.")
        % {"plan": one.reading.title or acceptance.document.name, "root": acceptance.units.root.name}
    )
    return acceptance.units.root


def _settle(acceptance: Acceptance, plan: Plan, one: PlanPart, said: Unit | None, area: Unit | None) -> None:
    """Give a plan what this document, or the person who accepts it, says of its unit and its area."""
    if plan.state == Plan.State.WITHDRAWN:
        take_up_plan(plan, acceptance.document.name, by=acceptance.by)
    if said:
        if plan.unit_id != said.pk:
            give_plan_to(plan, said, by=acceptance.by)
    elif one.reading.unit:
        if plan.unit_id == plan.area_id:
            give_plan_to(plan, acceptance.units.find_or_create(one.reading.unit, plan.area), by=acceptance.by)
        elif acceptance.units.find(one.reading.unit) in (None, plan.unit):
            acceptance.units.know_as(plan.unit, one.reading.unit)
    if area:
        acceptance.units.settle(plan.unit, area)
        if plan.area_id != area.pk:
            place_plan(plan, area, by=acceptance.by)


def _write(acceptance: Acceptance, plan: Plan, reading: PlanReading, period: tuple[int | None, int | None]) -> None:
    said = acceptance.edition_said(reading.fields, "plan")
    if reading.title and reading.title != plan.title:
        title = AnswerSaid(TITLE_FIELD, Said(reading.title, acceptance.passages.at(reading.place)))
        said = EditionSaid(said.statements, [title, *said.answers])
    editions = [_write_edition(acceptance, plan, 1, said, period)]
    revision = reading.revision
    revised = acceptance.edition_said(revision.fields, "revision") if revision else EditionSaid()
    if revision and not revised.is_empty:
        editions.append(_write_edition(acceptance, plan, 2, revised, years_in(revision.period)))
    else:
        editions += _revisions_kept(acceptance, plan)
    _write_themes(acceptance, plan, reading, said)
    for status in reading.reports:
        round_ = open_round(acceptance.framework, status.year, by=acceptance.by)
        if round_.state != Round.State.DOCUMENTS:
            acceptance.notes.append(
                _("%(round)s bliver besvaret her på siden. Dokumentets status for „%(plan)s“ er ikke taget over.")
                % {"round": round_.name, "plan": plan.name}
            )
            continue
        entries = _entries(acceptance, status.fields)
        report = Report.objects.filter(plan=plan, round=round_).first()
        in_force = edition_in_force(editions, status.year)
        if report:
            correct_report(report, in_force, entries, by=acceptance.by)
        elif entries:
            publish_report(add_report(plan, round_, in_force, entries, by=acceptance.by), by=acceptance.by)


def _revisions_kept(acceptance: Acceptance, plan: Plan) -> list[Edition]:
    """The revisions that an earlier version of the document gave, and this one lacks: they stay, and are told."""
    kept = list(plan.editions.filter(form=acceptance.form, document=acceptance.document, number__gt=1))
    acceptance.notes += [
        _("Revisionen af „%(plan)s“ (%(period)s) står ikke længere i %(document)s. Den er ikke ændret.")
        % {"plan": plan.name, "period": edition.period, "document": acceptance.document.name}
        for edition in kept
    ]
    return kept


def _write_edition(
    acceptance: Acceptance, plan: Plan, number: int, said: EditionSaid, period: tuple[int | None, int | None]
) -> Edition:
    years = {"first_year": period[0], "last_year": period[1]}
    edition = Edition.objects.filter(plan=plan, form=acceptance.form, number=number).first()
    if edition is None:
        return add_edition(plan, acceptance.form, said, **years, document=acceptance.document, by=acceptance.by)
    gone = correct_edition(edition, said, **years, by=acceptance.by)
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
