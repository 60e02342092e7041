"""The words of the mails about revisions."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from handleplan.danish.written import written_date
from handleplan.record.mail.letters import WAITING_PATH, Letter, address
from handleplan.record.models import PlanRevision, Revision, User


def calling_letter(person: User, revision: Revision, plan_revisions: Sequence[PlanRevision]) -> Letter:
    """A revision is called: everything in it that waits for the person."""
    count = len(plan_revisions)
    names = {"revision": revision.name, "count": count, "framework": revision.framework}
    subject = (
        ngettext(
            "%(revision)s: gå %(count)d handleplan igennem",
            "%(revision)s: gå %(count)d handleplaner igennem",
            count,
        )
        % names
    )
    when = {"due": written_date(revision.due.isoformat()), "period": revision.period}
    said = [
        _("%(revision)s er sat i gang for %(framework)s.") % names,
        _("Gå planen igennem, så den passer til %(period)s, og indsend den senest %(due)s.") % when,
        _("Alt står, som det gjorde. Sig „Uændret“ om det, der skal blive, og skriv det om, der skal ændres."),
    ]
    return Letter(subject, _text(person, " ".join(said), [_told(one) for one in plan_revisions]))


def returned_letter(person: User, plan_revision: PlanRevision) -> Letter:
    """The coordinator has returned a draft, with why."""
    names = {"plan": plan_revision.plan.name}
    said = _("Den nye udgave af „%(plan)s“ er sendt tilbage til dig. Ret den, og indsend den igen.") % names
    subject = _("„%(plan)s“ er sendt tilbage") % names
    return Letter(subject, _text(person, said, [plan_revision.remark, address(plan_revision.get_absolute_url())]))


def adopted_letter(person: User, plan_revision: PlanRevision) -> Letter:
    """The draft is the plan's wording now."""
    names = {"plan": plan_revision.plan.name, "period": plan_revision.period}
    subject = _("Den nye udgave af „%(plan)s“ er vedtaget") % names
    said = _("Den nye udgave af „%(plan)s“ er vedtaget. Den gælder %(period)s.") % names
    return Letter(subject, _text(person, said, [address(plan_revision.plan)]))


def _text(person: User, said: str, told: Sequence[str]) -> str:
    greeting = _("Hej %(person)s") % {"person": person}
    rest = _("Alt, hvad der venter på dig: %(address)s") % {"address": address(WAITING_PATH)}
    return "\n\n".join([greeting, said, *told, rest]) + "\n"


def _told(plan_revision: PlanRevision) -> str:
    plan = plan_revision.plan
    name = plan.unit.name if plan.name == plan.unit.name else f"{plan.unit.name}: {plan.name}"
    return f"{name}\n{address(plan_revision.get_absolute_url())}"
