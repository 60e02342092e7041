"""What is asked when somebody is invited, and when they take the role."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _

from handleplan.record.models import Framework, Membership, Unit, User
from handleplan.record.models.accounts import EVERY_ROLE
from handleplan.record.permissions import frameworks_to_invite_to, units_to_invite_to
from handleplan.web.account.forms import Designed, NewPasswordForm

OF_A_FRAMEWORK = (Membership.Role.COORDINATOR, Membership.Role.READER)


class UnitChoice(forms.ModelChoiceField):
    def label_from_instance(self, unit: Unit) -> str:
        return f"{unit.name} ({unit.parent.name})" if unit.parent else unit.name


class FrameworkChoice(forms.ModelChoiceField):
    def label_from_instance(self, framework: Framework) -> str:
        return f"{framework} ({framework.owner.name})"


class InvitationForm(Designed):
    """Whom to invite to ``role``, and what it is of; an administrator's is of nothing in particular."""

    labels = {"email": _("E-mail"), "name": _("Navn"), "of": _("Hvad rollen gælder")}
    helps = {"name": _("Valgfrit. Personen kan selv rette det.")}
    kinds = {"email": {"autocomplete": "off"}, "name": {"autocomplete": "off"}}

    email = forms.EmailField()
    name = forms.CharField(required=False, max_length=150)

    def __init__(self, role: str, user: User, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.update(_of(role, user))
        self.design()


def _of(role: str, user: User) -> dict[str, forms.Field]:
    if role in OF_A_FRAMEWORK:
        return {"of": FrameworkChoice(frameworks_to_invite_to(user, role).select_related("owner").order_by("name"))}
    if role in Membership.Role.values:
        return {"of": UnitChoice(units_to_invite_to(user, role).select_related("parent").order_by("address"))}
    return {}


class JoinForm(Designed):
    """The name and password of a person who takes the first role here."""

    labels = {"name": _("Dit navn"), "password1": _("Vælg en adgangskode"), "password2": _("Adgangskoden igen")}
    helps = NewPasswordForm.helps
    kinds = {"name": {"autocomplete": "name"}}

    name = forms.CharField(max_length=150)
    password1 = forms.CharField(strip=False, widget=forms.PasswordInput({"autocomplete": "new-password"}))
    password2 = forms.CharField(strip=False, widget=forms.PasswordInput({"autocomplete": "new-password"}))

    def clean_password1(self) -> str:
        password: str = self.cleaned_data["password1"]
        validate_password(password)
        return password

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        if "password1" in said and said["password1"] != said.get("password2"):
            self.add_error("password2", _("De to adgangskoder er ikke ens. Skriv den samme to gange."))
        return said


class RequiredCodesForm(forms.Form):
    """Which roles need a one-time code."""

    roles = forms.MultipleChoiceField(choices=EVERY_ROLE, required=False, widget=forms.CheckboxSelectMultiple)
