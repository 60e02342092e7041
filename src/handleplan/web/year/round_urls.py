"""The addresses of rounds and of mail."""

from django.urls import path

from handleplan.web.year import mail, round_closing, round_opening, round_page, round_planning, round_plans, round_steps
from handleplan.web.year import rounds as listing

ROUNDS = "<name:owner>/<name:framework>/runder/"
ROUND = f"{ROUNDS}<int:year>/"

urlpatterns = [
    path("post/", mail.mail, name="mail"),
    path("post/<int:pk>/", mail.message, name="mail_message"),
    path("post/<int:pk>/afgoer", mail.settle, name="mail_settle"),
    path("post/her/<int:pk>/", mail.local, name="local_mail"),
    path(ROUNDS, listing.rounds, name="rounds"),
    path(f"{ROUNDS}ny", round_planning.new, name="round_new"),
    path(ROUND, round_page.round_, name="round"),
    path(f"{ROUND}ret", round_planning.edit, name="round_edit"),
    path(f"{ROUND}handleplaner", round_plans.plans, name="round_plans"),
    path(f"{ROUND}aabn", round_opening.open_round, name="round_open"),
    path(f"{ROUND}trin", round_steps.take_step, name="round_steps"),
    path(f"{ROUND}luk", round_closing.close, name="round_close"),
    path(f"{ROUND}regneark.xlsx", round_page.workbook, name="round_workbook"),
]
