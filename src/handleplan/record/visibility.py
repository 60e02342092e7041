"""The one rule of who sees what. Pages, search, reports and exports all call ``visible_to``.

A framework that is public is seen by everybody. One that is not is seen by administrators, by those with a role of the
framework, and by those with a role of a unit that has a plan in it (or of a unit above). A plan is seen with its
framework, and a unit when there is something of it or around it to see; a plan that is only proposed, and the draft of
a revision, by those who write the plan and those who decide about it. A status is seen by all who see the plan when
it is published, by the framework's readers when it is approved, and in every state by those who write it and those who
decide about it. Who they are stands in permissions.py.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import StrIndex

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from handleplan.record.models import User


OUT_OF_SIGHT = ("withdrawn", "proposed")
"""The states of plans that are on no page but those of the people who work with them."""
ABOUT_AN_ADOPTION = ("revision.called", "revision.adopted")
"""The events of revisions that readers are told of: the others are of a draft."""
ABOUT_AN_ANSWER = ("report.added", "report.corrected", "report.approved", "report.published")
"""The events of statuses that readers are told of: the others are of one that may still come to say another."""


def seen_frameworks(user: User | AnonymousUser) -> Q | None:
    """The condition on frameworks that ``user`` sees, or None where they see all."""
    from handleplan.record.models import Membership, Plan, PlanUnit

    if user.is_superuser:
        return None
    public = Q(is_public=True)
    if not user.is_authenticated:
        return public
    of_framework = Membership.objects.filter(user=user, framework=OuterRef("pk"))
    units = Membership.objects.filter(user=user, unit__isnull=False)
    below_a_unit = units.annotate(at=StrIndex(OuterRef("unit__path"), "unit__path")).filter(at=1)
    of_unit = Plan._base_manager.filter(framework=OuterRef("pk")).filter(Exists(below_a_unit))
    below = units.annotate(at=StrIndex(OuterRef("unit__path"), "unit__path")).filter(at=1)
    shared = PlanUnit.objects.filter(plan__framework=OuterRef("pk"), withdrawn_at=None).filter(Exists(below))
    return public | Q(Exists(of_framework)) | Q(Exists(of_unit)) | Q(Exists(shared))


class FrameworkQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: User | AnonymousUser) -> FrameworkQuerySet:
        """The frameworks that ``user`` may see."""
        seen = seen_frameworks(user)
        return self if seen is None else self.filter(seen)


class PlanQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: User | AnonymousUser) -> PlanQuerySet:
        """The plans that ``user`` may see: those of the frameworks that they see, not withdrawn ones or proposals."""
        from handleplan.record.models import Framework

        return self.filter(framework__in=Framework.objects.visible_to(user)).exclude(state__in=OUT_OF_SIGHT)


class PlanRevisionQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: User | AnonymousUser) -> PlanRevisionQuerySet:
        """The revisions of plans that ``user`` writes or decides about, from the first draft on."""
        from handleplan.record.permissions import plans_revised_by

        return self.filter(plan__in=plans_revised_by(user))


class ReportQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: User | AnonymousUser) -> ReportQuerySet:
        """The statuses that ``user`` may read, in whatever state they are in."""
        from handleplan.record.models import Plan
        from handleplan.record.permissions import (
            frameworks_coordinated_by,
            frameworks_followed_by,
            plans_answered_by,
        )

        return self.filter(
            Q(state="published")
            | Q(state="approved", plan__framework__in=frameworks_followed_by(user))
            | Q(plan__framework__in=frameworks_coordinated_by(user))
            | Q(plan__in=plans_answered_by(user)),
            plan__in=Plan.objects.visible_to(user),
        )

    def settled(self) -> ReportQuerySet:
        """Those that are an answer: approved, and perhaps published. Before that they may still come to say another."""
        return self.filter(state__in=("approved", "published"))


class MeasurementQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: User | AnonymousUser) -> MeasurementQuerySet:
        """The measurements that ``user`` may see: of plans that they see, and of no status that they may not read."""
        from handleplan.record.models import Plan, Report

        is_seen = Q(report=None) | Q(report__in=Report.objects.visible_to(user))
        return self.filter(is_seen, target__statement__plan__in=Plan.objects.visible_to(user), withdrawn_at=None)

    def settled(self) -> MeasurementQuerySet:
        """Those of no status, and those of one that is an answer: in a draft they may still become others."""
        return self.filter(Q(report=None) | Q(report__state__in=("approved", "published")))


class AttachmentQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: User | AnonymousUser) -> AttachmentQuerySet:
        """The attachments of the statuses that ``user`` may read; withdrawn ones are for those who write the plan."""
        from handleplan.record.models import Report
        from handleplan.record.permissions import plans_answered_by

        return self.filter(
            Q(withdrawn_at=None) | Q(report__plan__in=plans_answered_by(user)),
            report__in=Report.objects.visible_to(user),
        )


class CommentQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: User | AnonymousUser) -> CommentQuerySet:
        """The comments on the plans that ``user`` writes or decides about; nobody else reads them."""
        from handleplan.record.permissions import plans_answered_by, plans_coordinated_by

        return self.filter(Q(plan__in=plans_answered_by(user)) | Q(plan__in=plans_coordinated_by(user)))


class FollowUpNoteQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: User | AnonymousUser) -> FollowUpNoteQuerySet:
        """The notes of the plans that ``user`` writes; they are for those who write the next status."""
        from handleplan.record.permissions import plans_answered_by

        return self.filter(plan__in=plans_answered_by(user))


class EventQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: User | AnonymousUser) -> EventQuerySet:
        """What happened to the plans whose history ``user`` reads.

        What somebody wrote is told of to those who may read it: comments to those who comment, notes to those who write
        the plan, and a status that is no answer yet, or a draft, to those who write it or decide about it.
        """
        from handleplan.record.permissions import plans_answered_by, plans_coordinated_by, plans_followed_by

        answers, decides = Q(plan__in=plans_answered_by(user)), Q(plan__in=plans_coordinated_by(user))
        is_note = Q(what="plan.noted") | Q(what__startswith="plan.note_")
        is_comment = Q(what__startswith="comment.")
        of_a_status = Q(what__startswith="report.") & ~Q(what__in=ABOUT_AN_ANSWER)
        of_a_draft = Q(what__startswith="revision.") & ~Q(what__in=ABOUT_AN_ADOPTION)
        of_those_inside = is_note | is_comment | of_a_status | of_a_draft
        return self.filter(answers | (decides & ~is_note) | ~of_those_inside, plan__in=plans_followed_by(user))


class DeadlineQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: User | AnonymousUser) -> DeadlineQuerySet:
        """The dates of the plans that ``user`` writes, follows or decides about, and those that are the user's own."""
        from handleplan.record.models import Plan
        from handleplan.record.permissions import frameworks_followed_by, plans_answered_by

        if not user.is_authenticated:
            return self.none()
        theirs = Q(person=user) | Q(plan__in=plans_answered_by(user))
        return self.filter(
            theirs | Q(plan__framework__in=frameworks_followed_by(user)), plan__in=Plan.objects.visible_to(user)
        )


class FrozenReportQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: User | AnonymousUser) -> FrozenReportQuerySet:
        """What a closed round says, as the statuses themselves are seen."""
        from handleplan.record.models import Report

        return self.filter(report__in=Report.objects.visible_to(user))


class MessageQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: User | AnonymousUser) -> MessageQuerySet:
        """The mails to ``user``, and those that tell of nothing but frameworks that ``user`` coordinates."""
        return self if user.is_superuser else self.filter(Q(recipient=user.pk) | _of_coordinated(user))

    def decided_by(self, user: User | AnonymousUser) -> MessageQuerySet:
        """Those of which ``user`` may say that they are to be sent again, or were sent: not one's own as such."""
        return self if user.is_superuser else self.filter(_of_coordinated(user))


def _of_coordinated(user: User | AnonymousUser) -> Q:
    """The condition on mails that they tell of something, and of nothing but frameworks that ``user`` coordinates."""
    from handleplan.record.models import MessageItem
    from handleplan.record.permissions import frameworks_coordinated_by

    coordinated = frameworks_coordinated_by(user)
    items = MessageItem.objects.filter(message=OuterRef("pk"))
    ours = Q(plan__framework__in=coordinated) | Q(plan=None, round__framework__in=coordinated)
    return Q(Exists(items) & ~Exists(items.exclude(ours)))


class LocalMailQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: User | AnonymousUser) -> LocalMailQuerySet:
        """The mails that stayed in the house: an administrator sees them all, everybody else their own."""
        if user.is_superuser:
            return self
        if not user.is_authenticated:
            return self.none()
        alone, first, last, between = user.email, f"{user.email}, ", f", {user.email}", f", {user.email}, "
        return self.filter(
            Q(recipients=alone)
            | Q(recipients__startswith=first)
            | Q(recipients__endswith=last)
            | Q(recipients__contains=between)
        )


class UnitQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: User | AnonymousUser) -> UnitQuerySet:
        """The units with a plan that ``user`` sees, at them or below, and the whole house of a framework they see."""
        from handleplan.record.models import Framework, Plan, PlanUnit

        frameworks = Framework.objects.visible_to(user)
        plans = Plan.objects.visible_to(user)
        shared = PlanUnit.objects.filter(plan__in=plans.order_by(), withdrawn_at=None)
        return self.filter(
            Exists(plans.annotate(at=StrIndex("unit__path", OuterRef("path"))).filter(at=1))
            | Exists(plans.annotate(at=StrIndex("area__path", OuterRef("path"))).filter(at=1))
            | Exists(shared.annotate(place=StrIndex("unit__path", OuterRef("path"))).filter(place=1))
            | Exists(frameworks.annotate(at=StrIndex("owner__path", OuterRef("path"))).filter(at=1))
            | Exists(frameworks.annotate(at=StrIndex(OuterRef("path"), F("owner__path"))).filter(at=1))
        )
