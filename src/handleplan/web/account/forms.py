"""The forms of accounts, in the design system's fields and in Danish."""

from typing import Any

from allauth.account import forms as account
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp import forms as totp
from django import forms
from django.utils.translation import gettext_lazy as _

PASSWORD_RULE = _("Mindst 10 tegn. Gerne flere ord efter hinanden.")


# Browsers rewrite the domain of an e-mail field into punycode, which nobody's account is called.
E_MAIL = {"inputmode": "email", "autocomplete": "username", "spellcheck": "false"}
CODE = {"inputmode": "numeric", "autocomplete": "one-time-code", "spellcheck": "false"}


class Designed(forms.Form):
    """A form whose fields look and speak as the site does.

    ``labels`` and ``helps`` say what each field is called and what is written under that, ``kinds`` how it is typed.
    """

    labels: dict[str, Any] = {}
    helps: dict[str, Any] = {}
    kinds: dict[str, dict[str, str]] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.design()

    def design(self) -> None:
        """Called again by a form that has got more fields."""
        for name, field in self.fields.items():
            field.label = self.labels.get(name, field.label)
            field.help_text = self.helps.get(name, "")
            if isinstance(field, forms.EmailField):
                field.widget = forms.TextInput(E_MAIL)
                field.widget.is_required = field.required
            field.widget.attrs.pop("placeholder", None)
            field.widget.attrs["class"] = "form-select" if isinstance(field.widget, forms.Select) else "form-input"
            field.widget.attrs.update(self.kinds.get(name, {}))


class LogInForm(Designed, account.LoginForm):
    labels = {"login": _("E-mail"), "password": _("Adgangskode")}


class ConfirmPasswordForm(Designed, account.ReauthenticateForm):
    labels = {"password": _("Adgangskode")}


class ForgottenPasswordForm(Designed, account.ResetPasswordForm):
    labels = {"email": _("E-mail")}


class NewPasswordForm(Designed, account.ResetPasswordKeyForm):
    labels = {"password1": _("Ny adgangskode"), "password2": _("Ny adgangskode igen")}
    helps = {"password1": PASSWORD_RULE}


class ChangePasswordForm(Designed, account.ChangePasswordForm):
    labels = {"oldpassword": _("Nuværende adgangskode"), **NewPasswordForm.labels}
    helps = NewPasswordForm.helps


class CodeForm(Designed, mfa.AuthenticateForm):
    labels = {"code": _("Engangskode")}
    helps = {"code": _("De seks tal, som appen viser nu, eller en af dine nødkoder.")}
    kinds = {"code": CODE}


class ConfirmCodeForm(Designed, mfa.ReauthenticateForm):
    labels = CodeForm.labels
    helps = CodeForm.helps
    kinds = CodeForm.kinds


class SetUpCodeForm(Designed, totp.ActivateTOTPForm):
    labels = {"code": _("Koden fra appen")}
    helps = {"code": _("De seks tal, som appen viser nu.")}
    kinds = CodeForm.kinds
