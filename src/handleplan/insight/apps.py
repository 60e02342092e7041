from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class InsightConfig(AppConfig):
    name = "handleplan.insight"
    label = "insight"
    verbose_name = _("Indsigt")

    def ready(self) -> None:
        from handleplan.insight.search.index import rebuild_when_changed
        from handleplan.record.changes import record_changed

        record_changed.connect(rebuild_when_changed, dispatch_uid="search index")
