"""What the record holds, counted."""

from django.db.models import Count

from handleplan.record.models import (
    AttentionPoint,
    Edition,
    Form,
    Framework,
    Plan,
    Report,
    Result,
    Round,
    SourceDocument,
    SourceVersion,
    Statement,
    Unit,
)


def stats() -> dict[str, int | dict[str, int]]:
    """How much there is of what. A plan counts under each form that it is worded in; withdrawn plans don't count."""
    active = Plan.objects.exclude(state=Plan.State.WITHDRAWN)
    by_form = Form.objects.filter(editions__plan__in=active).annotate(plans=Count("editions__plan", distinct=True))
    in_force = Statement.objects.filter(plan__in=active, wordings__isnull=False).distinct()
    reports = Report.objects.filter(plan__in=active, entries__isnull=False).distinct()
    return {
        "units": Unit.objects.count(),
        "frameworks": Framework.objects.count(),
        "plans": active.count(),
        "plans_by_form": {form.kind: form.plans for form in by_form.order_by("kind")},
        "statements": in_force.count(),
        "rounds": Round.objects.count(),
        "filled_rounds": Round.objects.filter(reports__in=reports).distinct().count(),
        "filled_reports": reports.count(),
        "revisions": Edition.objects.filter(plan__in=active, number__gt=1).count(),
        "projects": active.filter(framework__kind=Framework.Kind.POOL).count(),
        "results": Result.objects.filter(statement__plan__in=active).count(),
        "attention_points": AttentionPoint.objects.count(),
        "sources": SourceDocument.objects.count(),
        "source_versions": SourceVersion.objects.count(),
    }
