"""A plan between its statuses: its meetings, the notes from them, and its dates."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from handleplan.forms.due_dates import DueSentence, due_sentences
from handleplan.record.following_up import add_note, bring_back_note, set_follow_ups, withdraw_note
from handleplan.record.models import Deadline, FollowUpNote, Plan, Statement
from handleplan.record.permissions import may_answer, may_comment, may_set_meetings, people_answering
from handleplan.record.refusals import Refused
from handleplan.record.standing import edition_to_revise, standing
from handleplan.web.asked import asker
from handleplan.web.following.forms import DeadlineForm, MeetingForms, NoteForm
from handleplan.web.following.found import crumbs_of, page_of, plan_at


@login_required
def plan_following(request: HttpRequest, owner: str, framework: str, plan: str) -> HttpResponse:
    return following_page(request, plan_at(request, (owner, framework, plan)))


@require_POST
@login_required
def meetings(request: HttpRequest, owner: str, framework: str, plan: str) -> HttpResponse:
    """Say at which meetings the plan is followed up; a row that was emptied is a meeting no more."""
    shown, forms = plan_at(request, (owner, framework, plan), may_set_meetings), MeetingForms(request.POST)
    if not forms.is_valid():
        return following_page(request, shown, meeting_forms=forms)
    said = [(one["meeting"], one["how_often"]) for one in forms.cleaned_data if one.get("meeting")]
    set_follow_ups(shown, said, by=asker(request))
    messages.success(request, _("Møderne er gemt."))
    return redirect(page_of(shown, "plan_following"))


@require_POST
@login_required
def note(request: HttpRequest, owner: str, framework: str, plan: str) -> HttpResponse:
    """Enter a note after a meeting."""
    shown = plan_at(request, (owner, framework, plan), may_answer)
    form = NoteForm(shown, request.POST)
    if form.is_valid():
        said = form.cleaned_data
        try:
            add_note(shown, said["text"], said["held_on"], by=asker(request), follow_up=said["follow_up"])
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Notatet er gemt. Det står ved siden af den næste status."))
            return redirect(page_of(shown, "plan_following"))
    return following_page(request, shown, note_form=form)


@require_POST
@login_required
def note_step(request: HttpRequest, owner: str, framework: str, plan: str, pk: int, step: str) -> HttpResponse:
    """Take a note back, or bring it back."""
    shown = plan_at(request, (owner, framework, plan), may_answer)
    written = get_object_or_404(shown.follow_up_notes, pk=pk)
    if step == "traek-tilbage":
        withdraw_note(written, by=asker(request))
        messages.success(request, _("Notatet er trukket tilbage. Du kan bringe det tilbage nederst blandt notaterne."))
    elif step == "bring-tilbage":
        bring_back_note(written, by=asker(request))
        messages.success(request, _("Notatet står her igen."))
    else:
        raise Http404
    return redirect(page_of(shown, "plan_following"))


def following_page(request: HttpRequest, plan: Plan, **forms: Any) -> HttpResponse:
    """The page; ``forms`` are those that were filled in and cannot be saved as they are."""
    user = asker(request)
    writes, comments = may_answer(user, plan), may_comment(user, plan)
    deadlines = list(
        Deadline.objects.visible_to(user).filter(plan=plan).select_related("person", "done_by", "statement")
    )
    notes = FollowUpNote.objects.visible_to(user).filter(plan=plan).select_related("by", "follow_up")
    follow_ups = list(plan.follow_ups.filter(withdrawn_at=None))
    return render(
        request,
        "following/plan.html",
        {
            "plan": plan,
            "crumbs": crumbs_of(plan, _("Opfølgning")),
            "writes": writes,
            "sets": comments,
            "follow_ups": follow_ups,
            "notes": [one for one in notes.order_by("-held_on", "-pk") if one.withdrawn_at is None],
            "withdrawn_notes": notes.exclude(withdrawn_at=None) if writes else [],
            "deadlines": [one for one in deadlines if not one.withdrawn_at and not one.done_at],
            "done_deadlines": [one for one in deadlines if not one.withdrawn_at and one.done_at],
            "withdrawn_deadlines": [one for one in deadlines if one.withdrawn_at],
            "people": people_answering(plan).order_by("first_name", "last_name", "email") if comments else [],
            "proposed": proposed_deadlines(plan, deadlines) if comments else [],
            "today": timezone.localdate(),
            "meeting_forms": MeetingForms(
                initial=[{"meeting": one.meeting, "how_often": one.how_often} for one in follow_ups]
            ),
            "note_form": NoteForm(plan, initial={"held_on": timezone.localdate()}),
            "deadline_form": DeadlineForm(plan, prefix="ny"),
            **forms,
        },
    )


def proposed_deadlines(plan: Plan, made: list[Deadline]) -> list[tuple[Statement | None, DueSentence]]:
    """The dates that the plan's present wording sets itself, and that nobody has made a date with a person."""
    edition = edition_to_revise(plan)
    if edition is None:
        return []
    said = standing(edition)
    texts: list[tuple[Statement | None, str]] = [
        (one.statement, one.text) for wordings in said.wordings.values() for one in wordings
    ]
    texts += [(None, answer.text) for field in said.fields for answer in field.answers]
    in_force = [one for one in made if one.withdrawn_at is None]
    by_statement = {(one.statement_id, one.due) for one in in_force}
    words = {one.text for one in in_force}
    return [
        (statement, found)
        for statement, text in texts
        for found in due_sentences(text)
        if found.text not in words and (statement is None or (statement.pk, found.due) not in by_statement)
    ]
