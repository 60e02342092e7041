"""The addresses of following up; they come before those of frameworks and plans, which take any name."""

from django.urls import path

from handleplan.web.following import calendars, comments, committee, dates, deadlines, history, plans, standing

FRAMEWORK = "<name:owner>/<name:framework>/"
PLAN = FRAMEWORK + "<name:plan>/"

urlpatterns = [
    path("frister/", dates.mine, name="dates"),
    path("frister/kalender/<int:pk>/forny", calendars.renew, name="renew_calendar"),
    path("frister/kalender/<int:pk>/traek-tilbage", calendars.withdraw, name="withdraw_calendar"),
    path("kalender/<str:key>.ics", calendars.feed, name="calendar_feed"),
    path("<name:owner>/frister/", dates.of_unit, name="owner_dates"),
    path("<name:owner>/enheder/<names:path>/frister/", dates.of_unit, name="unit_dates"),
    path(FRAMEWORK + "frister/", dates.of_framework, name="framework_dates"),
    path(FRAMEWORK + "opfoelgning/", committee.following, name="following"),
    path(FRAMEWORK + "tilbagetrukne/", standing.withdrawn, name="withdrawn_plans"),
    path(PLAN + "opfoelgning/", plans.plan_following, name="plan_following"),
    path(PLAN + "opfoelgning/moeder", plans.meetings, name="meetings"),
    path(PLAN + "opfoelgning/notater", plans.note, name="add_note"),
    path(PLAN + "opfoelgning/notater/<int:pk>/<slug:step>", plans.note_step, name="note_step"),
    path(PLAN + "opfoelgning/frister", deadlines.add, name="add_deadline"),
    path(PLAN + "opfoelgning/frister/<int:pk>/", deadlines.change, name="change_deadline"),
    path(PLAN + "opfoelgning/frister/<int:pk>/<slug:step>", deadlines.step, name="deadline_step"),
    path(PLAN + "kommentarer/", comments.comments, name="comments"),
    path(PLAN + "kommentarer/<int:pk>/svar", comments.answer, name="answer_comment"),
    path(PLAN + "kommentarer/<int:pk>/<slug:step>", comments.comment_step, name="comment_step"),
    path(PLAN + "historik/", history.history, name="history"),
    path(PLAN + "gaelder/", standing.standing, name="plan_standing"),
]
