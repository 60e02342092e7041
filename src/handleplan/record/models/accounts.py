"""People who log in, and what they are to a framework or a unit."""

from typing import Any, ClassVar

from django.contrib.auth.models import AbstractUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class UserManager(BaseUserManager["User"]):
    """Makes users whose name is their e-mail address."""

    def create_user(self, email: str, password: str | None = None, **extra: Any) -> "User":
        user = self.model(email=self.normalize_email(email), **extra)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **extra: Any) -> "User":
        return self.create_user(email, password, is_staff=True, is_superuser=True, **extra)


class User(AbstractUser):
    """A person. An administrator is a Django superuser; every other role is a Membership."""

    username = None  # type: ignore[assignment]
    email = models.EmailField(_("e-mail"), unique=True)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    objects: ClassVar[UserManager] = UserManager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("bruger")
        verbose_name_plural = _("brugere")

    def __str__(self) -> str:
        return self.get_full_name() or self.email


class Membership(models.Model):
    """A role: of a framework (coordinator, reader) or of a unit and the units below it (head, contributor)."""

    class Role(models.TextChoices):
        COORDINATOR = "coordinator", _("koordinator")
        READER = "reader", _("læser")
        HEAD = "head", _("leder")
        CONTRIBUTOR = "contributor", _("medarbejder")

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(_("rolle"), max_length=20, choices=Role)
    framework = models.ForeignKey(
        "record.Framework", null=True, blank=True, on_delete=models.CASCADE, related_name="memberships"
    )
    unit = models.ForeignKey("record.Unit", null=True, blank=True, on_delete=models.CASCADE, related_name="memberships")

    class Meta:
        verbose_name = _("rolle")
        verbose_name_plural = _("roller")
        constraints = [
            models.CheckConstraint(
                condition=Q(role__in=["coordinator", "reader"], framework__isnull=False, unit=None)
                | Q(role__in=["head", "contributor"], unit__isnull=False, framework=None),
                name="role_fits_what_it_is_of",
            ),
            models.UniqueConstraint("user", "role", "framework", name="framework_role_once"),
            models.UniqueConstraint("user", "role", "unit", name="unit_role_once"),
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()}: {self.framework or self.unit}"
