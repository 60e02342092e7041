"""Comments at a plan's statements, in threads, with a mail to those who are named."""

from collections import defaultdict
from typing import Any, NamedTuple

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from handleplan.record.comments import bring_back_comment, comment, withdraw_comment
from handleplan.record.models import Comment, Plan, User, Wording
from handleplan.record.permissions import may_approve, may_comment
from handleplan.record.refusals import Refused
from handleplan.web.asked import asker
from handleplan.web.following.forms import CommentForm
from handleplan.web.following.found import crumbs_of, page_of, plan_at


class Thread(NamedTuple):
    """A comment with its answers, the oldest first, and the sentence that it stands at; ``form`` writes the next."""

    first: Comment
    answers: list[Comment]
    about: str
    form: CommentForm


@login_required
def comments(request: HttpRequest, owner: str, framework: str, plan: str) -> HttpResponse:
    """All comments of a plan; ``?udsagn=`` is the statement that a new one is about."""
    shown = plan_at(request, (owner, framework, plan), may_comment)
    user, statements = asker(request), _statements(shown)
    form = CommentForm(shown, user, statements, request.POST or None, initial={"statement": request.GET.get("udsagn")})
    if request.method == "POST" and form.is_valid():
        pk = form.cleaned_data["statement"]
        about = shown.statements.filter(pk=pk).first() if pk else None
        if written := _write(form, shown, user, statement=about, quote=dict(statements).get(pk, "")):
            return _written(request, shown, written)
    return _page(request, shown, statements, form=form)


@require_POST
@login_required
def answer(request: HttpRequest, owner: str, framework: str, plan: str, pk: int) -> HttpResponse:
    """Go on with a thread."""
    shown = plan_at(request, (owner, framework, plan), may_comment)
    first = get_object_or_404(shown.comments.filter(answers=None), pk=pk)
    user = asker(request)
    form = CommentForm(shown, user, None, request.POST, prefix=f"svar-{pk}")
    if form.is_valid() and (written := _write(form, shown, user, answers=first)):
        return _written(request, shown, written)
    statements = _statements(shown)
    return _page(request, shown, statements, form=CommentForm(shown, user, statements), answering=(pk, form))


@require_POST
@login_required
def comment_step(request: HttpRequest, owner: str, framework: str, plan: str, pk: int, step: str) -> HttpResponse:
    """Take a comment back, or bring it back."""
    shown = plan_at(request, (owner, framework, plan), may_comment)
    written, user = get_object_or_404(shown.comments.select_related("plan"), pk=pk), asker(request)
    steps = {"traek-tilbage": withdraw_comment, "bring-tilbage": bring_back_comment}
    if step not in steps or not (written.by_id == user.pk or may_approve(user, shown)):
        raise Http404
    steps[step](written, by=user)
    is_gone = step == "traek-tilbage"
    messages.success(request, _("Kommentaren er trukket tilbage.") if is_gone else _("Kommentaren står her igen."))
    return redirect(f"{page_of(shown, 'comments')}#kommentar-{pk}")


def _write(form: CommentForm, plan: Plan, user: User, **about: Any) -> Comment | None:
    """The comment, or None where the record refuses it: the form then says why."""
    try:
        return comment(plan, form.cleaned_data["text"], by=user, named=form.cleaned_data["named"], **about)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return None


def _written(request: HttpRequest, plan: Plan, written: Comment) -> HttpResponse:
    told = written.named.count()
    sent = ngettext("%(count)d person får en mail.", "%(count)d personer får en mail.", told) % {"count": told}
    messages.success(request, " ".join([_("Kommentaren er skrevet."), *([sent] if told else [])]))
    return redirect(f"{page_of(plan, 'comments')}#kommentar-{written.pk}")


def _page(
    request: HttpRequest,
    plan: Plan,
    statements: list[tuple[int, str]],
    *,
    form: CommentForm,
    answering: tuple[int, CommentForm] | None = None,
) -> HttpResponse:
    user = asker(request)
    seen = Comment.objects.visible_to(user).filter(plan=plan).select_related("by", "report__round", "withdrawn_by")
    answers: dict[int, list[Comment]] = defaultdict(list)
    firsts = []
    for one in seen.prefetch_related("named"):
        if one.answers_id:
            answers[one.answers_id].append(one)
        else:
            firsts.append(one)
    texts, blank = dict(statements), CommentForm(plan, user, None)
    threads = [
        Thread(
            one,
            answers[one.pk],
            one.quote or texts.get(one.statement_id or 0, ""),
            answering[1] if answering and answering[0] == one.pk else blank,
        )
        for one in firsts
    ]
    return render(
        request,
        "following/comments.html",
        {
            "plan": plan,
            "crumbs": crumbs_of(plan, _("Kommentarer")),
            "threads": threads,
            "form": form,
            "decides": may_approve(user, plan),
            "answering": answering[0] if answering else None,
        },
    )


def _statements(plan: Plan) -> list[tuple[int, str]]:
    """The plan's statements in their latest words, in the order of the form."""
    wordings = Wording.objects.filter(edition__plan=plan).select_related("statement", "edition")
    ordered = sorted(wordings, key=lambda one: (one.edition.number, one.edition_id, one.order, one.pk))
    order = {"goal": 0, "subgoal": 1, "action": 2, "criterion": 3}
    latest = {one.statement_id: one for one in ordered}
    return [
        (pk, f"{one.statement.get_role_display().capitalize()}: {one.text}")
        for pk, one in sorted(latest.items(), key=lambda pair: (order[pair[1].statement.role], pair[1].order, pair[0]))
    ]
