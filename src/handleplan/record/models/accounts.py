"""People who log in, and what they are to a framework or a unit."""

from typing import Any, ClassVar

from django.contrib.auth.models import AbstractUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class UserManager(BaseUserManager["User"]):
    """Makes users whose name is their e-mail address."""

    @classmethod
    def normalize_email(cls, email: str | None) -> str:
        """In small letters: SQLite does not know that Ø is the large ø, and nobody has two accounts of one address."""
        return (email or "").strip().lower()

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


class MembershipsInForce(models.Manager["Membership"]):
    """The roles that people have now, so that no rule of access can forget that a role was withdrawn."""

    def get_queryset(self) -> models.QuerySet["Membership"]:
        return super().get_queryset().filter(withdrawn_at=None)


class Membership(models.Model):
    """A role: of a framework (coordinator, reader) or of a unit and the units below it (head, contributor).

    A role that is taken away is withdrawn and kept: ``objects`` holds those in force, ``ever`` holds all.
    """

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
    given_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    given_at = models.DateTimeField(_("givet"), null=True, auto_now_add=True)
    withdrawn_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(_("frataget"), null=True)

    objects = MembershipsInForce()
    ever: ClassVar[models.Manager["Membership"]] = models.Manager()

    class Meta:
        verbose_name = _("rolle")
        verbose_name_plural = _("roller")
        constraints = [
            models.CheckConstraint(
                condition=Q(role__in=["coordinator", "reader"], framework__isnull=False, unit=None)
                | Q(role__in=["head", "contributor"], unit__isnull=False, framework=None),
                name="role_fits_what_it_is_of",
            ),
            models.UniqueConstraint(
                fields=["user", "role", "framework"], condition=Q(withdrawn_at=None), name="framework_role_once"
            ),
            models.UniqueConstraint(
                fields=["user", "role", "unit"], condition=Q(withdrawn_at=None), name="unit_role_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()}: {self.framework or self.unit}"


ADMINISTRATOR = "administrator"
EVERY_ROLE = [(ADMINISTRATOR, _("administrator")), *Membership.Role.choices]
"""What a person can be here: an administrator is one by their account, all others by a membership."""


class Invitation(models.Model):
    """A role that is offered by mail. Whoever follows its link before it expires has it, with the account it takes.

    An administrator's is of everything: neither of a framework nor of a unit. Of the link only a hash is kept: nobody
    who reads the database can take the role.
    """

    email = models.EmailField(_("e-mail"))
    name = models.CharField(_("navn"), max_length=150, blank=True)
    role = models.CharField(_("rolle"), max_length=20, choices=EVERY_ROLE)
    framework = models.ForeignKey("record.Framework", null=True, on_delete=models.CASCADE, related_name="invitations")
    unit = models.ForeignKey("record.Unit", null=True, on_delete=models.CASCADE, related_name="invitations")
    key_sha256 = models.CharField(max_length=64, unique=True)
    invited_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    invited_at = models.DateTimeField(_("inviteret"))
    expires_at = models.DateTimeField(_("udløber"))
    accepted_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="invitations")
    accepted_at = models.DateTimeField(_("taget imod"), null=True)
    withdrawn_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(_("trukket tilbage"), null=True)

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitationer")
        ordering = ["-invited_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(role=ADMINISTRATOR, framework=None, unit=None)
                | Q(role__in=["coordinator", "reader"], framework__isnull=False, unit=None)
                | Q(role__in=["head", "contributor"], unit__isnull=False, framework=None),
                name="invitation_fits_what_it_is_of",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.email}: {self.get_role_display()}"

    @property
    def has_expired(self) -> bool:
        return self.expires_at <= timezone.now()


class RequiredCode(models.Model):
    """A role whose people must log in with a one-time code besides the password."""

    role = models.CharField(_("rolle"), max_length=20, choices=EVERY_ROLE, unique=True)

    class Meta:
        verbose_name = _("krav om engangskode")
        verbose_name_plural = _("krav om engangskode")

    def __str__(self) -> str:
        return self.get_role_display()
