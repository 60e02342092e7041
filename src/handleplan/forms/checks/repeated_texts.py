"""The same sentence in two plans: copied, or a common task that should be told once. One warning for two plans."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from handleplan.danish.lines import squeeze
from handleplan.danish.names import name_key, short_name
from handleplan.forms.checks.passages import Passage, of_plan, of_project, plan_name, plans_of, project_name
from handleplan.forms.checks.source import Found, Source
from handleplan.forms.checks.wording import quoted
from handleplan.forms.definition import form_of_kind
from handleplan.forms.reading import PlanReading, ProjectReading, Reading, ReadingWarning
from handleplan.forms.statement import start_of

_FEWEST_WORDS = 8


@dataclass(frozen=True, slots=True)
class _Told:
    """A plan with its longer statements, by their words without spelling's accidents."""

    source: int
    kind: str
    name: str
    statements: dict[str, Passage]


def repeated_texts(sources: Sequence[Source]) -> Iterator[Found]:
    told = [plan for number, source in enumerate(sources) for plan in _plans(number, source.reading)]
    for (first, second), both in _shared(told).items():
        earlier, later = told[first], told[second]
        if later.source != earlier.source and _is_copy(earlier, later):
            continue
        more = f" (og {len(both) - 1} til)" if len(both) > 1 else ""
        item = later.statements[both[0]].item
        message = (
            f"{quoted(item.text)}{more} står både i {earlier.name} og i {later.name}; "
            "se efter, om det er kopieret, eller om planerne er fælles."
        )
        yield Found(later.source, ReadingWarning("same_text", message, item.place))


def _shared(told: Sequence[_Told]) -> dict[tuple[int, int], list[str]]:
    """The statements of every two plans that share some; plans that share nothing are never held beside each other."""
    holders: dict[str, list[int]] = defaultdict(list)
    shared: dict[tuple[int, int], list[str]] = defaultdict(list)
    for later, plan in enumerate(told):
        for text in plan.statements:
            for earlier in holders[text]:
                shared[earlier, later].append(text)
            holders[text].append(later)
    return shared


def _plans(source: int, reading: Reading) -> Iterator[_Told]:
    common = {field.name for field in form_of_kind(reading.kind).fields if field.role == "framework_goal"}
    titles = {"initiative", *common}
    for plan in plans_of(reading):
        yield _Told(source, reading.kind, plan_name(plan), _statements(plan, titles))
    for project in reading.projects:
        yield _Told(source, reading.kind, project_name(project), _statements(project, titles))


def _statements(plan: PlanReading | ProjectReading, skipped: set[str]) -> dict[str, Passage]:
    told = of_plan(plan) if isinstance(plan, PlanReading) else of_project(plan)
    statements: dict[str, Passage] = {}
    for passage in told:
        words = squeeze(start_of(passage.item.text).words).casefold().rstrip(" .")
        if passage.field not in skipped and len(words.split()) >= _FEWEST_WORDS:
            statements.setdefault(words, passage)
    return statements


def _is_copy(one: _Told, other: _Told) -> bool:
    """Whether it is the same plan, read from another copy of the document."""
    return one.kind == other.kind and name_key(short_name(one.name)) == name_key(short_name(other.name))
