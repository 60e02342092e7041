"""Targets that can be counted, what was measured of them, and what a person says of how far that reaches."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from handleplan.record.models.rounds import Verdict
from handleplan.record.models.texts import OrderedText
from handleplan.record.visibility import MeasurementQuerySet

MEASURED_VERDICTS = (
    Verdict.Value.MET,
    Verdict.Value.PARTLY,
    Verdict.Value.NOT_MET,
    Verdict.Value.TOO_EARLY,
    Verdict.Value.AWAITING,
    Verdict.Value.NOT_MEASURED,
)
"""The verdicts that a measurement can have. Giving up needs a reason, and is a report's to say of the criterion."""


class Target(OrderedText):
    """How much a goal or criterion aims at, in its own words: "mindst 12 borgere er i job inden udgangen af 2024".

    ``quantity`` is None where only a date is set. ``deadline`` is as exact as it is said: "2024", "2024-05",
    "2024-05-01", or "". A target that is taken back stays, with the time of it in ``withdrawn_at``.
    """

    class Bound(models.TextChoices):
        AT_LEAST = "at_least", _("mindst")
        AT_MOST = "at_most", _("højst")

    statement = models.ForeignKey("record.Statement", on_delete=models.CASCADE, related_name="targets")
    quantity = models.DecimalField(_("måltal"), max_digits=16, decimal_places=3, null=True, blank=True)
    unit = models.CharField(_("hvad der tælles"), max_length=100, blank=True)
    bound = models.CharField(_("grænse"), max_length=10, choices=Bound, blank=True)
    deadline = models.CharField(_("frist"), max_length=10, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta(OrderedText.Meta):
        verbose_name = _("måltal")
        verbose_name_plural = _("måltal")


class Measurement(OrderedText):
    """What was measured of a target, and when. ``text`` says it in words, "" where only a number was given.

    ``verdict`` is a person's and never a machine's proposal: "" until somebody gives it. ``report`` is the status that
    the measurement belongs to, None where it was read from a document's results. ``as_of`` is as exact as it is said.
    """

    target = models.ForeignKey(Target, on_delete=models.CASCADE, related_name="measurements")
    report = models.ForeignKey(
        "record.Report", null=True, blank=True, on_delete=models.CASCADE, related_name="measurements"
    )
    quantity = models.DecimalField(_("målt"), max_digits=16, decimal_places=3, null=True, blank=True)
    as_of = models.CharField(_("dato"), max_length=10, blank=True)
    verdict = models.CharField(_("vurdering"), max_length=20, choices=Verdict.Value, blank=True)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    confirmed_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = MeasurementQuerySet.as_manager()

    class Meta(OrderedText.Meta):
        verbose_name = _("måling")
        verbose_name_plural = _("målinger")
        ordering = ["as_of", "order", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(verdict="") | Q(confirmed_by__isnull=False, confirmed_at__isnull=False),
                name="measured_verdict_by_a_person",
            ),
            models.CheckConstraint(
                condition=Q(verdict="") | Q(verdict__in=[value.value for value in MEASURED_VERDICTS]),
                name="verdict_a_measurement_can_have",
            ),
            models.CheckConstraint(
                condition=Q(quantity__isnull=False) | ~Q(text="") | ~Q(verdict=""), name="measurement_says_something"
            ),
        ]
