"""A document of no known form: a person says which field of which form each of its headings is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from handleplan.forms.definition import Form, built_in_forms
from handleplan.forms.mapped import Choice, Heading, Mapping, choices
from handleplan.intake.mapping_headings import Offer, Outlined, map_headings, outlined
from handleplan.intake.models import Review
from handleplan.intake.review.decisions import CannotDecide
from handleplan.intake.settling import mapping_of
from handleplan.web.asked import asker
from handleplan.web.crumbs import Crumb, Crumbs
from handleplan.web.review.found import for_those_who_bring_in, review_at
from handleplan.web.source_side import asked_lines, source_side


@dataclass(frozen=True)
class Asked:
    """One question: what a heading is, or what the other headings of a level are (``heading`` None)."""

    name: str
    chosen: str
    heading: Heading | None = None
    level: int = 0


@for_those_who_bring_in
@require_http_methods(["GET", "HEAD", "POST"])
def mapping(request: HttpRequest, pk: int) -> HttpResponse:
    """The headings beside the document; what is chosen makes the reading."""
    review = review_at(request, pk)
    if review.state != Review.State.READY or (review.form_kind and not review.mapping):
        raise Http404
    document = outlined(review, asker(request))
    form = _form(request, review, document)
    said = _posted(request, form, document) if request.method == "POST" else _shown(request, review, form, document)
    problem = ""
    if request.method == "POST":
        try:
            map_headings(review, said, asker(request))
        except CannotDecide as refusal:
            problem = str(refusal)
        else:
            messages.success(request, _("Dokumentet er læst, som du har sagt. Se nu læsningen igennem."))
            return redirect(review)
    marked = asked_lines(request)
    return render(
        request,
        "review/mapping.html",
        {
            "review": review,
            "problem": problem,
            "crumbs": Crumbs(
                _("Overskrifter"),
                Crumb(_("Læsninger"), reverse("reviews")),
                Crumb(review.name, review.get_absolute_url()),
            ),
            "form": form,
            "forms": built_in_forms(),
            "choices": _grouped(choices(form)),
            "asked": list(_asked(said, document.headings)),
            "levels": list(_levels(said, document.headings)),
            "offers": document.offers,
            "offered": _offer(request, document),
            "source": source_side(document.document, [heading.place for heading in document.headings], marked),
            "picture_address": reverse("review_picture", kwargs={"pk": review.pk, "number": 0}),
            "page_address": reverse("review_mapping", kwargs={"pk": review.pk}),
        },
        status=422 if problem else 200,
    )


def _form(request: HttpRequest, review: Review, document: Outlined) -> Form:
    """The form chosen; else the one chosen last time, the best offer's, or the one most headings are labels of."""
    forms = {form.kind: form for form in built_in_forms()}
    asked = request.POST.get("skema") or request.GET.get("skema") or review.form_kind
    if asked in forms:
        return forms[asked]
    if offer := _offer(request, document):
        return forms[offer.kept.form_kind]
    return max(forms.values(), key=lambda form: len(document.suggestion(form.kind, None).headings))


def _offer(request: HttpRequest, document: Outlined) -> Offer | None:
    """The earlier mapping to begin with: the one asked for, or the best."""
    asked = request.GET.get("fra", "")
    found = [offer for offer in document.offers if str(offer.kept.pk) == asked]
    return next(iter(found or document.offers), None) if asked != "ingen" else None


def _shown(request: HttpRequest, review: Review, form: Form, document: Outlined) -> Mapping:
    """What the page begins with: what was chosen last time, else what is suggested."""
    if review.mapping and review.mapping.form_kind == form.kind and "fra" not in request.GET:
        return mapping_of(review.mapping)
    offer = _offer(request, document)
    return document.suggestion(form.kind, offer if offer and offer.kept.form_kind == form.kind else None)


def _posted(request: HttpRequest, form: Form, document: Outlined) -> Mapping:
    known = {choice.value for choice in choices(form)}

    def chosen(name: str) -> str:
        value = request.POST.get(name, "")
        return value if value in known else ""

    said = {heading.key: chosen(f"h{number}") for number, heading in enumerate(document.headings)}
    levels = {level: chosen(f"n{level}") for level in _levels_in(document.headings)}
    return Mapping(
        form.kind,
        {key: value for key, value in said.items() if value},
        {level: value for level, value in levels.items() if value},
    )


def _asked(said: Mapping, headings: Sequence[Heading]) -> Iterator[Asked]:
    for number, heading in enumerate(headings):
        yield Asked(f"h{number}", said.headings.get(heading.key, ""), heading)


def _levels(said: Mapping, headings: Sequence[Heading]) -> Iterator[Asked]:
    for level in _levels_in(headings):
        yield Asked(f"n{level}", said.levels.get(level, ""), level=level)


def _levels_in(headings: Sequence[Heading]) -> list[int]:
    """The levels that more than one heading stands on: only for these it saves work to choose once."""
    found = [heading.level for heading in headings if heading.level]
    return sorted({level for level in found if found.count(level) > 1})


def _grouped(found: Sequence[Choice]) -> list[tuple[str, list[Choice]]]:
    """The choices as a select shows them: what is not in a field first, then what divides the document, then fields."""
    first = [choice for choice in found if choice.value in ("", "heading")]
    parts = [choice for choice in found if choice.value in ("area", "plan", "name", "owner", "status", "revision")]
    fields = [choice for choice in found if choice not in first and choice not in parts]
    return [("", first), (_("Opdeling"), parts), (_("Felter"), fields)]
