"""Every address of the site."""

from django.contrib import admin
from django.urls import include, path
from django.views.generic import RedirectView

from handleplan.web import personal
from handleplan.web.addresses import register_converters
from handleplan.web.public import about, frameworks, front, plans, search, sources, themes, units

register_converters()

urlpatterns = [
    path("", front.front, name="front"),
    path("admin/", admin.site.urls),
    path("soeg", search.search_page, name="search"),
    path("tilgaengelighed", about.accessibility, name="accessibility"),
    path("was", RedirectView.as_view(pattern_name="accessibility", permanent=True)),
    path("", include("handleplan.web.account.urls")),
    path("", include("handleplan.web.people.urls")),
    path("min-side", personal.me, name="me"),
    path("laesninger/", include("handleplan.web.review.urls")),
    path("", include("handleplan.web.following.urls")),
    path("", include("handleplan.web.year.urls")),
    path("", include("handleplan.web.year.round_urls")),
    path("", include("handleplan.web.revising.urls")),
    path("<name:owner>/", units.unit, name="owner"),
    path("<name:owner>/enheder/<names:path>/", units.unit, name="unit"),
    path("<name:owner>/<name:framework>/", frameworks.framework, name="framework"),
    path("<name:owner>/<name:framework>/rapport.pdf", frameworks.report, name="report"),
    path("<name:owner>/<name:framework>/tema/<name:theme>/", themes.theme, name="theme"),
    path("<name:owner>/<name:framework>/kilder/<int:pk>/", sources.source, name="source"),
    path("<name:owner>/<name:framework>/kilder/<int:pk>/fil", sources.source_file, name="source_file"),
    path(
        "<name:owner>/<name:framework>/kilder/<int:pk>/side/<int:number>.png",
        sources.source_picture,
        name="source_picture",
    ),
    path("<name:owner>/<name:framework>/<name:plan>/", plans.plan, name="plan"),
]
