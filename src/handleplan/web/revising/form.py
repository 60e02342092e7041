"""The revision form of a plan: the old beside the new, statement by statement.

It is one form, so that whatever button is pressed, all that was typed is kept. Every button works without JavaScript.
"""

import secrets
from collections.abc import Callable
from urllib.parse import quote

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from handleplan.record.models import PlanRevision, RevisedPart, RevisedText, RevisedTextVersion, User
from handleplan.record.refusals import Refused
from handleplan.record.revised_texts import TextSetAside, save_text
from handleplan.record.revising import add_piece, decide, keep_all, take_up, undo
from handleplan.record.revision_draft import Draft, draft_of
from handleplan.record.revision_states import lacking, revision_steps_open_to
from handleplan.web.asked import asker, whole_number
from handleplan.web.revising.comparing import parts_of
from handleplan.web.revising.found import crumbs_of_plan, for_those_who_revise
from handleplan.web.revising.reading import read_page

Kind = RevisedPart.Kind


@require_safe
@for_those_who_revise
def plan_revision(request: HttpRequest, shown: PlanRevision) -> HttpResponse:
    """The form while the draft is written; afterwards the comparison of old and new."""
    if not shown.is_being_written:
        return read_page(request, shown)
    draft = draft_of(shown)
    return render(
        request,
        "revising/form.html",
        {
            "crumbs": crumbs_of_plan(shown.plan, _name(shown)),
            "plan": shown.plan,
            "shown": shown,
            "draft": draft,
            "parts": parts_of(draft),
            "total": len([item for item in draft.items if item.before]),
            "lacking": lacking(draft),
            "steps": revision_steps_open_to(shown, asker(request)),
            "page": secrets.token_hex(8),
            "is_past": _settled_late(draft),
        },
    )


@require_POST
@for_those_who_revise
def write(request: HttpRequest, shown: PlanRevision) -> HttpResponse:
    """Keep all that was typed, and do what the button says."""
    user, back = asker(request), shown.get_absolute_url()
    do, _colon, what = request.POST.get("do", "").partition(":")
    if trouble := save_typed(shown, request.POST, user):
        messages.warning(request, trouble)
    try:
        place = _do(shown, do, what, request.POST, user)
    except Refused as refusal:
        messages.error(request, str(refusal))
        place = what
    if do == "submit":
        return redirect(back + "laes/")
    return redirect(f"{back}#{quote(place)}" if place else back)


def save_typed(shown: PlanRevision, posted: QueryDict, user: User) -> str:
    """Save every text of a page; a sentence where one had to be set aside."""
    trouble = ""
    rows = RevisedText.objects.filter(part__plan_revision=shown).select_related("part__plan_revision__plan")
    for row in rows:
        if f"text:{row.pk}" not in posted:
            continue
        try:
            saved = save_text(
                row,
                posted.get(f"text:{row.pk}", ""),
                based_on=whole_number(posted.get(f"version:{row.pk}", "")),
                page=posted.get("page", "")[:40],
                by=user,
            )
        except Refused as refusal:
            trouble = str(refusal)
        else:
            if isinstance(saved, TextSetAside):
                trouble = saved.why
    return trouble


def _do(shown: PlanRevision, do: str, what: str, posted: QueryDict, user: User) -> str:
    """Do it, and say where on the page it happened."""
    if do == "keep-all":
        count = keep_all(shown, by=user)
        return "indsend" if count else ""
    if do == Kind.JOINED:
        return _key_of(decide(shown, do, posted.getlist(f"join:{what}"), by=user))
    if do in Kind.values:
        return _key_of(decide(shown, do, [what], why=posted.get(f"why:{what}", ""), by=user), what)
    on_part: dict[str, Callable[..., object]] = {"undo": undo, "take-up": take_up, "piece": add_piece}
    if do in on_part:
        part = shown.parts.filter(pk=whole_number(what)).first()
        if part:
            on_part[do](part, by=user)
            return _key_of(part)
    if do == "choose":
        return _choose(shown, what, posted, user)
    return ""


def _choose(shown: PlanRevision, what: str, posted: QueryDict, user: User) -> str:
    """Of two texts, let one hold: the one that was set aside, the other, or both merged."""
    key, _colon, choice = what.partition(":")
    aside = (
        RevisedTextVersion.objects.filter(pk=whole_number(key), of__part__plan_revision=shown, number=None)
        .select_related("of__part__plan_revision")
        .first()
    )
    if aside is None:
        return ""
    row = aside.of
    text = {"mine": aside.text, "both": posted.get(f"both:{aside.pk}", "")}.get(choice, row.text)
    last = row.versions.filter(number__isnull=False).order_by("number").last()
    save_text(row, text, based_on=last.number or 0 if last else 0, settles=aside, by=user)
    return _key_of(row.part)


def _key_of(part: RevisedPart, default: str = "") -> str:
    first = part.statements.order_by("pk").first()
    if part.undone_at is None and part.kind == Kind.ADDED and part.role:
        return f"p{part.pk}"
    return f"s{first.pk}" if first else default


def _settled_late(draft: Draft) -> bool:
    return draft.plan_revision.state == PlanRevision.State.RETURNED


def _name(shown: PlanRevision) -> str:
    return _("Ny handleplan") if shown.is_of_new_plan else _("Ny udgave %(period)s") % {"period": shown.period}
