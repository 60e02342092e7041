"""Status rounds, what plans answered in them, and the verdicts on criteria."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from handleplan.record.models.texts import OrderedText
from handleplan.record.visibility import ReportQuerySet


def _somebody() -> Any:
    """Who did something with a report: a key that nothing leads back from."""
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )


class RoundQuerySet(models.QuerySet[Any]):
    """What is asked of rounds; of any row, for a question may count something along with each round."""

    def taken(self) -> "RoundQuerySet":
        """All but those of which documents tell no more than the year: a form's empty columns for years to come."""
        return self.exclude(state=Round.State.DOCUMENTS, reports=None)


class Round(models.Model):
    """A reporting date of a framework: what is asked of its plans, by whom it is answered, and when.

    A round that was read from documents asks nobody; the others are planned, opened and closed by a coordinator.
    """

    class State(models.TextChoices):
        DOCUMENTS = "documents", _("læst fra dokumenter")
        PLANNED = "planned", _("planlagt")
        OPEN = "open", _("åben")
        CLOSED = "closed", _("lukket")

    framework = models.ForeignKey("record.Framework", on_delete=models.CASCADE, related_name="rounds")
    year = models.PositiveIntegerField(_("år"))
    name = models.CharField(_("navn"), max_length=100)
    state = models.CharField(_("tilstand"), max_length=10, choices=State, default=State.DOCUMENTS, db_index=True)
    covers_from = models.DateField(_("dækker fra"), null=True, blank=True)
    covers_to = models.DateField(_("dækker til"), null=True, blank=True)
    contributor_due = models.DateField(_("medarbejderens frist"), null=True, blank=True)
    head_due = models.DateField(_("lederens frist"), null=True, blank=True)
    coordinator_due = models.DateField(_("koordinatorens frist"), null=True, blank=True)
    publish_on = models.DateField(_("offentliggøres"), null=True, blank=True)
    opened_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    objects = RoundQuerySet.as_manager()

    class Meta:
        verbose_name = _("statusrunde")
        verbose_name_plural = _("statusrunder")
        ordering = ["framework", "year"]
        constraints = [
            models.UniqueConstraint("framework", "year", name="round_once_a_year"),
            models.CheckConstraint(
                condition=Q(state="documents")
                | Q(
                    contributor_due__lt=F("head_due"),
                    head_due__lt=F("coordinator_due"),
                    coordinator_due__lte=F("publish_on"),
                ),
                name="round_is_due_from_below",
            ),
            models.CheckConstraint(
                condition=Q(covers_to__gte=F("covers_from")) | Q(covers_from=None) | Q(covers_to=None),
                name="round_covers_forward",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return f"{self.framework.get_absolute_url()}runder/{self.year}/"

    @property
    def is_open(self) -> bool:
        return self.state == self.State.OPEN


class RoundQuestion(models.Model):
    """One question of a round: the form's field that its answers stand under, and the words that it is asked in."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="questions")
    field = models.CharField(max_length=50)
    label = models.CharField(_("spørgsmål"), max_length=300)
    help = models.CharField(_("hjælpetekst"), max_length=500, blank=True)
    order = models.PositiveIntegerField(default=0)
    is_required = models.BooleanField(_("skal besvares"), default=True)

    class Meta:
        verbose_name = _("spørgsmål")
        verbose_name_plural = _("spørgsmål")
        ordering = ["order", "pk"]
        constraints = [models.UniqueConstraint("round", "field", name="question_once_a_round")]

    def __str__(self) -> str:
        return self.label


class Report(models.Model):
    """What one plan is asked in one round, and what it answers.

    In a round that a coordinator opened every plan in it has one from the start, and it names who answers. In one that
    was read from documents a plan that has not answered has no report.
    """

    class State(models.TextChoices):
        NOT_STARTED = "not_started", _("ikke begyndt")
        DRAFT = "draft", _("kladde")
        SUBMITTED = "submitted", _("indsendt")
        RETURNED = "returned", _("sendt tilbage")
        APPROVED = "approved", _("godkendt")
        PUBLISHED = "published", _("offentliggjort")
        LEFT_OUT = "left_out", _("udgået af runden")

    BEING_WRITTEN = (State.NOT_STARTED, State.DRAFT, State.RETURNED)
    """The states in which a report waits for its unit, and can be written in."""

    plan = models.ForeignKey("record.Plan", on_delete=models.CASCADE, related_name="reports")
    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="reports")
    edition = models.ForeignKey("record.Edition", null=True, on_delete=models.PROTECT, related_name="reports")
    state = models.CharField(_("tilstand"), max_length=20, choices=State, default=State.DRAFT)
    head = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="reports_headed"
    )
    contributor = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="reports_contributed"
    )
    ready_at = models.DateTimeField(null=True, blank=True, help_text="when the contributor gave it to the head")
    changed_at = models.DateTimeField(null=True, blank=True)
    changed_by = _somebody()
    submitted_at = models.DateTimeField(null=True, blank=True)
    submitted_by = _somebody()
    approved_at = models.DateTimeField(null=True, blank=True)
    approved_by = _somebody()
    published_at = models.DateTimeField(null=True, blank=True)

    objects = ReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("status")
        verbose_name_plural = _("status")
        ordering = ["round", "plan"]
        constraints = [models.UniqueConstraint("plan", "round", name="one_report_a_round")]
        indexes = [models.Index(fields=["round", "state"], name="report_of_round_in_state")]

    def __str__(self) -> str:
        return f"{self.plan}: {self.round}"

    def get_absolute_url(self) -> str:
        return f"{self.plan.get_absolute_url()}status/{self.round.year}/"

    @property
    def is_being_written(self) -> bool:
        return self.state in self.BEING_WRITTEN


class ReportEntry(OrderedText):
    """One statement of a report, under the form's field "done", "achieved" or "next", or a question of the round."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="entries")
    field = models.CharField(max_length=50)

    class Meta(OrderedText.Meta):
        verbose_name = _("statustekst")
        verbose_name_plural = _("statustekster")


class Verdict(models.Model):
    """What a report says of a criterion. Never merged, never proposed by a machine alone (DESIGN.md).

    Giving up needs a reason. It is asked for when the report is submitted and not here: who is still writing may choose
    first and say why afterwards, and neither is lost meanwhile.
    """

    class Value(models.TextChoices):
        MET = "met", _("opfyldt")
        PARTLY = "partly", _("delvist opfyldt")
        NOT_MET = "not_met", _("ikke opfyldt")
        TOO_EARLY = "too_early", _("for tidligt at sige")
        AWAITING = "awaiting", _("afventer evaluering")
        NOT_MEASURED = "not_measured", _("ikke målt")
        GIVEN_UP = "given_up", _("opgivet")
        DASH = "dash", _("besvaret med “-”")
        NOT_ANSWERED = "not_answered", _("ikke besvaret")

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="verdicts")
    statement = models.ForeignKey("record.Statement", on_delete=models.PROTECT, related_name="verdicts")
    value = models.CharField(_("vurdering"), max_length=20, choices=Value)
    reason = models.TextField(_("begrundelse"), blank=True)

    class Meta:
        verbose_name = _("vurdering")
        verbose_name_plural = _("vurderinger")
        constraints = [models.UniqueConstraint("report", "statement", name="one_verdict_a_report")]

    def __str__(self) -> str:
        return self.get_value_display()
