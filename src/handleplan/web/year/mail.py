"""What was sent to whom and when, what waits, and what somebody must decide about; and the mail that stayed here."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Page, Paginator
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from handleplan.record.mail.sending import settle_uncertain
from handleplan.record.models import LocalMail, Message, Round, TickRun
from handleplan.record.permissions import frameworks_coordinated_by
from handleplan.record.refusals import Refused
from handleplan.web.asked import asker, whole_number
from handleplan.web.crumbs import Crumb, Crumbs

A_PAGE = 50
LONGEST_SILENCE = timedelta(days=1)
"""How long ``handleplan tick`` may be silent before the page says so."""

State = Message.State


class Tab(NamedTuple):
    """Which mails are shown, by what the address asks for."""

    asked: str
    label: Promise
    states: tuple[str, ...]


TABS = (
    Tab("", gettext_lazy("Alle"), tuple(State.values)),
    Tab("venter", gettext_lazy("Venter"), (State.WAITING, State.CLAIMED)),
    Tab("sendt", gettext_lazy("Sendt"), (State.SENT,)),
    Tab("se-paa", gettext_lazy("Skal afgøres"), (State.UNCERTAIN, State.FAILED)),
)


@dataclass(frozen=True)
class Choice:
    """A tab as it is shown, with the number of mails behind it."""

    label: str
    address: str
    count: int
    is_chosen: bool


@login_required
def mail(request: HttpRequest) -> HttpResponse:
    """One's own mails; a coordinator's are all that tell of their frameworks, an administrator's are all."""
    user = asker(request)
    seen, round_ = Message.objects.visible_to(user), _round_asked_for(request)
    if round_:
        seen = seen.filter(items__round=round_).distinct()
    tab = next((one for one in TABS if one.asked == request.GET.get("vis")), TABS[0])
    counts = dict(seen.order_by().values_list("state").annotate(Count("pk", distinct=True)))
    shown = seen.filter(state__in=tab.states).select_related("recipient").order_by("-created_at", "-pk")
    page = Paginator(shown, A_PAGE).get_page(request.GET.get("side"))
    may_decide = user.is_superuser or frameworks_coordinated_by(user).exists()
    return render(
        request,
        "year/mail.html",
        {
            "crumbs": Crumbs(_("Post"), Crumb(_("Min side"), reverse("me"))),
            "page": page,
            "round": round_,
            "tabs": [_choice(one, counts, tab, round_) for one in TABS],
            "earlier": _page_address(tab, round_, page, -1),
            "later": _page_address(tab, round_, page, 1),
            "waits": counts.get(State.WAITING, 0),
            "to_decide": sum(counts.get(state, 0) for state in TABS[3].states),
            "decided": _decided(request, page),
            "may_decide": may_decide,
            "tick": _tick() if may_decide else None,
            **_stayed_here(request),
        },
    )


@login_required
def message(request: HttpRequest, pk: int) -> HttpResponse:
    """One mail as it was written."""
    user = asker(request)
    one = get_object_or_404(Message.objects.visible_to(user).select_related("recipient"), pk=pk)
    return render(
        request,
        "year/mail_message.html",
        {
            "crumbs": Crumbs(one.subject, Crumb(_("Min side"), reverse("me")), Crumb(_("Post"), reverse("mail"))),
            "message_shown": one,
            "to_decide": one.state in (State.UNCERTAIN, State.FAILED)
            and Message.objects.decided_by(user).filter(pk=pk).exists(),
        },
    )


@login_required
@require_POST
def settle(request: HttpRequest, pk: int) -> HttpResponse:
    """Say of a mail that may have been sent, or failed, that it is sent again, or that it arrived."""
    user = asker(request)
    one = get_object_or_404(Message.objects.decided_by(user), pk=pk)
    send_again = "again" in request.POST
    try:
        settle_uncertain(one, send_again=send_again, by=user)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        said = (
            _("Mailen til %(address)s bliver sendt igen.") if send_again else _("Mailen til %(address)s er nået frem.")
        )
        messages.success(request, said % {"address": one.address})
    return redirect("mail")


@login_required
def local(request: HttpRequest, pk: int) -> HttpResponse:
    """A mail that stayed here, with links that work."""
    one = get_object_or_404(LocalMail.objects.visible_to(asker(request)), pk=pk)
    above = (Crumb(_("Min side"), reverse("me")), Crumb(_("Post"), reverse("mail")))
    return render(request, "year/mail_local.html", {"crumbs": Crumbs(one.subject, *above), "mail": one})


class Tick(NamedTuple):
    """When what is due was last done here; ``is_late`` where that is too long ago, or never."""

    run: TickRun | None
    is_late: bool


def _tick() -> Tick:
    run = TickRun.latest()
    return Tick(run, run is None or timezone.now() - run.at > LONGEST_SILENCE)


def _stayed_here(request: HttpRequest) -> dict[str, Any]:
    """The mails that nobody outside gets, where no mail server is set up; none where one is."""
    if not settings.EMAIL_BACKEND.endswith("LocalMailBackend"):
        return {"stays_here": False}
    stayed = LocalMail.objects.visible_to(asker(request)).order_by("-at", "-pk")
    return {"stays_here": True, "stayed": Paginator(stayed, A_PAGE).get_page(request.GET.get("huset"))}


def _decided(request: HttpRequest, page: Page) -> set[int]:
    """Those on the page that the reader decides about."""
    keys = [one.pk for one in page if one.state in (State.UNCERTAIN, State.FAILED)]
    return set(Message.objects.decided_by(asker(request)).filter(pk__in=keys).values_list("pk", flat=True))


def _round_asked_for(request: HttpRequest) -> Round | None:
    rounds = Round.objects.filter(framework__in=frameworks_coordinated_by(request.user))
    return rounds.select_related("framework__owner").filter(pk=whole_number(request.GET.get("runde", ""))).first()


def _choice(tab: Tab, counts: dict[str, int], chosen: Tab, round_: Round | None) -> Choice:
    count = sum(counts.get(state, 0) for state in tab.states)
    return Choice(str(tab.label), _address(tab, round_), count, tab is chosen)


def _address(tab: Tab, round_: Round | None, page: int = 1) -> str:
    asked = {"vis": tab.asked, "runde": round_.pk if round_ else "", "side": page if page > 1 else ""}
    said = {name: value for name, value in asked.items() if value}
    return reverse("mail") + (f"?{urlencode(said)}" if said else "")


def _page_address(tab: Tab, round_: Round | None, page: Page, step: int) -> str:
    number = page.number + step
    return _address(tab, round_, number) if 1 <= number <= page.paginator.num_pages else ""
