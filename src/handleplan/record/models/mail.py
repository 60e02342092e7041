"""Mails: what is to be sent and what was, what each is about, and where mail lands that goes nowhere."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from handleplan.record.visibility import LocalMailQuerySet, MessageQuerySet


class Message(models.Model):
    """A mail to one person: made in the change that it tells of, sent afterwards, and kept as the log of what was sent.

    Whoever sends it claims it first. A claimed mail that nobody confirmed may have been sent or not; it becomes
    ``uncertain``, and a person decides.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("venter på at blive sendt")
        CLAIMED = "claimed", _("er ved at blive sendt")
        SENT = "sent", _("sendt")
        FAILED = "failed", _("kunne ikke sendes")
        UNCERTAIN = "uncertain", _("uvist, om den blev sendt")

    class Kind(models.TextChoices):
        OPENING = "opening", _("runden er åbnet")
        REMINDER = "reminder", _("påmindelse")
        RETURNED = "returned", _("sendt tilbage")
        READY = "ready", _("klar til lederen")
        COMMENT = "comment", _("kommentar")
        REVISION = "revision", _("revision")

    recipient = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="messages")
    address = models.EmailField(_("e-mail"))
    kind = models.CharField(_("slags"), max_length=20, choices=Kind)
    subject = models.CharField(_("emne"), max_length=300)
    text = models.TextField(_("tekst"))
    state = models.CharField(_("tilstand"), max_length=10, choices=State, default=State.WAITING)
    created_at = models.DateTimeField()
    not_before = models.DateTimeField(null=True, help_text="when to try again")
    attempts = models.PositiveIntegerField(default=0)
    claimed_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    problem = models.TextField(_("problem"), blank=True)

    objects = MessageQuerySet.as_manager()

    class Meta:
        verbose_name = _("besked")
        verbose_name_plural = _("beskeder")
        ordering = ["-created_at", "-pk"]
        indexes = [models.Index(fields=["state", "created_at"], name="message_in_state")]

    def __str__(self) -> str:
        return self.subject


class MessageItem(models.Model):
    """One thing that a mail tells of. ``key`` says which thing and which occasion: none is told of twice."""

    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="items")
    round = models.ForeignKey("record.Round", null=True, on_delete=models.CASCADE, related_name="+")
    plan = models.ForeignKey("record.Plan", null=True, on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=200, unique=True)

    class Meta:
        verbose_name = _("besked om")
        verbose_name_plural = _("beskeder om")
        ordering = ["message", "pk"]

    def __str__(self) -> str:
        return self.key


class LocalMail(models.Model):
    """A mail that stays in the house, because no mail server is set up: a page of the site shows it."""

    recipients = models.TextField(_("til"))
    sender = models.CharField(_("fra"), max_length=300)
    subject = models.CharField(_("emne"), max_length=998)
    text = models.TextField(_("tekst"))
    at = models.DateTimeField(auto_now_add=True)

    objects = LocalMailQuerySet.as_manager()

    class Meta:
        verbose_name = _("mail, der blev i huset")
        verbose_name_plural = _("mails, der blev i huset")
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return self.subject


class TickRun(models.Model):
    """When ``handleplan tick`` last ran to its end, and what it said: one row, by which a page sees that it stopped."""

    at = models.DateTimeField()
    told = models.TextField(blank=True)

    class Meta:
        verbose_name = _("kørsel af tick")
        verbose_name_plural = _("kørsler af tick")

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M}"

    @classmethod
    def latest(cls) -> "TickRun | None":
        """None where it has never run."""
        return cls.objects.order_by("-at").first()
