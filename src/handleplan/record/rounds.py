"""Status as documents tell of it: rounds, what plans answered in them, published as it was.

A round that a coordinator opens here is made in round_opening.py; no document writes in it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from handleplan.record.history import write_event
from handleplan.record.models import Edition, Framework, Plan, Report, ReportEntry, Round, User
from handleplan.record.refusals import WrongState
from handleplan.record.report_states import enter
from handleplan.record.texts import Said


class AlreadyPublished(WrongState):
    """A status that is published stays as it is."""


@dataclass(frozen=True, slots=True)
class EntrySaid:
    """One statement of a status, under the form's field "done", "achieved" or "next"."""

    field: str
    said: Said


@transaction.atomic
def open_round(framework: Framework, year: int, *, by: User | None = None) -> Round:
    """The framework's round of that year, made where there was none: one that documents tell of."""
    round_, is_new = Round.objects.get_or_create(
        framework=framework, year=year, defaults={"name": _("Status %(year)s") % {"year": year}}
    )
    if is_new:
        write_event("round.opened", round_.name, framework=framework, by=by)
    return round_


@transaction.atomic
def add_report(
    plan: Plan, round_: Round, edition: Edition | None, entries: Sequence[EntrySaid], *, by: User | None = None
) -> Report:
    """What the plan answers in the round to what the edition promises, as a draft. Raises WrongState."""
    _check_read_from_documents(round_)
    report = Report.objects.create(plan=plan, round=round_, edition=edition)
    _write_entries(report, entries)
    write_event("report.added", round_.name, plan=plan, by=by)
    return report


@transaction.atomic
def publish_report(report: Report, *, by: User | None = None) -> None:
    """Let everybody who sees the plan read the report that a document holds. Raises AlreadyPublished, WrongState."""
    if report.state == Report.State.PUBLISHED:
        raise AlreadyPublished(f"„{report}“ er allerede offentliggjort.")
    _check_read_from_documents(report.round)
    enter(report, Report.State.PUBLISHED, by=by, now=timezone.now())
    write_event("report.published", report.round.name, plan=report.plan, by=by)


@transaction.atomic
def correct_report(
    report: Report, edition: Edition | None, entries: Sequence[EntrySaid], *, by: User | None = None
) -> None:
    """Make the report say what a corrected document says; what it said before stands in the earlier document.

    Raises WrongState.
    """
    _check_read_from_documents(report.round)
    report.edition = edition
    report.save()
    report.entries.all().delete()
    _write_entries(report, entries)
    write_event("report.corrected", report.round.name, plan=report.plan, by=by)


def edition_in_force(editions: Sequence[Edition], year: int) -> Edition | None:
    """The wording that a status of that year answers to: the latest revision whose period has begun, else the first.

    A revision is later than another when its period begins later, or in the same year with a higher number.
    """
    begun = [
        edition for edition in editions if edition.is_revision and edition.first_year and edition.first_year <= year
    ]
    latest = max(begun, key=lambda edition: (edition.first_year or 0, edition.number), default=None)
    return latest or next(iter(editions), None)


def _check_read_from_documents(round_: Round) -> None:
    if round_.state != Round.State.DOCUMENTS:
        raise WrongState(_("„%(round)s“ bliver besvaret her på siden, og ikke af dokumenter.") % {"round": round_.name})


def _write_entries(report: Report, entries: Sequence[EntrySaid]) -> None:
    ReportEntry.objects.bulk_create(
        ReportEntry(report=report, field=entry.field, order=order, text=entry.said.text, passage=entry.said.passage)
        for order, entry in enumerate(entries)
    )
