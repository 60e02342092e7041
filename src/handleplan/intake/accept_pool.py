"""A grant pool's status report becomes the pool's purposes and sections, and its projects with goals and results.

A project's owner is an organisation of its own beside the pool's board, for it is no part of it: a municipality that
has policies here is the same unit. What "X Kommune - Jobcenter" names below its dash stands below the municipality.
"""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from handleplan.danish.dates import parse_date
from handleplan.danish.names import parts_of_name
from handleplan.forms.reading import FrameReading, ProjectReading, SectionReading
from handleplan.intake.accept_plans import withdraw_missing
from handleplan.intake.acceptance import Acceptance, WhoIsWhich
from handleplan.intake.parts import FRAME, SECTIONS, Parts
from handleplan.intake.plans_in_record import plans_of_document
from handleplan.intake.units import RootFinder, UnitFinder
from handleplan.record.editions import EditionSaid, add_edition, correct_edition
from handleplan.record.frameworks import SectionSaid, describe_framework, write_sections
from handleplan.record.models import Edition, Plan, Role, Statement, Unit
from handleplan.record.plans import create_plan, describe_project, give_plan_to, take_up_plan
from handleplan.record.results import ResultSaid, record_results

LEVELS = {"overall": Role.GOAL, "subgoal": Role.SUBGOAL}


def accept_pool(acceptance: Acceptance, parts: Parts) -> None:
    """Make this what the document says of the pool and its projects, as far as it is accepted."""
    if acceptance.takes(FRAME):
        _accept_frame(acceptance, parts.reading.frame)
    if acceptance.takes(SECTIONS):
        _accept_sections(acceptance, parts.reading.sections)
    earlier = plans_of_document(acceptance.document)
    found = find_projects(parts.projects, earlier, acceptance.who)
    roots = RootFinder(acceptance.by)
    for (address, project), known in zip(parts.projects, found, strict=True):
        if acceptance.takes(address):
            acceptance.plans[address] = _accept_project(acceptance, address, project, known, roots)
    if acceptance.withdraws:
        here = {plan.pk for plan in (*acceptance.plans.values(), *found) if plan}
        for plan in earlier:
            if plan.pk not in here:
                withdraw_missing(acceptance, plan)


def find_projects(
    projects: Sequence[tuple[str, ProjectReading]], earlier: Sequence[Plan], who: WhoIsWhich
) -> list[Plan | None]:
    """For each project that was read the one that it is: as a person said, else by number or title."""
    said = {plan.pk for plan in who.plans.values() if plan}
    left = [plan for plan in earlier if plan.pk not in said]
    found: list[Plan | None] = []
    for address, project in projects:
        plan = who.plans[address] if address in who.plans else next((one for one in left if _is(one, project)), None)
        if plan in left:
            left.remove(plan)
        found.append(plan)
    return found


def _is(plan: Plan, project: ProjectReading) -> bool:
    return plan.number == project.number if project.number else plan.title == project.title[:500]


def _accept_frame(acceptance: Acceptance, frame: FrameReading) -> None:
    describe_framework(
        acceptance.framework,
        total_dkk=frame.total_dkk,
        awarded_dkk=frame.awarded_dkk,
        finished_plans=frame.announced_finished,
        purposes=acceptance.passages.all_said(frame.purposes),
        by=acceptance.by,
    )


def _accept_sections(acceptance: Acceptance, sections: Sequence[SectionReading]) -> None:
    write_sections(
        acceptance.framework,
        acceptance.document,
        [
            SectionSaid(section.title[:500], acceptance.passages.all_said(section.text), number=section.number)
            for section in sections
        ],
        by=acceptance.by,
    )


def _accept_project(
    acceptance: Acceptance, address: str, project: ProjectReading, known: Plan | None, roots: RootFinder
) -> Plan:
    owner = acceptance.who.units.get(address)
    plan = known or create_plan(
        acceptance.framework,
        owner or _owner(acceptance.who.new_units.get(address, project.owner), acceptance, roots),
        project.title[:500],
        number=project.number,
        by=acceptance.by,
    )
    if plan.state == Plan.State.WITHDRAWN:
        take_up_plan(plan, acceptance.document.name, by=acceptance.by)
    if owner and plan.unit_id != owner.pk:
        give_plan_to(plan, owner, by=acceptance.by)
    describe_project(plan, start=project.start, end=project.end, budget_dkk=project.budget_dkk, by=acceptance.by)
    edition = _write_edition(acceptance, plan, project)
    _write_results(acceptance, plan, edition, project)
    return plan


def _owner(name: str, acceptance: Acceptance, roots: RootFinder) -> Unit:
    if not name:
        return acceptance.framework.owner
    above, own = parts_of_name(name)
    root = roots.find_or_create(above or own)
    return UnitFinder(root, acceptance.by).find_or_create(own, root) if above else root


def _write_edition(acceptance: Acceptance, plan: Plan, project: ProjectReading) -> Edition:
    """The project's profile, and the goals of its results table after those of the profile."""
    profile = acceptance.edition_said(project.fields, "plan")
    statements = {role: list(profile.statements.get(role, ())) for role in Role.values}
    for result in project.results:
        statements[LEVELS[result.level]].append(acceptance.passages.joined(result.goal))
    said = EditionSaid(statements, profile.answers)
    edition = Edition.objects.filter(plan=plan, form=acceptance.form).first()
    if edition is None:
        return add_edition(plan, acceptance.form, said, document=acceptance.document, by=acceptance.by)
    gone = correct_edition(edition, said, by=acceptance.by)
    acceptance.notes += [_("Udgået af „%(plan)s“: „%(text)s“") % {"plan": plan.name, "text": text} for text in gone]
    return edition


def _write_results(acceptance: Acceptance, plan: Plan, edition: Edition, project: ProjectReading) -> None:
    goals = {role: _goals_of_table(edition, project, role) for role in set(LEVELS.values())}
    record_results(
        plan,
        [
            ResultSaid(goal, dated.heading[:200], parse_date(dated.heading), acceptance.passages.all_said(dated.text))
            for result in project.results
            for goal in [goals[LEVELS[result.level]].pop(0)]
            for dated in result.by_date
        ],
        by=acceptance.by,
    )


def _goals_of_table(edition: Edition, project: ProjectReading, role: Role) -> list[Statement]:
    """The statements of the results table's goals of one level, in its order: the last of their role."""
    number = sum(LEVELS[result.level] == role for result in project.results)
    wordings = edition.wordings.filter(statement__role=role).select_related("statement").order_by("order")
    return [wording.statement for wording in wordings][-number:] if number else []
