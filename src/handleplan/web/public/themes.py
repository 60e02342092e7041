"""The page of a theme: who works with it, and what is said of it in so many words."""

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from handleplan.record.models import Answer, Plan
from handleplan.web.crumbs import crumbs_below
from handleplan.web.public.found import framework_at, with_places
from handleplan.web.public.plan_rows import plan_rows


def theme(request: HttpRequest, owner: str, framework: str, theme: str) -> HttpResponse:
    """The plans that have ticked the theme or write about it, and the passages that belong to it."""
    its_framework = framework_at(request, owner, framework)
    shown = its_framework.themes.filter(slug=theme).first()
    if shown is None:
        raise Http404
    visible = Plan.objects.visible_to(request.user).filter(framework=its_framework)
    about = Answer.objects.filter(theme=shown, edition__plan__in=visible)
    working = visible.filter(Q(themes=shown) | Q(pk__in=about.values("edition__plan"))).distinct()
    rows = plan_rows(working, request.user)
    return render(
        request,
        "public/theme.html",
        {
            "theme": shown,
            "framework": its_framework,
            "crumbs": crumbs_below(its_framework, shown.name),
            "rows": rows,
            "units": len({row.plan.unit_id for row in rows}),
            "passages": with_places(about, "edition__plan__unit", "edition__plan__framework__owner"),
        },
    )
