"""The addresses of people and their roles."""

from django.urls import path

from handleplan.web.people import codes, invitations, people

urlpatterns = [
    path("brugere/", people.people, name="people"),
    path("brugere/roller/<int:pk>/fratag", people.withdraw, name="withdraw_role"),
    path("brugere/administratorer/<int:pk>/fratag", people.withdraw_admin, name="withdraw_administrator"),
    path("brugere/inviter", invitations.choose_role, name="invite"),
    path("brugere/inviter/<slug:role>", invitations.invite_to, name="invite_to"),
    path("brugere/invitationer/<int:pk>/send", invitations.send_again, name="send_invitation_again"),
    path("brugere/invitationer/<int:pk>/fortryd", invitations.withdraw, name="withdraw_invitation"),
    path("brugere/engangskoder", codes.required_codes, name="required_codes"),
    path("invitation/<str:key>", invitations.answer, name="invitation"),
]
