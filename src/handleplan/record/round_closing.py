"""A round is closed: all that it came to is written down as plain text, and stays so whatever is changed later."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import Prefetch
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from handleplan.record.answers_given import Answers, CriterionAnswer, TargetAnswer, answers_of_many
from handleplan.record.history import note_event
from handleplan.record.models import (
    Attachment,
    FrozenAnswer,
    FrozenAttachment,
    FrozenReport,
    FrozenRound,
    FrozenVerdict,
    Report,
    Round,
    UnchangedAnswer,
    User,
    Verdict,
)
from handleplan.record.permissions import may_coordinate
from handleplan.record.refusals import NotAllowed, WrongState

UNDECIDED = (Report.State.SUBMITTED, Report.State.APPROVED)
"""What still waits for the coordinator: a round is not closed over it."""


@transaction.atomic
def close_round(round_: Round, *, by: User | None, now: datetime | None = None) -> FrozenRound:
    """Close and freeze the round. Raises NotAllowed, and WrongState where something still waits for the coordinator."""
    now = now or timezone.now()
    round_ = Round.objects.select_related("framework").select_for_update(of=("self",)).get(pk=round_.pk)
    if by and not may_coordinate(by, round_.framework):
        raise NotAllowed(_("Du er ikke koordinator for %(framework)s.") % {"framework": round_.framework})
    if round_.state != Round.State.OPEN:
        raise WrongState(_("„%(round)s“ er ikke åben, og kan ikke lukkes.") % {"round": round_.name})
    if waiting := round_.reports.filter(state__in=UNDECIDED).count():
        raise WrongState(
            ngettext(
                "%(count)d status er indsendt, men ikke offentliggjort. Offentliggør eller send den tilbage først.",
                "%(count)d status er indsendt, men ikke offentliggjort. Offentliggør eller send dem tilbage først.",
                waiting,
            )
            % {"count": waiting}
        )
    round_.state, round_.closed_at = Round.State.CLOSED, now
    round_.save()
    frozen = _freeze(round_, by, now)
    note_event("round.closed", round_.name, framework=round_.framework, by=by)
    return frozen


def _freeze(round_: Round, by: User | None, now: datetime) -> FrozenRound:
    frozen = FrozenRound.objects.create(
        round=round_,
        framework_name=str(round_.framework),
        name=round_.name,
        covers_from=round_.covers_from,
        covers_to=round_.covers_to,
        contributor_due=round_.contributor_due,
        head_due=round_.head_due,
        coordinator_due=round_.coordinator_due,
        publish_on=round_.publish_on,
        opened_at=round_.opened_at,
        closed_at=now,
        closed_by=_name(by),
    )
    people = ("head", "contributor", "submitted_by", "approved_by")
    kept = Prefetch("attachments", Attachment.objects.filter(withdrawn_at=None))
    reports = list(
        round_.reports.select_related("plan__unit__parent", "plan__framework__owner", "plan__area", "edition", *people)
        .prefetch_related(kept)
        .order_by("plan__order", "plan__pk")
    )
    rows = FrozenReport.objects.bulk_create(_report(frozen, order, report) for order, report in enumerate(reports))
    answers = answers_of_many(reports)
    said = [(row, answers[report.pk]) for row, report in zip(rows, reports, strict=True)]
    FrozenAnswer.objects.bulk_create(one for row, given in said for one in _answers(row, given))
    FrozenVerdict.objects.bulk_create(one for row, given in said for one in _verdicts(row, given))
    FrozenAttachment.objects.bulk_create(
        FrozenAttachment(
            frozen_report=row,
            attachment=attachment,
            order=order,
            name=attachment.name,
            alt_text=attachment.alt_text,
            sha256=attachment.sha256,
        )
        for row, report in zip(rows, reports, strict=True)
        for order, attachment in enumerate(report.attachments.all())
    )
    return frozen


def _report(frozen: FrozenRound, order: int, report: Report) -> FrozenReport:
    plan = report.plan
    return FrozenReport(
        frozen_round=frozen,
        report=report,
        order=order,
        plan_name=plan.name,
        plan_number=plan.number,
        unit_name=plan.unit_name,
        area_name=plan.area.name if plan.area else "",
        edition_period=report.edition.period if report.edition else "",
        state=report.state,
        state_label=str(report.get_state_display()),
        head_name=_name(report.head),
        contributor_name=_name(report.contributor),
        submitted_at=report.submitted_at,
        submitted_by=_name(report.submitted_by),
        approved_at=report.approved_at,
        approved_by=_name(report.approved_by),
        published_at=report.published_at,
    )


def _answers(row: FrozenReport, given: Answers) -> list[FrozenAnswer]:
    """Every question, answered or not. Of "uændret" the text that was repeated is written out."""
    return [
        FrozenAnswer(
            frozen_report=row,
            order=order,
            label=answer.label,
            text=answer.earlier.text if answer.unchanged and answer.earlier else answer.text,
            unchanged_since=answer.earlier.said_in.name if answer.unchanged and answer.earlier else "",
            **_unchanged(answer.unchanged),
        )
        for order, answer in enumerate(given.questions)
    ]


def _verdicts(row: FrozenReport, given: Answers) -> list[FrozenVerdict]:
    return [_verdict(row, order, criterion) for order, criterion in enumerate(given.criteria)]


def _verdict(row: FrozenReport, order: int, criterion: CriterionAnswer) -> FrozenVerdict:
    value = Verdict.Value(criterion.verdict.value) if criterion.verdict else Verdict.Value.NOT_ANSWERED
    repeats = criterion.unchanged is not None and criterion.earlier is not None
    return FrozenVerdict(
        frozen_report=row,
        statement=criterion.statement,
        order=order,
        criterion=criterion.text,
        value=value,
        label=str(value.label),
        reason=criterion.earlier.reason if repeats and criterion.earlier else criterion.reason,
        measured="\n".join(filter(None, (_measured(target) for target in criterion.targets))),
        unchanged_since=criterion.earlier.said_in.name if repeats and criterion.earlier else "",
        **_unchanged(criterion.unchanged),
    )


def _measured(answer: TargetAnswer) -> str:
    """The measurement in words: "12 borgere (maj 2026): Flest kvinder.", without what nobody has said."""
    measured = answer.measurement
    if measured is None:
        return ""
    quantity = "" if measured.quantity is None else f"{measured.quantity.normalize():f}".replace(".", ",")
    parts: Sequence[str] = [
        quantity,
        answer.target.unit if quantity else "",
        f"({measured.as_of})" if measured.as_of else "",
    ]
    said = " ".join(filter(None, parts))
    return ": ".join(filter(None, (said, measured.text)))


def _unchanged(said: UnchangedAnswer | None) -> dict[str, object]:
    return {"unchanged_by": _name(said.by), "unchanged_at": said.at} if said else {}


def _name(person: User | None) -> str:
    return str(person) if person else ""
