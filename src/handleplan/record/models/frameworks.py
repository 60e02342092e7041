"""Policies and grant pools: what plans are made under."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from handleplan.record.models.texts import OrderedText
from handleplan.record.visibility import FrameworkQuerySet


class Framework(models.Model):
    """A policy (politik) or a grant pool (pulje). Amounts are whole kroner; a period is whole years, both included."""

    class Kind(models.TextChoices):
        POLICY = "policy", _("politik")
        POOL = "pool", _("pulje")

    owner = models.ForeignKey("record.Unit", on_delete=models.PROTECT, related_name="frameworks")
    kind = models.CharField(_("slags"), max_length=10, choices=Kind)
    name = models.CharField(_("navn"), max_length=200)
    slug = models.SlugField(_("adresse"), max_length=150, allow_unicode=True)
    first_year = models.PositiveIntegerField(_("fra år"), null=True, blank=True)
    last_year = models.PositiveIntegerField(_("til år"), null=True, blank=True)
    focus = models.CharField(_("fokusområde"), max_length=300, blank=True)
    total_dkk = models.PositiveBigIntegerField(_("samlet beløb i kr."), null=True, blank=True)
    awarded_dkk = models.PositiveBigIntegerField(_("uddelt beløb i kr."), null=True, blank=True)
    finished_plans = models.PositiveIntegerField(
        _("afsluttede i alt"), null=True, blank=True, help_text="as the report says it, without naming which"
    )
    is_public = models.BooleanField(_("kan ses af alle"), default=True)

    objects = FrameworkQuerySet.as_manager()

    class Meta:
        verbose_name = _("ramme")
        verbose_name_plural = _("rammer")
        ordering = ["-first_year", "name"]
        constraints = [
            models.UniqueConstraint("owner", "slug", name="framework_slug_once_an_owner"),
            models.CheckConstraint(
                condition=Q(last_year__gte=models.F("first_year")) | Q(first_year=None) | Q(last_year=None),
                name="framework_period_runs_forward",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.period}".strip()

    def get_absolute_url(self) -> str:
        return reverse("framework", kwargs=self.address_parts)

    @property
    def period(self) -> str:
        """ "2019-2022", "2019" or "" (with an en dash, as it is printed)."""
        years = [str(year) for year in (self.first_year, self.last_year) if year]
        return "–".join(dict.fromkeys(years))

    @property
    def address_parts(self) -> dict[str, str]:
        """What the address of every page of this framework begins with."""
        return {"owner": self.owner.root_slug, "framework": self.slug}

    @property
    def is_pool(self) -> bool:
        return self.kind == self.Kind.POOL


class Purpose(OrderedText):
    """One of the purposes of a framework."""

    framework = models.ForeignKey(Framework, on_delete=models.CASCADE, related_name="purposes")

    class Meta(OrderedText.Meta):
        verbose_name = _("formål")
        verbose_name_plural = _("formål")


class Theme(models.Model):
    """A theme that plans tick, or a KRAMS factor that passages belong to. ``letter`` is the K of "K: kost"."""

    framework = models.ForeignKey(Framework, on_delete=models.CASCADE, related_name="themes")
    name = models.CharField(_("navn"), max_length=200)
    slug = models.SlugField(_("adresse"), max_length=150, allow_unicode=True)
    letter = models.CharField(_("bogstav"), max_length=2, blank=True)
    order = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("tema")
        verbose_name_plural = _("temaer")
        ordering = ["order", "pk"]
        constraints = [models.UniqueConstraint("framework", "slug", name="theme_slug_once_a_framework")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("theme", kwargs={**self.framework.address_parts, "theme": self.slug})


class FrameworkGoal(OrderedText):
    """A goal of the policy itself (målsætning, "Derfor vil vi…"), which several plans may point to."""

    framework = models.ForeignKey(Framework, on_delete=models.CASCADE, related_name="goals")

    class Meta(OrderedText.Meta):
        verbose_name = _("målsætning")
        verbose_name_plural = _("målsætninger")


class AttentionPoint(models.Model):
    """Something an area watches without having a plan for it (opmærksomhedspunkt). Its text's paragraphs are lines."""

    framework = models.ForeignKey(Framework, on_delete=models.CASCADE, related_name="attention_points")
    area = models.ForeignKey("record.Unit", null=True, on_delete=models.PROTECT, related_name="attention_points")
    order = models.PositiveIntegerField(default=0)
    title = models.CharField(_("titel"), max_length=500)
    text = models.TextField(_("tekst"))
    passage = models.ForeignKey("record.Passage", null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("opmærksomhedspunkt")
        verbose_name_plural = _("opmærksomhedspunkter")
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return self.title


class Section(models.Model):
    """A section of a report on the framework ("2.4 Rekruttering"), or the introduction of a booklet's area.

    ``document`` is what it was read from, None where it was typed.
    """

    framework = models.ForeignKey(Framework, on_delete=models.CASCADE, related_name="sections")
    area = models.ForeignKey("record.Unit", null=True, blank=True, on_delete=models.PROTECT, related_name="sections")
    document = models.ForeignKey(
        "record.SourceDocument", null=True, blank=True, on_delete=models.PROTECT, related_name="sections"
    )
    order = models.PositiveIntegerField(default=0)
    number = models.CharField(_("nummer"), max_length=20, blank=True)
    title = models.CharField(_("overskrift"), max_length=500)

    class Meta:
        verbose_name = _("afsnit")
        verbose_name_plural = _("afsnit")
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return f"{self.number} {self.title}".strip()


class SectionText(OrderedText):
    """One paragraph of a section."""

    section = models.ForeignKey(Section, on_delete=models.CASCADE, related_name="texts")

    class Meta(OrderedText.Meta):
        verbose_name = _("afsnittets tekst")
        verbose_name_plural = _("afsnittets tekster")
