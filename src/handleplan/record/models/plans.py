"""Plans, their editions, and the statements whose identity lasts through every rewording."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from handleplan.record.models.texts import OrderedText
from handleplan.record.visibility import PlanQuerySet


class Form(models.Model):
    """A form (skema) that plans follow. ``owner`` is None for the built-in forms, which are everybody's."""

    owner = models.ForeignKey("record.Unit", null=True, blank=True, on_delete=models.PROTECT, related_name="forms")
    kind = models.CharField(_("slags"), max_length=50)
    title = models.CharField(_("titel"), max_length=200)

    class Meta:
        verbose_name = _("skema")
        verbose_name_plural = _("skemaer")
        ordering = ["kind"]
        constraints = [
            models.UniqueConstraint("owner", "kind", name="form_kind_once_an_owner"),
            models.UniqueConstraint("kind", condition=Q(owner=None), name="built_in_form_kind_once"),
        ]

    def __str__(self) -> str:
        return self.title


class Plan(models.Model):
    """One unit's promise under a framework (handleplan, indsats, projekt).

    ``start`` and ``end`` are as precise as what was said: "2009", "2009-05" or "2009-05-01". None of the profile's
    members is guessed: "" and None mean that no document says it.

    A proposed plan is new, and its first wording is not adopted yet. One that has ended in mid-period stays for
    everybody to read, and is in no new round. ``unit`` leads a plan that several units share (PlanUnit).
    """

    class State(models.TextChoices):
        PROPOSED = "proposed", _("foreslået")
        ACTIVE = "active", _("i gang")
        ENDED = "ended", _("ophørt")
        WITHDRAWN = "withdrawn", _("trukket tilbage")

    framework = models.ForeignKey("record.Framework", on_delete=models.PROTECT, related_name="plans")
    unit = models.ForeignKey("record.Unit", on_delete=models.PROTECT, related_name="plans")
    area = models.ForeignKey("record.Unit", null=True, blank=True, on_delete=models.PROTECT, related_name="area_plans")
    title = models.CharField(_("titel"), max_length=500, blank=True)
    slug = models.SlugField(_("adresse"), max_length=150, allow_unicode=True)
    number = models.CharField(_("nummer"), max_length=20, blank=True)
    order = models.PositiveIntegerField(default=0)
    state = models.CharField(_("tilstand"), max_length=20, choices=State, default=State.ACTIVE)
    themes = models.ManyToManyField("record.Theme", blank=True, related_name="plans", verbose_name=_("temaer"))
    framework_goals = models.ManyToManyField(
        "record.FrameworkGoal", blank=True, related_name="plans", verbose_name=_("målsætninger")
    )
    start = models.CharField(_("start"), max_length=10, blank=True)
    end = models.CharField(_("slut"), max_length=10, blank=True)
    budget_dkk = models.PositiveBigIntegerField(_("budget i kr."), null=True, blank=True)
    support_type = models.CharField(_("støtteform"), max_length=100, blank=True)
    is_finished = models.BooleanField(_("afsluttet"), null=True, blank=True)
    ended_on = models.DateField(_("ophørt"), null=True, blank=True)
    ended_why = models.TextField(_("hvorfor ophørt"), blank=True)

    objects = PlanQuerySet.as_manager()

    class Meta:
        verbose_name = _("handleplan")
        verbose_name_plural = _("handleplaner")
        ordering = ["order", "pk"]
        constraints = [models.UniqueConstraint("framework", "slug", name="plan_slug_once_a_framework")]

    def __str__(self) -> str:
        return self.title or self.unit.name

    def get_absolute_url(self) -> str:
        return reverse("plan", kwargs={**self.framework.address_parts, "plan": self.slug})

    @property
    def name(self) -> str:
        """What the plan is called on a page: its title, or its unit where it has none."""
        return self.title or self.unit.name

    @property
    def unit_name(self) -> str:
        """The unit's name; one in another house than the framework's is named with what it stands below."""
        if self.unit.parent is None or self.unit.root_id == self.framework.owner.root_id:
            return self.unit.name
        return f"{self.unit.parent.name}, {self.unit.name}"


class PlanUnit(models.Model):
    """A unit that shares a plan with the one that leads it. A sharing that is over keeps its row."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="sharings")
    unit = models.ForeignKey("record.Unit", on_delete=models.PROTECT, related_name="sharings")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("enhed, der er med")
        verbose_name_plural = _("enheder, der er med")
        ordering = ["plan", "unit__name", "pk"]
        constraints = [models.UniqueConstraint("plan", "unit", condition=Q(withdrawn_at=None), name="shared_once")]

    def __str__(self) -> str:
        return str(self.unit)


class Edition(models.Model):
    """A plan's wording for a period, in the words of one form. A revision makes the next edition of the same form.

    ``document`` is what it was read from, None where it was typed.
    """

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="editions")
    form = models.ForeignKey(Form, on_delete=models.PROTECT, related_name="editions")
    document = models.ForeignKey(
        "record.SourceDocument", null=True, blank=True, on_delete=models.PROTECT, related_name="editions"
    )
    number = models.PositiveIntegerField(default=1)
    first_year = models.PositiveIntegerField(null=True, blank=True)
    last_year = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        verbose_name = _("udgave")
        verbose_name_plural = _("udgaver")
        ordering = ["plan", "form", "number"]
        constraints = [
            models.UniqueConstraint("plan", "form", "number", name="edition_number_once_a_form"),
            models.CheckConstraint(
                condition=Q(last_year__gte=F("first_year")) | Q(first_year=None) | Q(last_year=None),
                name="edition_period_runs_forward",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.plan} {self.period}".strip()

    @property
    def period(self) -> str:
        years = [str(year) for year in (self.first_year, self.last_year) if year]
        return "–".join(dict.fromkeys(years))

    @property
    def is_revision(self) -> bool:
        return self.number > 1


class Role(models.TextChoices):
    GOAL = "goal", _("mål")
    SUBGOAL = "subgoal", _("delmål")
    ACTION = "action", _("handlemål")
    CRITERION = "criterion", _("succeskriterium")


class Statement(models.Model):
    """The lasting identity of a goal, sub-goal, action or criterion; its words stand in its wordings."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="statements")
    role = models.CharField(_("rolle"), max_length=10, choices=Role)

    class Meta:
        verbose_name = _("udsagn")
        verbose_name_plural = _("udsagn")
        ordering = ["plan", "pk"]

    def __str__(self) -> str:
        return f"{self.get_role_display()} {self.pk}"


class Wording(OrderedText):
    """A statement as one edition words it. ``unchanged`` says that the edition took it over from the one before."""

    statement = models.ForeignKey(Statement, on_delete=models.CASCADE, related_name="wordings")
    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="wordings")
    unchanged = models.BooleanField(default=False)

    class Meta(OrderedText.Meta):
        verbose_name = _("ordlyd")
        verbose_name_plural = _("ordlyde")
        constraints = [models.UniqueConstraint("statement", "edition", name="one_wording_an_edition")]


class UnchangedPart(OrderedText):
    """A revision's own word that a whole part stays as it was ("Uændret."): said, not inferred."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="unchanged_parts")
    role = models.CharField(_("rolle"), max_length=10, choices=Role)

    class Meta(OrderedText.Meta):
        verbose_name = _("uændret del")
        verbose_name_plural = _("uændrede dele")
        constraints = [models.UniqueConstraint("edition", "role", name="part_unchanged_once")]


class Answer(OrderedText):
    """An edition's answer to a field that is no statement (target group, actors, economy …).

    ``field`` is the form's name of the field; ``theme`` is set where a passage belongs to a KRAMS factor.
    """

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="answers")
    field = models.CharField(max_length=50)
    theme = models.ForeignKey("record.Theme", null=True, blank=True, on_delete=models.SET_NULL, related_name="answers")

    class Meta(OrderedText.Meta):
        verbose_name = _("svar")
        verbose_name_plural = _("svar")
