"""Which roles must log in with a one-time code besides the password."""

from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from handleplan.record.models import RequiredCode, User
from handleplan.record.people import require_codes_of
from handleplan.record.permissions import may_administer
from handleplan.web.asked import asker
from handleplan.web.crumbs import Crumb, Crumbs
from handleplan.web.people.access import only_if
from handleplan.web.people.forms import RequiredCodesForm


@only_if(may_administer)
def required_codes(request: HttpRequest) -> HttpResponse:
    form = RequiredCodesForm(request.POST or None, initial={"roles": _required_now()})
    if request.method == "POST" and form.is_valid():
        require_codes_of(form.cleaned_data["roles"], by=asker(request))
        messages.success(request, _("Valget er gemt. Det gælder fra næste klik."))
        return redirect("required_codes")
    return render(
        request,
        "people/codes.html",
        {
            "crumbs": Crumbs(
                _("Krav om engangskode"),
                Crumb(_("Min side"), reverse("me")),
                Crumb(_("Brugere og roller"), reverse("people")),
            ),
            "form": form,
            "required": _required_now(),
            "with_code": Authenticator.objects.filter(type=Authenticator.Type.TOTP, user__is_active=True).count(),
            "people": User.objects.filter(is_active=True).count(),
        },
    )


def _required_now() -> list[str]:
    return list(RequiredCode.objects.values_list("role", flat=True))
