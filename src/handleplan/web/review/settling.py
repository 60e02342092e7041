"""What becomes of a reading: where it belongs, and whether it is accepted, rejected or read once more."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from handleplan.intake import reviews
from handleplan.intake.models import Review
from handleplan.intake.review.decisions import CannotDecide
from handleplan.intake.review.values import value_of
from handleplan.record.models import SourceDocument
from handleplan.record.permissions import frameworks_coordinated_by
from handleplan.web.asked import asker, whole_number
from handleplan.web.review.decisions import next_page, refused
from handleplan.web.review.found import View, for_those_who_bring_in, review_at


def _settles(settle: Callable[[HttpRequest, Review], str]) -> View:
    """A view that does something to a reading, and says on its page what was done, or why it could not be."""

    @for_those_who_bring_in
    @require_POST
    def view(request: HttpRequest, pk: int) -> HttpResponse:
        review = review_at(request, pk)
        try:
            done = settle(request, review)
        except CannotDecide as problem:
            return refused(request, review, problem)
        messages.success(request, done)
        return redirect(next_page(request, review))

    return view


@_settles
def place(request: HttpRequest, review: Review) -> str:
    """The person says which policy or pool the document belongs to: one that is there, or a new one."""
    chosen = request.POST.get("framework", "")
    by = asker(request)
    if chosen:
        framework = frameworks_coordinated_by(by).filter(pk=whole_number(chosen)).first()
        if framework is None:
            raise CannotDecide(_("Den politik eller pulje kan du ikke vælge. Vælg en anden."))
        reviews.place(review, by=by, framework=framework)
    else:
        reviews.place(
            review,
            by=by,
            name=request.POST.get("name", "").strip(),
            first_year=value_of("year", request.POST.get("first_year", "")),
            last_year=value_of("year", request.POST.get("last_year", "")),
            owner_name=request.POST.get("owner_name", "").strip(),
        )
    return _("Det er gemt, hvor dokumentet hører til.")


@_settles
def revises(request: HttpRequest, review: Review) -> str:
    """The person says which document the file is a new version of, or that it is one of its own."""
    chosen = request.POST.get("document", "")
    document = SourceDocument.objects.filter(pk=whole_number(chosen)).first()
    if chosen and document is None:
        raise CannotDecide(_("Det dokument findes ikke længere. Vælg et andet."))
    reviews.say_revision(review, document, asker(request))
    return _("Det er gemt, hvad dokumentet er en udgave af.")


@_settles
def accept(request: HttpRequest, review: Review) -> str:
    """Everything, or the parts that the form names, goes into the record."""
    parts = request.POST.getlist("part") or None
    reviews.accept(review, parts, by=asker(request), withdraw_missing="withdraw_missing" in request.POST)
    if parts is None:
        return _("Dokumentet er godkendt.")
    return _("Delen er godkendt.") if len(parts) == 1 else _("Delene er godkendt.")


@_settles
def reject(request: HttpRequest, review: Review) -> str:
    """The reading is not wanted; the file stays, with the reason."""
    reviews.reject(review, request.POST.get("reason", "").strip(), by=asker(request))
    return _("Dokumentet er afvist. Filen og begrundelsen er gemt.")


@_settles
def take_up(request: HttpRequest, review: Review) -> str:
    """A rejected reading is looked at after all."""
    reviews.take_up(review, by=asker(request))
    return _("Dokumentet er taget op igen.")


@_settles
def read_again(request: HttpRequest, review: Review) -> str:
    """The file is read once more."""
    reviews.read_again(review, by=asker(request))
    return _("Filen bliver læst igen.")
