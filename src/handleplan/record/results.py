"""What came of a project's goals."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from handleplan.record.history import write_event
from handleplan.record.models import Plan, Result, ResultText, Statement, User
from handleplan.record.texts import Said


@dataclass(frozen=True, slots=True)
class ResultSaid:
    """A goal's result under a heading; without texts where the cell stood empty."""

    statement: Statement
    heading: str
    as_of: str
    texts: Sequence[Said]


@transaction.atomic
def record_results(plan: Plan, results: Sequence[ResultSaid], *, by: User | None = None) -> None:
    """Make these the results of the plan's goals; a goal's columns come in the order given."""
    Result.objects.filter(statement__plan=plan).delete()
    columns: dict[int, int] = {}
    rows = []
    for said in results:
        order = columns.get(said.statement.pk, 0)
        columns[said.statement.pk] = order + 1
        rows.append(Result(statement=said.statement, heading=said.heading, as_of=said.as_of, order=order))
    Result.objects.bulk_create(rows)
    ResultText.objects.bulk_create(
        ResultText(result=row, order=order, text=text.text, passage=text.passage)
        for row, said in zip(rows, results, strict=True)
        for order, text in enumerate(said.texts)
    )
    write_event("results.recorded", plan=plan, by=by)
