"""What tests ask of a page: its words as a reader sees them, and the addresses of every kind of page there is."""

import re
from html import unescape

from django.http import HttpResponse
from django.urls import reverse

from handleplan.record.models import Framework, SourceVersion


def text_of(response: HttpResponse) -> str:
    """The words of a page, without tags, every run of white space as one space."""
    body = response.content.decode().partition("<body>")[2]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", body)).split())


def addresses_of(framework: Framework) -> dict[str, str]:
    """One address of each kind of page that shows something of a framework."""
    owner = framework.address_parts
    addresses = {
        "framework": framework.get_absolute_url(),
        "plan": framework.plans.first().get_absolute_url(),
    }
    if theme := framework.themes.first():
        addresses["theme"] = theme.get_absolute_url()
    if version := SourceVersion.objects.filter(document__framework=framework).first():
        addresses["source"] = version.get_absolute_url()
        addresses["source_file"] = reverse("source_file", kwargs={**owner, "pk": version.pk})
    addresses["owner"] = framework.owner.get_absolute_url()
    addresses["unit"] = framework.plans.first().unit.get_absolute_url()
    return addresses
