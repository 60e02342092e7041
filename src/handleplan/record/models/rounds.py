"""Status rounds, what plans answered in them, and the verdicts on criteria."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from handleplan.record.models.texts import OrderedText
from handleplan.record.visibility import ReportQuerySet


class Round(models.Model):
    """A reporting date of a framework."""

    framework = models.ForeignKey("record.Framework", on_delete=models.CASCADE, related_name="rounds")
    year = models.PositiveIntegerField(_("år"))
    name = models.CharField(_("navn"), max_length=100)

    class Meta:
        verbose_name = _("statusrunde")
        verbose_name_plural = _("statusrunder")
        ordering = ["framework", "year"]
        constraints = [models.UniqueConstraint("framework", "year", name="round_once_a_year")]

    def __str__(self) -> str:
        return self.name


class Report(models.Model):
    """What one plan answers in one round. A plan that has not answered has no report."""

    class State(models.TextChoices):
        DRAFT = "draft", _("kladde")
        SUBMITTED = "submitted", _("indsendt")
        RETURNED = "returned", _("sendt tilbage")
        APPROVED = "approved", _("godkendt")
        PUBLISHED = "published", _("offentliggjort")

    plan = models.ForeignKey("record.Plan", on_delete=models.CASCADE, related_name="reports")
    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="reports")
    edition = models.ForeignKey("record.Edition", null=True, on_delete=models.PROTECT, related_name="reports")
    state = models.CharField(_("tilstand"), max_length=10, choices=State, default=State.DRAFT)

    objects = ReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("status")
        verbose_name_plural = _("status")
        ordering = ["round", "plan"]
        constraints = [models.UniqueConstraint("plan", "round", name="one_report_a_round")]

    def __str__(self) -> str:
        return f"{self.plan}: {self.round}"


class ReportEntry(OrderedText):
    """One statement of a report, under the form's field "done", "achieved" or "next"."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="entries")
    field = models.CharField(max_length=50)

    class Meta(OrderedText.Meta):
        verbose_name = _("statustekst")
        verbose_name_plural = _("statustekster")


class Verdict(models.Model):
    """What a report says of a criterion. Never merged, never proposed by a machine alone (DESIGN.md)."""

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
        constraints = [
            models.UniqueConstraint("report", "statement", name="one_verdict_a_report"),
            models.CheckConstraint(
                condition=~models.Q(value="given_up") | ~models.Q(reason=""), name="given_up_with_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return self.get_value_display()
