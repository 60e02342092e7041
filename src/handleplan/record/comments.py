"""Comments at a statement or at a sentence of a status: those who are named get a mail; nothing is deleted."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from handleplan.record.history import note_event
from handleplan.record.mail.letters import comment_letter
from handleplan.record.mail.outbox import Outgoing, post_all
from handleplan.record.models import Comment, Message, Plan, Report, Statement, User
from handleplan.record.permissions import may_approve, may_comment
from handleplan.record.refusals import NotAccepted, NotAllowed


@transaction.atomic
def comment(
    plan: Plan,
    text: str,
    *,
    by: User,
    statement: Statement | None = None,
    report: Report | None = None,
    field: str = "",
    quote: str = "",
    answers: Comment | None = None,
    named: Iterable[User] = (),
    now: datetime | None = None,
) -> Comment:
    """Write a comment, and tell those who are named. Raises NotAllowed, NotAccepted.

    One that ``answers`` another goes on with its thread, and stands at the same sentence.
    """
    now = now or timezone.now()
    if answers:
        answers = answers.answers or answers
        statement, report, field, quote = answers.statement, answers.report, answers.field, answers.quote
    people = [person for person in dict.fromkeys(named) if person != by]
    _check_may(plan, by)
    if not text.strip():
        raise NotAccepted(_("Skriv en kommentar."))
    if any(about and about.plan_id != plan.pk for about in (statement, report, answers)):
        raise NotAccepted(_("Kommentaren hører til en anden handleplan."))
    for person in people:
        if not may_comment(person, plan):
            names = {"person": person, "plan": plan.name}
            raise NotAccepted(_("%(person)s kan ikke læse kommentarer i „%(plan)s“.") % names)
    written = Comment.objects.create(
        plan=plan,
        report=report,
        statement=statement,
        field=field,
        quote=quote,
        answers=answers,
        text=text.strip(),
        by=by,
        at=now,
    )
    written.named.set(people)
    note_event("comment.written", written.text, plan=plan, by=by)
    letter = comment_letter(written)
    round_ = report.round if report else None
    post_all(
        [
            Outgoing(person, Message.Kind.COMMENT, letter, [(f"comment:{written.pk}:{person.pk}", round_, plan)])
            for person in people
        ],
        now,
    )
    return written


@transaction.atomic
def withdraw_comment(written: Comment, *, by: User, now: datetime | None = None) -> None:
    """Take a comment back: who wrote it may, and who decides about the plan. Raises NotAllowed."""
    _check_whose(written, by)
    written.withdrawn_at, written.withdrawn_by = now or timezone.now(), by
    written.save(update_fields=["withdrawn_at", "withdrawn_by"])
    note_event("comment.withdrawn", written.text, plan=written.plan, by=by)


@transaction.atomic
def bring_back_comment(written: Comment, *, by: User) -> None:
    """Let a comment that was taken back stand again. Raises NotAllowed."""
    _check_whose(written, by)
    written.withdrawn_at = written.withdrawn_by = None
    written.save(update_fields=["withdrawn_at", "withdrawn_by"])
    note_event("comment.brought_back", written.text, plan=written.plan, by=by)


def _check_whose(written: Comment, by: User) -> None:
    _check_may(written.plan, by)
    if written.by_id != by.pk and not may_approve(by, written.plan):
        raise NotAllowed(_("Kun den, der skrev kommentaren, kan trække den tilbage."))


def _check_may(plan: Plan, by: User) -> None:
    if not may_comment(by, plan):
        raise NotAllowed(_("Du kan ikke skrive kommentarer i „%(plan)s“.") % {"plan": plan.name})
