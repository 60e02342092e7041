"""The addresses of revisions, and of what happens to a plan in mid-period."""

from django.urls import path

from handleplan.web.revising import call, form, overview, plan_life, reading, statement, typed

_FRAMEWORK = "<name:owner>/<name:framework>"
_PLAN = f"{_FRAMEWORK}/<name:plan>"

urlpatterns = [
    path(f"{_FRAMEWORK}/revisioner/", overview.revisions, name="revisions"),
    path(f"{_FRAMEWORK}/revisioner/ny/", call.call, name="revision_new"),
    path(f"{_FRAMEWORK}/revisioner/<int:pk>/", overview.revision, name="revision"),
    path(f"{_FRAMEWORK}/revisioner/<int:pk>/trin", overview.take_steps, name="revision_steps"),
    path(f"{_FRAMEWORK}/ny-handleplan/", plan_life.new, name="plan_new"),
    path(f"{_PLAN}/revision/<int:pk>/", form.plan_revision, name="plan_revision"),
    path(f"{_PLAN}/revision/<int:pk>/skriv", form.write, name="plan_revision_write"),
    path(f"{_PLAN}/revision/<int:pk>/skrevet", typed.typed, name="plan_revision_typed"),
    path(f"{_PLAN}/revision/<int:pk>/laes/", reading.read, name="plan_revision_read"),
    path(f"{_PLAN}/revision/<int:pk>/trin", reading.take_step, name="plan_revision_step"),
    path(f"{_PLAN}/ophoer/", plan_life.end, name="plan_end"),
    path(f"{_PLAN}/enheder/", plan_life.share, name="plan_share"),
    path(f"{_PLAN}/udsagn/<int:pk>/", statement.statement, name="statement"),
]
