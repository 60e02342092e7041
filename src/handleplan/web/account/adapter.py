"""What django-allauth does our way: nobody signs up, and its errors are Danish sentences that say what to do."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _


class AccountAdapter(DefaultAccountAdapter):
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": _("Kontoen er lukket. Spørg en administrator."),
        "email_password_mismatch": _("E-mailen og adgangskoden passer ikke sammen. Prøv igen."),
        "enter_current_password": _("Det er ikke din nuværende adgangskode. Prøv igen."),
        "incorrect_password": _("Adgangskoden er forkert. Prøv igen."),
        "too_many_login_attempts": _("Der er prøvet for mange gange. Vent fem minutter, og prøv igen."),
        "rate_limited": _("Det gik for hurtigt. Vent et øjeblik, og prøv igen."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False


class CodeAdapter(DefaultMFAAdapter):
    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("Koden er forkert eller for gammel. Skriv den, som appen viser nu."),
        "cannot_delete_authenticator": _("Du kan ikke slå engangskoder fra."),
        "cannot_generate_recovery_codes": _("Slå engangskoder til, før du laver nødkoder."),
    }
