"""What a status form posts is kept: all its fields first, whatever button was pressed, and then what the button says.

The same address takes a single field that was just typed in, and answers with what has changed around it.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from django_htmx.http import HttpResponseClientRedirect

from handleplan.record.answers import (
    measure,
    save_answer,
    say_all_unchanged,
    say_unchanged,
    set_verdict,
    take_back_unchanged,
)
from handleplan.record.answers_given import reason_field
from handleplan.record.attachments import attach, bring_back_attachment, describe_attachment, withdraw_attachment
from handleplan.record.models import AnswerVersion, Attachment, Report, Statement, Target, User
from handleplan.record.refusals import Incomplete, NotAccepted, Refused
from handleplan.record.report_states import change_state, say_ready
from handleplan.record.set_aside import proposals
from handleplan.web.asked import asker, whole_number
from handleplan.web.year.attachments import attachment_of
from handleplan.web.year.form import Refusal, form_context, form_of, page_context
from handleplan.web.year.found import for_those_who_write, report_at
from handleplan.web.year.status import status_crumbs

TYPED = "typed"
"""What a single field says that it does, when it is saved by itself."""
LACKING = "mangler"
"""The place on the page that lists what is lacking."""


@dataclass(frozen=True)
class Done:
    """What a button did: where on the page to go on, and a sentence where the page itself does not show it."""

    place: str = ""
    sentence: str = ""


@for_those_who_write
@require_POST
def write(request: HttpRequest, report: Report) -> HttpResponse:
    """Keeps what was typed, does what the button says, and shows the page as it is then."""
    by, what = asker(request), request.POST.get("do", "")
    refused = dict(_keep(report, request, by))
    if what == TYPED:
        return _answer_to_a_field(request, report, refused)
    try:
        done = Done() if refused else _do(what, report, request, by)
    except Incomplete as refusal:
        return _answer(request, report, {}, Done(LACKING), problem=str(refusal))
    except Refused as refusal:
        return _answer(request, report, _attachment_again(request), Done(_place_of(what)), problem=str(refusal))
    problem = " ".join(dict.fromkeys(one.sentence for one in refused.values()))
    return _answer(request, report, refused, done, problem)


def _answer(
    request: HttpRequest, report: Report, refused: Mapping[str, Refusal], done: Done, problem: str = ""
) -> HttpResponse:
    """The page, or for a script the form alone; where the form is there no more, the status as it is read."""
    report, page = _now(request, report), request.POST.get("page", "")
    is_script = "HX-Request" in request.headers
    if report.is_being_written and report.round.is_open and (is_script or refused):
        form = form_of(request, report, page=page, refused=refused)
        said = {"problem": problem, "notice": done.sentence, "place": done.place}
        if is_script:
            return render(request, "year/form.html", {**form_context(form), **said})
        shown = {**page_context(form), **said, "crumbs": status_crumbs(report)}
        return render(request, "year/writing.html", shown, status=422)
    if problem:
        messages.error(request, problem)
    elif done.sentence:
        messages.success(request, done.sentence)
    address = report.get_absolute_url() + (f"#{done.place}" if done.place else "")
    return HttpResponseClientRedirect(address) if is_script else redirect(address)


def _answer_to_a_field(request: HttpRequest, report: Report, refused: Mapping[str, Refusal]) -> HttpResponse:
    """What stands around the fields that were sent, and what is lacking now. What is typed is left alone."""
    report = _now(request, report)
    form = form_of(request, report, page=request.POST.get("page", ""), refused=refused)
    sent = {name.partition(":")[2] for name in request.POST if name.startswith(("text:", "verdict:", "quantity:"))}
    return render(
        request,
        "year/typed.html",
        {
            **form_context(form),
            "questions": [one for one in form.questions if one.text.field in sent],
            "criteria": [one for one in form.criteria if {one.reason.field, str(one.answer.statement.pk)} & sent],
            "targets": [shown for one in form.criteria for shown in one.targets if str(shown.answer.target.pk) in sent],
            "is_closed": not (report.is_being_written and report.round.is_open),
        },
    )


def _now(request: HttpRequest, report: Report) -> Report:
    """The status as it is after what was done."""
    plan = report.plan
    return report_at(request, plan.framework.owner.root_slug, plan.framework.slug, plan.slug, report.round.year)


# ---- What is kept ----


def _keep(report: Report, request: HttpRequest, by: User) -> Iterator[tuple[str, Refusal]]:
    """Save everything that was posted and has changed; what could not be taken comes back under its name."""
    for name, value in request.POST.items():
        kind, _colon, key = name.partition(":")
        if kind == "text":
            keep = partial(_keep_text, report, request, key, str(value), by)
        elif kind == "verdict" and value != request.POST.get(f"was:{name}"):
            keep = partial(_keep_verdict, report, key, str(value), by)
        elif kind == "quantity" and _is_measured_anew(request, key):
            keep = partial(_keep_measurement, report, request, key, by)
        else:
            continue
        try:
            keep()
        except Refused as refusal:
            yield name, Refusal(str(value), str(refusal))
            if kind == "quantity":
                yield from (
                    (other, Refusal(request.POST.get(other, ""), str(refusal)))
                    for other in (f"as_of:{key}", f"measured:{key}")
                )


def _keep_text(report: Report, request: HttpRequest, field: str, text: str, by: User) -> None:
    page = request.POST.get(f"page:{field}") or request.POST.get("page", "")
    save_answer(
        report, field, text, based_on=whole_number(request.POST.get(f"version:{field}", "")), by=by, page=page[:40]
    )


def _keep_verdict(report: Report, key: str, value: str, by: User) -> None:
    set_verdict(report, _criterion(report, key), value, by=by)


def _keep_measurement(report: Report, request: HttpRequest, key: str, by: User) -> None:
    target = (
        Target.objects.select_related("statement").filter(pk=whole_number(key), statement__plan=report.plan).first()
    )
    if target is None:
        raise NotAccepted(_("Måltallet findes ikke længere."))
    posted = {name: request.POST.get(f"{name}:{key}", "") for name in ("quantity", "as_of", "measured")}
    measure(report, target, posted["quantity"], as_of=posted["as_of"], text=posted["measured"], by=by)


def _is_measured_anew(request: HttpRequest, key: str) -> bool:
    names = [f"{name}:{key}" for name in ("quantity", "as_of", "measured")]
    return any(request.POST.get(name, "") != request.POST.get(f"was:{name}", "") for name in names)


# ---- What the buttons do ----


def _do(what: str, report: Report, request: HttpRequest, by: User) -> Done:
    """What the pressed button says: its name, and after a colon the key of what it is about."""
    if request.FILES.get("file") and not what.startswith("attach"):
        _attach(report, "", request, by)
    name, _colon, key = what.partition(":")
    return _BUTTONS[name](report, key, request, by) if name in _BUTTONS else Done()


def _say_unchanged(report: Report, key: str, request: HttpRequest, by: User) -> Done:
    say_unchanged(report, field=key, by=by)
    return Done(place_of_field(key))


def _say_verdict_unchanged(report: Report, key: str, request: HttpRequest, by: User) -> Done:
    statement = _criterion(report, key)
    say_unchanged(report, statement=statement, by=by)
    return Done(place_of_field(reason_field(statement.pk)))


def _say_all_unchanged(report: Report, key: str, request: HttpRequest, by: User) -> Done:
    said = say_all_unchanged(report, by=by)
    return Done(LACKING, _("Du har sagt „Ingen ændring siden sidst“ %(count)d steder.") % {"count": said})


def _take_back(report: Report, key: str, request: HttpRequest, by: User) -> Done:
    said = report.unchanged_answers.filter(pk=whole_number(key), withdrawn_at=None).first()
    if said is None:
        return Done()
    take_back_unchanged(said, by=by)
    return Done(place_of_field(reason_field(said.statement_id) if said.statement_id else said.field))


def _choose(report: Report, key: str, request: HttpRequest, by: User, *, which: str) -> Done:
    """Of two texts in one field: the one that was set aside, the one that the report says, or both merged."""
    aside = report.answer_versions.filter(pk=whole_number(key), number=None, settled_at=None).first()
    if aside is None:
        return Done()
    seen = whole_number(request.POST.get(f"seen:{aside.field}", ""))
    said = report.answer_versions.filter(field=aside.field, number=seen).first()
    text = _chosen_text(which, aside, said.text if said else "", request)
    save_answer(report, aside.field, text, based_on=seen, by=by, page=aside.page, settles=aside)
    return Done(place_of_field(aside.field))


def _chosen_text(which: str, aside: AnswerVersion, said: str, request: HttpRequest) -> str:
    if which == "theirs":
        return said
    if which == "merged" and (merged := proposals([aside], {aside.field: said})[aside.pk]) is not None:
        return merged
    return aside.text


def _attach(report: Report, key: str, request: HttpRequest, by: User) -> Done:
    file = request.FILES.get("file")
    if file is None:
        raise NotAccepted(_("Vælg en fil først."))
    attach(report, name=file.name or "", content=file.read(), alt_text=request.POST.get("alt_text", ""), by=by)
    return Done("bilag", _("„%(name)s“ er lagt ved.") % {"name": file.name})


def _describe(report: Report, key: str, request: HttpRequest, by: User) -> Done:
    describe_attachment(_attachment(report, key, by), request.POST.get(f"alt:{key}", ""), by=by)
    return Done("bilag", _("Billedteksten er gemt."))


def _withdraw(report: Report, key: str, request: HttpRequest, by: User) -> Done:
    withdraw_attachment(_attachment(report, key, by), by=by)
    return Done("bilag")


def _bring_back(report: Report, key: str, request: HttpRequest, by: User) -> Done:
    bring_back_attachment(_attachment(report, key, by), by=by)
    return Done("bilag")


def _ready(report: Report, key: str, request: HttpRequest, by: User) -> Done:
    told = say_ready(report, by=by).head
    if told and told != by:
        return Done("", _("Status er klar. %(person)s får besked med en mail.") % {"person": told})
    return Done("", _("Status er klar til lederen."))


def _submit(report: Report, key: str, request: HttpRequest, by: User) -> Done:
    change_state(report, Report.State.SUBMITTED, by=by)
    return Done("", _("Status er indsendt."))


_BUTTONS: Mapping[str, Callable[[Report, str, HttpRequest, User], Done]] = {
    "unchanged": _say_unchanged,
    "verdict-unchanged": _say_verdict_unchanged,
    "all-unchanged": _say_all_unchanged,
    "changed": _take_back,
    "mine": partial(_choose, which="mine"),
    "theirs": partial(_choose, which="theirs"),
    "merged": partial(_choose, which="merged"),
    "attach": _attach,
    "describe": _describe,
    "withdraw": _withdraw,
    "bring-back": _bring_back,
    "ready": _ready,
    "submit": _submit,
}


def place_of_field(field: str) -> str:
    """The id of the place on the page where the field stands."""
    return f"felt-{field.replace(':', '-')}"


def _place_of(what: str) -> str:
    """Where the page goes on after a button that could not do what it says."""
    name, _colon, _key = what.partition(":")
    return "bilag" if name in ("attach", "describe", "withdraw", "bring-back") else ""


def _attachment_again(request: HttpRequest) -> dict[str, Refusal]:
    """The words for a picture that could not be attached, so that they need not be typed again."""
    typed = request.POST.get("alt_text", "")
    return {"alt_text": Refusal(typed, "")} if typed else {}


def _attachment(report: Report, key: str, by: User) -> Attachment:
    found = attachment_of(report, whole_number(key), by)
    if found is None:
        raise NotAccepted(_("Bilaget findes ikke."))
    return found


def _criterion(report: Report, key: str) -> Statement:
    found = Statement.objects.filter(plan=report.plan, pk=whole_number(key)).first()
    if found is None:
        raise NotAccepted(_("Succeskriteriet findes ikke."))
    return found
