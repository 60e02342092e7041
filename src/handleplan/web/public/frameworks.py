"""The page of a policy or a grant pool."""

from collections.abc import Sequence
from itertools import groupby
from typing import Any, NamedTuple

from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.text import slugify

from handleplan.publishing.report import report_pdf
from handleplan.record.finished import finished_count
from handleplan.record.models import Framework, Plan, Section, SectionText, SourceDocument, SourceVersion, Unit
from handleplan.record.models.sources import large_fields
from handleplan.web.crumbs import Crumbs, crumb_of
from handleplan.web.public.charts import budget_chart, timespan_chart
from handleplan.web.public.found import framework_at, with_places
from handleplan.web.public.matrix import theme_matrix
from handleplan.web.public.overview import overviews
from handleplan.web.public.plan_rows import PlanRow, plan_rows
from handleplan.web.public.projects import project_rows


def framework(request: HttpRequest, owner: str, framework: str) -> HttpResponse:
    """A policy with its themes and plans by area, or a pool with its overview of projects."""
    shown = framework_at(request, owner, framework)
    sections = _sections(shown)
    page = _pool(request, shown) if shown.is_pool else _policy(request, shown, sections)
    return render(
        request,
        "public/pool.html" if shown.is_pool else "public/policy.html",
        {
            "framework": shown,
            "crumbs": Crumbs(str(shown), crumb_of(shown.owner)),
            "overview": overviews([shown], request.user)[0],
            "purposes": with_places(shown.purposes.all()),
            "attention_points": with_places(shown.attention_points.all(), "area"),
            "sections": [section for section in sections if section.area_id is None],
            "documents": _documents(shown),
            **page,
        },
    )


def report(request: HttpRequest, owner: str, framework: str) -> HttpResponse:
    """The status report on the framework as a PDF, as of today."""
    shown = framework_at(request, owner, framework)
    pdf = report_pdf(shown, request.user, on=timezone.localdate())
    name = slugify(f"{shown} rapport", allow_unicode=True)
    headers = {"Content-Disposition": content_disposition_header(as_attachment=False, filename=f"{name}.pdf")}
    return HttpResponse(pdf, content_type="application/pdf", headers=headers)


class AreaOfPlans(NamedTuple):
    """An area (None for the plans of no area), what the booklet says of it, and its plans."""

    area: Unit | None
    introductions: Sequence[Section]
    rows: Sequence[PlanRow]


def _policy(request: HttpRequest, policy: Framework, sections: Sequence[Section]) -> dict[str, Any]:
    rows = plan_rows(Plan.objects.visible_to(request.user).filter(framework=policy), request.user)
    plans = [row.plan for row in rows]
    return {
        "areas": _by_area(rows, [section for section in sections if section.area_id]),
        "matrix": theme_matrix(list(policy.themes.all()), plans),
        "goals": with_places(policy.goals.all()),
        "units": len({plan.unit_id for plan in plans}),
    }


def _pool(request: HttpRequest, pool: Framework) -> dict[str, Any]:
    rows = project_rows(Plan.objects.visible_to(request.user).filter(framework=pool))
    projects = [row.plan for row in rows]
    said_of_each = [project.is_finished for project in projects]
    return {
        "rows": rows,
        "timespans": timespan_chart(projects),
        "budgets": budget_chart(projects),
        "finished": finished_count(said_of_each, pool.finished_plans),
        "finish_unknown": said_of_each.count(None) if pool.finished_plans is None else 0,
        "budget_total": sum(project.budget_dkk or 0 for project in projects),
        "budgets_known": sum(project.budget_dkk is not None for project in projects),
    }


def _by_area(rows: Sequence[PlanRow], introductions: Sequence[Section]) -> list[AreaOfPlans]:
    """The plans area by area: in the booklet's order, then as their first plans stand; those of no area come last."""
    met = [*(section.area_id for section in introductions), *(row.plan.area_id for row in rows)]
    order = {area_id: place for place, area_id in enumerate(dict.fromkeys(met))}
    by_area = sorted(rows, key=lambda row: (row.plan.area_id is None, order[row.plan.area_id]))
    areas = []
    for area_id, group in groupby(by_area, key=lambda row: row.plan.area_id):
        of_area = list(group)
        about = [section for section in introductions if section.area_id == area_id]
        areas.append(AreaOfPlans(of_area[0].plan.area, about, of_area))
    return areas


def _sections(framework: Framework) -> list[Section]:
    texts = Prefetch("texts", with_places(SectionText.objects.all()))
    return list(framework.sections.prefetch_related(texts))


def _documents(framework: Framework) -> list[SourceDocument]:
    """The framework's documents, each with its versions, the newest first."""
    versions = (
        SourceVersion.objects.defer(*large_fields()).select_related("document__framework__owner").order_by("-number")
    )
    return list(framework.source_documents.prefetch_related(Prefetch("versions", versions)))
