"""What each role is for, in a sentence to those who give it and those who have it."""

from django.utils.translation import gettext_lazy as _

WHAT_ROLES_DO = {
    "administrator": _("Kan alt, også give andre roller."),
    "coordinator": _("Styrer en politik eller pulje: læser dokumenter ind, åbner statusrunder og godkender."),
    "reader": _("Følger en politik eller pulje: læser status, når den er godkendt, før den bliver offentliggjort."),
    "head": _("Svarer for en enhed og enhederne under den: skriver status og sender den ind."),
    "contributor": _("Hjælper en enhed med at skrive status."),
}
