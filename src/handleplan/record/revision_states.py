"""A revision's way from draft to adopted edition: every change of its state goes through ``change_revision_state``.

Who may take a step is permissions.py's to say, and ``_STEPS`` which steps there are. It is built as a status' way is
(report_states.py), of which it has the words for several at once.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from handleplan.record.adopting import make_edition
from handleplan.record.history import note_event, write_event
from handleplan.record.mail.outbox import Outgoing, post_all
from handleplan.record.mail.revision_letters import adopted_letter, returned_letter
from handleplan.record.models import Edition, Message, Plan, PlanRevision, RevisedPart, User
from handleplan.record.permissions import Person, may_approve, may_hand_in
from handleplan.record.refusals import Incomplete, NotAccepted, NotAllowed, Refused, WrongState
from handleplan.record.revising import held
from handleplan.record.revision_draft import Draft, draft_of
from handleplan.record.round_opening import suggested_people

State = PlanRevision.State
LONGEST_QUOTE = 80


@dataclass(frozen=True, slots=True)
class RevisionsChanged:
    """What became of several at once: those that took the step, and those that did not, each with why."""

    done: list[PlanRevision]
    refused: list[tuple[PlanRevision, str]]


@dataclass(frozen=True, slots=True)
class _Step:
    before: tuple[State, ...]
    after: State
    may: Callable[[Person, Plan], bool]
    event: str
    says_why: bool = False


_STEPS = (
    _Step((State.DRAFT, State.RETURNED), State.SUBMITTED, may_hand_in, "revision.submitted"),
    _Step((State.SUBMITTED,), State.DRAFT, may_hand_in, "revision.taken_back"),
    _Step((State.SUBMITTED,), State.RETURNED, may_approve, "revision.returned", says_why=True),
    _Step((State.SUBMITTED,), State.ADOPTED, may_approve, "revision.adopted"),
    _Step(
        (State.DRAFT, State.RETURNED, State.SUBMITTED), State.LEFT_OUT, may_approve, "revision.left_out", says_why=True
    ),
    _Step((State.LEFT_OUT,), State.DRAFT, may_approve, "revision.taken_in"),
)


def change_revision_state(
    plan_revision: PlanRevision, to: str, *, by: User | None, why: str = "", now: datetime | None = None
) -> PlanRevision:
    """Let the revision take the step to the state ``to``, and give it as it is then. ``by`` None is the command line.

    Adopting makes the edition, and lets a plan that was proposed begin. Raises NotAllowed, WrongState, Incomplete (a
    draft that is submitted lacks something) and NotAccepted (nobody says why it is returned or left out).
    """
    now = now or timezone.now()
    with transaction.atomic():
        plan_revision = held(plan_revision)
        step = _step(plan_revision, State(to))
        plan = plan_revision.plan
        names = {"plan": plan.name}
        if by and not step.may(by, plan):
            raise NotAllowed(_("Du kan ikke gøre det med udgaven af „%(plan)s“.") % names)
        if step.says_why and not why.strip():
            raise NotAccepted(_("Skriv hvorfor, så „%(plan)s“ ved, hvad der mangler.") % names)
        if step.after == State.SUBMITTED and (missing := lacking(draft_of(plan_revision))):
            raise Incomplete(_("Revisionen af „%(plan)s“ mangler noget.") % names, missing)
        _enter(plan_revision, step, by, why.strip(), now)
        note = "\n".join(part for part in (plan_revision.period, why.strip()) if part)
        tell = write_event if step.after == State.ADOPTED else note_event  # a draft is found by no search
        tell(step.event, note, plan=plan, by=by)
        if step.after in (State.RETURNED, State.ADOPTED):
            _tell_people(plan_revision, step.after, by, now)
    return plan_revision


def change_revision_states(
    plan_revisions: Iterable[PlanRevision], to: str, *, by: User | None, why: str = "", now: datetime | None = None
) -> RevisionsChanged:
    """The same step for several: each whole or not at all, and those that cannot are told with the reason."""
    changed = RevisionsChanged([], [])
    for one in plan_revisions:
        try:
            changed.done.append(change_revision_state(one, to, by=by, why=why, now=now))
        except Incomplete as refusal:
            changed.refused.append((one, " ".join([str(refusal), *refusal.lacking])))
        except Refused as refusal:
            changed.refused.append((one, str(refusal)))
    return changed


def revision_steps_open_to(plan_revision: PlanRevision, user: Person) -> list[str]:
    """The states that ``user`` may take it to as it stands: the buttons to show."""
    steps = [step for step in _STEPS if plan_revision.state in step.before]
    may = {rule: rule(user, plan_revision.plan) for rule in {step.may for step in steps}}
    return [step.after.value for step in steps if may[step.may]]


def lacking(draft: Draft) -> list[str]:
    """A sentence for each thing that must be done before the draft can be submitted."""
    missing = []
    if undecided := len(draft.undecided):
        missing.append(
            _("%(count)d steder er der ikke taget stilling. Sig „Uændret“, eller skriv noget nyt.")
            % {"count": undecided}
            if undecided > 1
            else _("Ét sted er der ikke taget stilling. Sig „Uændret“, eller skriv noget nyt.")
        )
    for item in draft.items:
        if item.kind in ("", RevisedPart.Kind.KEPT, RevisedPart.Kind.DROPPED):
            continue
        quote = {"text": _shortened(item.before or item.now or _("det nye"))}
        if any(text.set_aside for text in item.texts):
            missing.append(_("„%(text)s“ har to tekster. Vælg en af dem.") % quote)
        elif item.kind == RevisedPart.Kind.SPLIT and len(item.nows) < 2:
            missing.append(_("„%(text)s“ skal deles i mindst to. Skriv begge, eller fortryd delingen.") % quote)
        elif not item.nows:
            missing.append(_("„%(text)s“ har ingen ny tekst. Skriv den, eller fortryd.") % quote)
    if not any(item.nows for items in draft.roles.values() for item in items):
        missing.append(_("Planen har hverken mål eller succeskriterier. Skriv mindst ét."))
    return missing


def _step(plan_revision: PlanRevision, to: State) -> _Step:
    names = {"plan": plan_revision.plan.name, "now": plan_revision.get_state_display(), "to": to.label}
    for step in _STEPS:
        if step.after == to and plan_revision.state in step.before:
            if to == State.ADOPTED and _is_overtaken(plan_revision):
                raise WrongState(
                    _("„%(plan)s“ har fået en anden udgave imens. Lad revisionen udgå, og kald en ny.") % names
                )
            return step
    if plan_revision.state == to:
        raise WrongState(_("Udgaven af „%(plan)s“ er allerede %(now)s.") % names)
    raise WrongState(_("Udgaven af „%(plan)s“ er „%(now)s“ og kan ikke blive „%(to)s“.") % names)


def _is_overtaken(plan_revision: PlanRevision) -> bool:
    number = plan_revision.revises.number if plan_revision.revises else 0
    of_form = Edition.objects.filter(plan=plan_revision.plan_id, form=plan_revision.form_id)
    return of_form.filter(number__gt=number).exists()


def _enter(plan_revision: PlanRevision, step: _Step, by: User | None, why: str, now: datetime) -> None:
    """Set the state, who brought it there and when, and make what comes of it. The one place that does."""
    plan_revision.state = step.after
    plan_revision.changed_at, plan_revision.changed_by = now, by
    if step.says_why:
        plan_revision.remark = why
    if step.after == State.SUBMITTED:
        plan_revision.submitted_at, plan_revision.submitted_by = now, by
    elif step.after == State.ADOPTED:
        plan_revision.adopted_at, plan_revision.adopted_by = now, by
        plan_revision.edition = make_edition(plan_revision, by)
    plan_revision.save()
    plan = plan_revision.plan
    if plan_revision.is_of_new_plan:
        plan.state = {
            State.ADOPTED: Plan.State.ACTIVE,
            State.LEFT_OUT: Plan.State.WITHDRAWN,
        }.get(step.after, Plan.State.PROPOSED)
        plan.save(update_fields=["state"])


def _tell_people(plan_revision: PlanRevision, state: State, by: User | None, now: datetime) -> None:
    people = suggested_people([plan_revision.plan])[plan_revision.plan_id]
    key = f"revision-{state}:{plan_revision.pk}:{now.isoformat()}"
    letter = returned_letter if state == State.RETURNED else adopted_letter
    post_all(
        [
            Outgoing(
                person,
                Message.Kind.REVISION,
                letter(person, plan_revision),
                [(f"{key}:{person.pk}", None, plan_revision.plan)],
            )
            for person in dict.fromkeys((people.head, people.contributor))
            if person and person != by
        ],
        now,
    )


def _shortened(text: str) -> str:
    return text if len(text) <= LONGEST_QUOTE else f"{text[:LONGEST_QUOTE].rsplit(' ', 1)[0]}…"
