"""What a person decides on the pages of a reading: each a form that is posted, with or without a script."""

from collections.abc import Callable, Mapping

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from handleplan.danish.lines import squeeze
from handleplan.intake import reviews
from handleplan.intake.models import Review
from handleplan.intake.opening import Opened
from handleplan.intake.review.decisions import (
    UNPLACED,
    UNWANTED,
    AddPart,
    CannotDecide,
    ConfirmTarget,
    Decision,
    Join,
    MatchPlan,
    MatchUnit,
    MergeParts,
    Move,
    Reword,
    Seen,
    SetValue,
    Split,
    Write,
)
from handleplan.record.models import Plan, Unit
from handleplan.web.asked import asker, whole_number
from handleplan.web.review.found import for_those_who_bring_in, review_at
from handleplan.web.review.one import NEW
from handleplan.web.review.part import fields_context, open_or_404


class Posted(dict[str, str]):
    """The fields of a form; of one with several values, such as ticks, each stands on a line of its own.

    Raises CannotDecide for a field that is not there: a page of ours sends them all.
    """

    def __missing__(self, name: str) -> str:
        raise CannotDecide(_("Feltet „%(name)s“ kom ikke med. Genindlæs siden, og prøv igen.") % {"name": name})


NO_TARGET = "intet-maaltal"
"""What is posted as a target's verdict where a person says that it is no target."""

DECISIONS: Mapping[str, Callable[[Posted], Decision]] = {
    "reword": lambda posted: Reword(posted["piece"], squeeze(posted["text"])),
    "split": lambda posted: Split(posted["piece"], tuple(_lines(posted["text"]))),
    "join": lambda posted: Join(posted["piece"], posted["other"]),
    "move": lambda posted: Move(posted["piece"], posted["to"], posted.get("before")),
    "drop": lambda posted: Move(posted["piece"], UNWANTED),
    "back": lambda posted: Move(posted["piece"], UNPLACED),
    "write": lambda posted: Write(posted["slot"], squeeze(posted["text"])),
    "set": lambda posted: SetValue(posted["address"], posted.get("text", "")),
    "seen": lambda posted: Seen(posted["doubt"]),
    "unit": lambda posted: _match_unit(posted),
    "plan": lambda posted: _match_plan(posted),
    "add": lambda posted: AddPart(posted["kind"], posted["name"].strip(), posted.get("within", "")),
    "merge": lambda posted: MergeParts(posted["part"], posted["into"]),
    "target": lambda posted: ConfirmTarget(
        posted["target"], None if posted["verdict"] == NO_TARGET else posted["verdict"]
    ),
}
"""What a button's value means, by the form's fields."""

KEEPS_WHAT_IS_SHOWN = frozenset({"reword", "set"})
"""What is saved while one types: the fields on the page stay as they are."""

CHANGES_A_TEXT = frozenset({"split", "join", "move", "drop", "back"})
"""What is done to a text that may have been typed in since it was saved."""


@for_those_who_bring_in
@require_POST
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Does what the form says, and shows the page as it is then."""
    review = review_at(request, pk)
    posted = _posted(request)
    what = posted.get("do", "reword")
    shown = open_or_404(review)
    try:
        for decision in _decisions(what, posted, shown):
            shown = reviews.decide(review, decision, asker(request))
    except CannotDecide as problem:
        return refused(request, review, problem)
    return _answer(request, shown, keeps_what_is_shown=what in KEEPS_WHAT_IS_SHOWN)


@for_those_who_bring_in
@require_POST
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Takes the decision back that the form names."""
    review = review_at(request, pk)
    open_or_404(review)
    try:
        shown = reviews.undo(review, whole_number(_posted(request)["number"]), asker(request))
    except CannotDecide as problem:
        return refused(request, review, problem)
    return _answer(request, shown)


def refused(request: HttpRequest, review: Review, problem: Exception) -> HttpResponse:
    """The sentence that says why it cannot be done: to the script, or on the page that is gone back to."""
    if "HX-Request" in request.headers:
        return HttpResponse(str(problem), status=422, content_type="text/plain; charset=utf-8")
    messages.error(request, str(problem))
    return redirect(next_page(request, review))


def next_page(request: HttpRequest, review: Review) -> str:
    """The page that the form was on; the reading's own page where it does not say."""
    asked = request.POST.get("next", "")
    if url_has_allowed_host_and_scheme(asked, allowed_hosts={request.get_host()}, require_https=request.is_secure()):
        return asked
    return review.get_absolute_url()


def _posted(request: HttpRequest) -> Posted:
    return Posted((name, "\n".join(map(str, values))) for name, values in request.POST.lists())


def _decisions(what: str, posted: Posted, shown: Opened) -> list[Decision]:
    """The decision, and before it the new words of a text that was typed in and not saved yet."""
    if what not in DECISIONS:
        raise CannotDecide(_("Det kan ikke gøres her. Genindlæs siden, og prøv igen."))
    wanted = DECISIONS[what](posted)
    pieces = (piece for slot in shown.draft.slots() for piece in slot.pieces)
    piece = next((piece for piece in pieces if piece.key == posted.get("piece")), None)
    if piece is None or "text" not in posted:
        return [wanted]
    typed = squeeze(posted["text"])
    if what == "reword":
        return [wanted] if typed != squeeze(piece.text) else []
    if what in CHANGES_A_TEXT and typed != squeeze(piece.text):
        return [Reword(piece.key, typed), wanted]
    return [wanted]


def _answer(request: HttpRequest, shown: Opened, *, keeps_what_is_shown: bool = False) -> HttpResponse:
    address = request.POST.get("page", "")
    if "HX-Request" not in request.headers or not address:
        return redirect(next_page(request, shown.review))
    context = fields_context(request, shown, address)
    if keeps_what_is_shown:
        return render(request, "review/saved.html", {**context, "changed": request.POST.get("piece", "")})
    response = render(request, "review/decided.html", context)
    response.headers["HX-Retarget"] = "#fields"
    response.headers["HX-Reswap"] = "outerHTML"
    return response


def _match_unit(posted: Posted) -> MatchUnit:
    """The unit chosen, by its own name; or a new one by the name that the document has for it."""
    if posted["unit"] == NEW:
        return MatchUnit(posted["part"], None, posted["name"].strip())
    if not (unit := Unit.objects.filter(pk=whole_number(posted["unit"])).first()):
        raise CannotDecide(_("Den enhed findes ikke længere. Vælg en anden."))
    return MatchUnit(posted["part"], unit.pk, unit.name)


def _match_plan(posted: Posted) -> MatchPlan:
    """The plan chosen; or that it is a new one."""
    if posted["plan"] == NEW:
        return MatchPlan(posted["part"], None)
    if not (plan := Plan.objects.filter(pk=whole_number(posted["plan"])).first()):
        raise CannotDecide(_("Den plan findes ikke længere. Vælg en anden."))
    return MatchPlan(posted["part"], plan.pk)


def _lines(text: str) -> list[str]:
    return [line for line in (squeeze(line) for line in text.splitlines()) if line]
