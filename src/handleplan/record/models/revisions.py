"""Revisions: a plan's next edition while it is written, and what became of each statement when it was adopted.

A draft has tables of its own. An ``Edition`` is wording that was adopted, or read from a document, and nothing else: so
no page, search or export can show a draft by mistake.
"""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from handleplan.record.models.plans import Role
from handleplan.record.models.texts import OrderedText
from handleplan.record.visibility import PlanRevisionQuerySet


class Revision(models.Model):
    """A coordinator's call: the plans of a framework are gone through, and hold in new words for a period."""

    framework = models.ForeignKey("record.Framework", on_delete=models.CASCADE, related_name="revisions")
    name = models.CharField(_("navn"), max_length=100)
    first_year = models.PositiveIntegerField(_("gælder fra"))
    last_year = models.PositiveIntegerField(_("gælder til"))
    due = models.DateField(_("frist"))
    called_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    called_at = models.DateTimeField()

    class Meta:
        verbose_name = _("revision")
        verbose_name_plural = _("revisioner")
        ordering = ["-first_year", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(last_year__gte=F("first_year")), name="revision_runs_forward")
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return f"{self.framework.get_absolute_url()}revisioner/{self.pk}/"

    @property
    def period(self) -> str:
        return "–".join(dict.fromkeys((str(self.first_year), str(self.last_year))))


class PlanRevision(models.Model):
    """A plan's next edition while it is written. Everything in it is as it was until somebody decides otherwise.

    ``revises`` is the edition that it goes through; None where the plan is new. ``revision`` is the call that it
    answers; None where a plan comes to be in mid-period. ``edition`` is what it became when it was adopted.
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("kladde")
        SUBMITTED = "submitted", _("indsendt")
        RETURNED = "returned", _("sendt tilbage")
        ADOPTED = "adopted", _("vedtaget")
        LEFT_OUT = "left_out", _("udgået")

    BEING_WRITTEN = (State.DRAFT, State.RETURNED)

    plan = models.ForeignKey("record.Plan", on_delete=models.CASCADE, related_name="revisions")
    revision = models.ForeignKey(Revision, null=True, on_delete=models.PROTECT, related_name="plan_revisions")
    revises = models.ForeignKey("record.Edition", null=True, on_delete=models.PROTECT, related_name="+")
    edition = models.OneToOneField("record.Edition", null=True, on_delete=models.PROTECT, related_name="made_by")
    form = models.ForeignKey("record.Form", on_delete=models.PROTECT, related_name="+")
    first_year = models.PositiveIntegerField(_("gælder fra"))
    last_year = models.PositiveIntegerField(_("gælder til"))
    state = models.CharField(_("tilstand"), max_length=10, choices=State, default=State.DRAFT)
    remark = models.TextField(_("bemærkning"), blank=True, help_text="why it was returned or left out, the last time")
    changed_at = models.DateTimeField(null=True)
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    submitted_at = models.DateTimeField(null=True)
    submitted_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    adopted_at = models.DateTimeField(null=True)
    adopted_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    objects = PlanRevisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("revision af en handleplan")
        verbose_name_plural = _("revisioner af handleplaner")
        ordering = ["plan", "pk"]
        constraints = [
            models.UniqueConstraint(
                "plan", condition=Q(state__in=("draft", "submitted", "returned")), name="plan_revised_once_at_a_time"
            ),
            models.UniqueConstraint("plan", "revision", name="plan_once_a_revision"),
            models.CheckConstraint(
                condition=Q(state="adopted", edition__isnull=False) | (~Q(state="adopted") & Q(edition=None)),
                name="adopted_revision_is_an_edition",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.plan} {self.period}"

    def get_absolute_url(self) -> str:
        return f"{self.plan.get_absolute_url()}revision/{self.pk}/"

    @property
    def period(self) -> str:
        return "–".join(dict.fromkeys((str(self.first_year), str(self.last_year))))

    @property
    def is_being_written(self) -> bool:
        return self.state in self.BEING_WRITTEN

    @property
    def is_of_new_plan(self) -> bool:
        return self.revises_id is None


class RevisedPart(models.Model):
    """What somebody decided about a statement, about several that are joined, or about a field.

    A statement's decision names its ``role``, a field's its ``field`` (and theme). A decision that is undone stays,
    with the texts that were typed for it, and can be taken up again.
    """

    class Kind(models.TextChoices):
        KEPT = "kept", _("uændret")
        REWORDED = "reworded", _("omformuleret")
        SPLIT = "split", _("delt")
        JOINED = "joined", _("lagt sammen")
        REPLACED = "replaced", _("erstattet")
        DROPPED = "dropped", _("udgået")
        ADDED = "added", _("nyt")

    plan_revision = models.ForeignKey(PlanRevision, on_delete=models.CASCADE, related_name="parts")
    kind = models.CharField(max_length=10, choices=Kind)
    role = models.CharField(max_length=10, choices=Role, blank=True)
    field = models.CharField(max_length=50, blank=True)
    theme = models.ForeignKey("record.Theme", null=True, on_delete=models.SET_NULL, related_name="+")
    statements = models.ManyToManyField("record.Statement", related_name="+")
    why = models.TextField(_("hvorfor"), blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    undone_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    undone_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("beslutning i en revision")
        verbose_name_plural = _("beslutninger i revisioner")
        ordering = ["plan_revision", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=(Q(role="") & ~Q(field="")) | (~Q(role="") & Q(field="")),
                name="decided_of_one_thing",
            ),
            models.CheckConstraint(condition=~Q(kind="dropped") | ~Q(why=""), name="dropped_with_why"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.pk}"


class RevisedText(OrderedText):
    """A text of a decision as it stands: what is typed; a split has several."""

    part = models.ForeignKey(RevisedPart, on_delete=models.CASCADE, related_name="texts")

    class Meta(OrderedText.Meta):
        verbose_name = _("tekst i en revision")
        verbose_name_plural = _("tekster i revisioner")


class RevisedTextVersion(models.Model):
    """A text as somebody typed it; all are kept. One without a number was set aside: another had written meanwhile.

    It waits for its writer until it is ``settled_at``. ``page`` is the page that it was typed in.
    """

    of = models.ForeignKey(RevisedText, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField(null=True)
    text = models.TextField(blank=True)
    based_on = models.PositiveIntegerField(default=0)
    page = models.CharField(max_length=40, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("tekstens version")
        verbose_name_plural = _("teksternes versioner")
        ordering = ["of", "number", "pk"]
        constraints = [models.UniqueConstraint("of", "number", name="revised_text_version_once")]

    def __str__(self) -> str:
        return self.text


class Succession(models.Model):
    """What an adopted edition did with a statement of the one before, other than keep or reword it.

    A statement that was split has one for each new one; one that was dropped has no ``successor``.
    """

    class How(models.TextChoices):
        SPLIT = "split", _("delt")
        JOINED = "joined", _("lagt sammen")
        REPLACED = "replaced", _("erstattet")
        DROPPED = "dropped", _("udgået")

    edition = models.ForeignKey("record.Edition", on_delete=models.PROTECT, related_name="successions")
    statement = models.ForeignKey("record.Statement", on_delete=models.PROTECT, related_name="successions")
    successor = models.ForeignKey("record.Statement", null=True, on_delete=models.PROTECT, related_name="origins")
    how = models.CharField(max_length=10, choices=How)
    why = models.TextField(_("hvorfor"), blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("udsagnets videre gang")
        verbose_name_plural = _("udsagnenes videre gang")
        ordering = ["edition", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(how="dropped", successor=None) | (~Q(how="dropped") & Q(successor__isnull=False)),
                name="dropped_has_no_successor",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_how_display()} {self.statement_id}"
