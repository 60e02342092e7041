"""The organisation: a tree of units, and the other names that they go by."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from handleplan.record.visibility import UnitQuerySet


class Unit(models.Model):
    """A node in the organisation tree.

    ``path`` holds the ids from the root to here, as "/1/4/9/", and ``address`` the slugs, as
    "nørrelund/sundhed/tandplejen": kept, so that a page with a hundred links to units asks the database once.
    """

    class Kind(models.TextChoices):
        MUNICIPALITY = "municipality", _("kommune")
        AUTHORITY = "authority", _("styrelse")
        REGION = "region", _("region")
        DEPARTMENT = "department", _("forvaltning")
        AREA = "area", _("område")
        SERVICE = "service", _("tilbud")
        ASSOCIATION = "association", _("forening")
        OTHER = "other", _("anden")

    name = models.CharField(_("navn"), max_length=200)
    slug = models.SlugField(_("adresse"), max_length=100, allow_unicode=True)
    kind = models.CharField(_("slags"), max_length=20, choices=Kind, default=Kind.SERVICE)
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="children")
    path = models.CharField(max_length=255, blank=True, db_index=True, editable=False)
    address = models.CharField(max_length=500, blank=True, unique=True, editable=False)

    objects = UnitQuerySet.as_manager()

    class Meta:
        verbose_name = _("enhed")
        verbose_name_plural = _("enheder")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint("parent", "slug", name="unit_slug_once_under_parent"),
            models.UniqueConstraint("slug", condition=models.Q(parent=None), name="root_unit_slug_once"),
            models.CheckConstraint(condition=~models.Q(name=""), name="unit_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: object, **kwargs: object) -> None:
        """Save, and keep ``path`` and ``address`` true; those of the units below are kept by record.units."""
        self.address = f"{self.parent.address}/{self.slug}" if self.parent else self.slug
        super().save(*args, **kwargs)  # type: ignore[arg-type]
        path = f"{self.parent.path if self.parent else '/'}{self.pk}/"
        if path != self.path:
            self.path = path
            type(self).objects.filter(pk=self.pk).update(path=path)

    def get_absolute_url(self) -> str:
        owner, _slash, below = self.address.partition("/")
        if not below:
            return reverse("owner", kwargs={"owner": owner})
        return reverse("unit", kwargs={"owner": owner, "path": below})

    @property
    def root_slug(self) -> str:
        """The first part of every address below this unit's root."""
        return self.address.partition("/")[0]

    @property
    def ids_from_root(self) -> list[int]:
        return [int(pk) for pk in self.path.strip("/").split("/") if pk]

    @property
    def root_id(self) -> int:
        return self.ids_from_root[0]


class UnitAlias(models.Model):
    """Another name that a unit goes by in documents ("Reva", "REVA", "Revas")."""

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="aliases")
    name = models.CharField(_("navn"), max_length=500)

    class Meta:
        verbose_name = _("andet navn")
        verbose_name_plural = _("andre navne")
        ordering = ["name"]
        constraints = [models.UniqueConstraint("unit", "name", name="alias_once_a_unit")]

    def __str__(self) -> str:
        return self.name
