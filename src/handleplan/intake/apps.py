from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class IntakeConfig(AppConfig):
    name = "handleplan.intake"
    label = "intake"
    verbose_name = _("Læsninger")
    default_auto_field = "django.db.models.BigAutoField"
