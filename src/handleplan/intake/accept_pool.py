"""A grant pool's status report becomes the pool's purposes and sections, and its projects with goals and results.

A project's owner is an organisation of its own beside the pool's board, for it is no part of it: a municipality that
has policies here is the same unit. What "X Kommune - Jobcenter" names below its dash stands below the municipality.
"""

from django.utils.translation import gettext as _

from handleplan.danish.dates import parse_date
from handleplan.danish.names import parts_of_name
from handleplan.forms.reading import ProjectReading, Reading
from handleplan.intake.acceptance import Acceptance
from handleplan.intake.units import RootFinder, UnitFinder
from handleplan.record.editions import EditionSaid, add_edition, correct_edition
from handleplan.record.frameworks import SectionSaid, describe_framework, write_sections
from handleplan.record.models import Edition, Plan, Role, Statement, Unit
from handleplan.record.plans import create_plan, describe_project, take_up_plan, withdraw_plan
from handleplan.record.results import ResultSaid, record_results

LEVELS = {"overall": Role.GOAL, "subgoal": Role.SUBGOAL}


def accept_pool(acceptance: Acceptance, reading: Reading) -> None:
    """Make this what the document says of the pool and its projects."""
    said = acceptance.passages
    describe_framework(
        acceptance.framework,
        total_dkk=reading.frame.total_dkk,
        awarded_dkk=reading.frame.awarded_dkk,
        finished_plans=reading.frame.announced_finished,
        purposes=said.all_said(reading.frame.purposes),
    )
    write_sections(
        acceptance.framework,
        acceptance.document,
        [
            SectionSaid(section.title[:500], said.all_said(section.text), number=section.number)
            for section in reading.sections
        ],
    )
    earlier = list(acceptance.framework.plans.filter(editions__document=acceptance.document).distinct())
    roots = RootFinder()
    plans = [_accept_project(acceptance, project, earlier, roots) for project in reading.projects]
    for plan in earlier:
        if plan not in plans and plan.state != Plan.State.WITHDRAWN:
            withdraw_plan(plan, acceptance.document.name)
            acceptance.notes.append(
                _("„%(plan)s“ står ikke længere i %(document)s og er trukket tilbage.")
                % {"plan": plan.name, "document": acceptance.document.name}
            )


def _accept_project(acceptance: Acceptance, project: ProjectReading, earlier: list[Plan], roots: RootFinder) -> Plan:
    plan = next((plan for plan in earlier if plan.number == project.number), None)
    if plan is None:
        plan = create_plan(
            acceptance.framework, _owner(project.owner, acceptance, roots), project.title[:500], number=project.number
        )
    elif plan.state == Plan.State.WITHDRAWN:
        take_up_plan(plan, acceptance.document.name)
    describe_project(plan, start=project.start, end=project.end, budget_dkk=project.budget_dkk)
    edition = _write_edition(acceptance, plan, project)
    _write_results(acceptance, plan, edition, project)
    return plan


def _owner(name: str, acceptance: Acceptance, roots: RootFinder) -> Unit:
    if not name:
        return acceptance.framework.owner
    above, own = parts_of_name(name)
    root = roots.find_or_create(above or own)
    return UnitFinder(root).find_or_create(own, root) if above else root


def _write_edition(acceptance: Acceptance, plan: Plan, project: ProjectReading) -> Edition:
    """The project's profile, and the goals of its results table after those of the profile."""
    profile = acceptance.edition_said(project.fields, "plan")
    statements = {role: list(profile.statements.get(role, ())) for role in Role.values}
    for result in project.results:
        statements[LEVELS[result.level]].append(acceptance.passages.joined(result.goal))
    said = EditionSaid(statements, profile.answers)
    edition = Edition.objects.filter(plan=plan, form=acceptance.form).first()
    if edition is None:
        return add_edition(plan, acceptance.form, said, document=acceptance.document)
    gone = correct_edition(edition, said)
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
    )


def _goals_of_table(edition: Edition, project: ProjectReading, role: Role) -> list[Statement]:
    """The statements of the results table's goals of one level, in its order: the last of their role."""
    number = sum(LEVELS[result.level] == role for result in project.results)
    wordings = edition.wordings.filter(statement__role=role).select_related("statement").order_by("order")
    return [wording.statement for wording in wordings][-number:] if number else []
