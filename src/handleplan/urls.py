"""The root of all addresses; they are listed in handleplan.web.urls."""

from django.urls import include, path

urlpatterns = [path("", include("handleplan.web.urls"))]
