"""The addresses of accounts: those pages of django-allauth that the site has, and no others."""

from collections.abc import Callable

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.totp import views as totp
from django.urls import path, re_path, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import RedirectView

from handleplan.web.account import sessions
from handleplan.web.crumbs import Crumb, Crumbs


def named(here: Promise, *, security: bool = False) -> dict[str, Callable[[], Crumbs]]:
    """The page's name and the steps above it; asked for by the template, when the addresses are known."""

    def crumbs() -> Crumbs:
        above = [Crumb(_("Min side"), reverse("me")), Crumb(_("Sikkerhed"), reverse("mfa_index"))] if security else []
        return Crumbs(str(here), *above)

    return {"crumbs": crumbs}


def my_security() -> Crumbs:
    return Crumbs(_("Sikkerhed"), Crumb(_("Min side"), reverse("me")))


FORGOTTEN = named(gettext_lazy("Glemt adgangskode"))
CONFIRM = named(gettext_lazy("Bekræft, at det er dig"), security=True)
CODES = named(gettext_lazy("Engangskoder"), security=True)
RECOVERY_CODES = named(gettext_lazy("Nødkoder"), security=True)

urlpatterns = [
    path(
        "log-ind",
        account.LoginView.as_view(extra_context=named(gettext_lazy("Log ind"))),
        name="account_login",
    ),
    path(
        "log-ind/kode",
        mfa.AuthenticateView.as_view(extra_context=named(gettext_lazy("Engangskode"))),
        name="mfa_authenticate",
    ),
    path(
        "log-ind/lukket",
        account.AccountInactiveView.as_view(extra_context=named(gettext_lazy("Kontoen er lukket"))),
        name="account_inactive",
    ),
    path(
        "log-ud",
        account.LogoutView.as_view(extra_context=named(gettext_lazy("Log ud"))),
        name="account_logout",
    ),
    path(
        "glemt-adgangskode",
        account.PasswordResetView.as_view(extra_context=FORGOTTEN),
        name="account_reset_password",
    ),
    path(
        "glemt-adgangskode/sendt",
        account.PasswordResetDoneView.as_view(extra_context=FORGOTTEN),
        name="account_reset_password_done",
    ),
    path(
        "glemt-adgangskode/skiftet",
        account.PasswordResetFromKeyDoneView.as_view(extra_context=FORGOTTEN),
        name="account_reset_password_from_key_done",
    ),
    re_path(
        "^glemt-adgangskode/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>[^/]+)/$",
        account.PasswordResetFromKeyView.as_view(extra_context=FORGOTTEN),
        name="account_reset_password_from_key",
    ),
    path(
        "min-side/sikkerhed",
        mfa.IndexView.as_view(extra_context={"crumbs": my_security}),
        name="mfa_index",
    ),
    path(
        "min-side/sikkerhed/bekraeft",
        account.ReauthenticateView.as_view(extra_context=CONFIRM),
        name="account_reauthenticate",
    ),
    path(
        "min-side/sikkerhed/bekraeft/kode",
        mfa.ReauthenticateView.as_view(extra_context=CONFIRM),
        name="mfa_reauthenticate",
    ),
    path(
        "min-side/sikkerhed/adgangskode",
        account.PasswordChangeView.as_view(extra_context=named(gettext_lazy("Skift adgangskode"), security=True)),
        name="account_change_password",
    ),
    # Who has an account without a password chooses one by mail, as who forgot it does.
    path(
        "min-side/sikkerhed/adgangskode/vaelg",
        RedirectView.as_view(pattern_name="account_reset_password"),
        name="account_set_password",
    ),
    path(
        "min-side/sikkerhed/engangskoder",
        totp.ActivateTOTPView.as_view(extra_context=CODES),
        name="mfa_activate_totp",
    ),
    path(
        "min-side/sikkerhed/engangskoder/fra",
        totp.DeactivateTOTPView.as_view(extra_context=CODES),
        name="mfa_deactivate_totp",
    ),
    path(
        "min-side/sikkerhed/noedkoder",
        recovery_codes.ViewRecoveryCodesView.as_view(extra_context=RECOVERY_CODES),
        name="mfa_view_recovery_codes",
    ),
    path(
        "min-side/sikkerhed/noedkoder/nye",
        recovery_codes.GenerateRecoveryCodesView.as_view(extra_context=RECOVERY_CODES),
        name="mfa_generate_recovery_codes",
    ),
    path(
        "min-side/sikkerhed/noedkoder/hent",
        recovery_codes.DownloadRecoveryCodesView.as_view(),
        name="mfa_download_recovery_codes",
    ),
    path("min-side/sikkerhed/logget-ind", sessions.sessions, name="usersessions_list"),
    path("min-side/sikkerhed/logget-ind/<int:pk>/afslut", sessions.end_session, name="end_session"),
    path("min-side/sikkerhed/logget-ind/afslut-andre", sessions.end_other_sessions, name="end_other_sessions"),
]
