"""The addresses of a plan's year."""

from django.urls import path

from handleplan.web.year import attachments, deciding, status, waiting, writing

STATUS = "<name:owner>/<name:framework>/<name:plan>/status/<int:year>/"

urlpatterns = [
    path("venter/", waiting.waiting, name="waiting"),
    path(STATUS, status.status, name="status"),
    path(f"{STATUS}skriv", writing.write, name="status_write"),
    path(f"{STATUS}trin", deciding.decide, name="status_decide"),
    path(f"{STATUS}bilag/<int:pk>", attachments.attachment, name="attachment"),
]
