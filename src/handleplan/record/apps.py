from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RecordConfig(AppConfig):
    name = "handleplan.record"
    label = "record"
    verbose_name = _("Optegnelsen")
    default_auto_field = "django.db.models.BigAutoField"
