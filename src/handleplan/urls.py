"""The root of all addresses; they are listed in handleplan.web.urls."""

from django.urls import include, path

from handleplan.web.errors import not_found, server_error

urlpatterns = [path("", include("handleplan.web.urls"))]

handler404 = not_found
handler500 = server_error
