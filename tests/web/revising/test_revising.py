"""The pages of revisions, as their people use them, without a script."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

import builders
from handleplan.insight.search.index import rebuild
from handleplan.record.models import Plan, PlanRevision, User
from handleplan.record.plan_life import share_plan
from handleplan.record.revising import decide, keep_all
from handleplan.record.revision_draft import draft_of
from handleplan.record.revision_states import change_revision_state
from revisions import adopted, build_revision, coordinator, first_draft, head, items, rewritten
from years import coordinator_of

pytestmark = pytest.mark.django_db
NEW_WORDS = "Når mindst ti borgere er i skånejob."


@pytest.fixture
def shown() -> PlanRevision:
    return first_draft(build_revision())


def post(client, shown: PlanRevision, do: str, **more: str):
    return client.post(f"{shown.get_absolute_url()}skriv", {"do": do, "page": "a", **more})


def test_a_head_goes_through_the_plan_and_submits_it(client, shown):
    client.force_login(head(shown.plan))
    criterion, subgoal = items(shown, "criterion")[0], items(shown, "subgoal")[0]
    answer = post(client, shown, f"reworded:{criterion.key}")
    assert answer.url.endswith(f"#{criterion.key}")
    row = shown.parts.get().texts.get()
    typed = {f"text:{row.pk}": NEW_WORDS, f"version:{row.pk}": "1"}
    post(client, shown, f"dropped:{subgoal.key}", **typed, **{f"why:{subgoal.key}": "Det er nået."})
    page = client.get(shown.get_absolute_url()).content.decode()
    assert NEW_WORDS in page
    assert "Det er nået." in page
    assert "<del>" in page
    post(client, shown, "keep-all")
    client.post(f"{shown.get_absolute_url()}trin", {"to": "submitted"})
    shown.refresh_from_db()
    assert shown.state == "submitted"


def test_every_decision_can_be_taken_and_undone_by_its_button(client, shown):
    client.force_login(head(shown.plan))
    goal = items(shown, "goal")[0].key
    for kind in ("kept", "reworded", "split", "replaced"):
        post(client, shown, f"{kind}:{goal}")
        assert items(shown, "goal")[0].kind == kind
    post(client, shown, f"piece:{items(shown, 'goal')[0].part.pk}")
    post(client, shown, "added:criterion")
    keys = [item.key for item in items(shown, "criterion") if item.wordings]
    post(client, shown, f"undo:{items(shown, 'goal')[0].part.pk}")
    assert items(shown, "goal")[0].kind == ""
    assert len(keys) == 1
    again = draft_of(shown).undone[0]
    post(client, shown, f"take-up:{again.pk}")
    assert items(shown, "goal")[0].part == again


def test_what_cannot_be_done_is_said_and_nothing_typed_is_lost(client, shown):
    client.force_login(head(shown.plan))
    row = decide(shown, "reworded", [items(shown, "goal")[0].key], by=head(shown.plan)).texts.get()
    typed = {f"text:{row.pk}": "Halvt skrevet", f"version:{row.pk}": "1"}
    post(client, shown, f"dropped:{items(shown, 'subgoal')[0].key}", **typed)
    page = client.get(shown.get_absolute_url()).content.decode()
    assert "Skriv, hvorfor det udgår." in page
    assert "Halvt skrevet" in page


def test_two_people_in_one_text_are_told_and_choose(client, shown):
    leader, kirsten = head(shown.plan), coordinator(shown.revision)
    row = decide(shown, "reworded", [items(shown, "goal")[0].key], texts=["Et mål."], by=leader).texts.get()
    address = f"{shown.get_absolute_url()}skrevet"
    client.force_login(leader)
    assert client.post(address, {"row": row.pk, "text": "Et første mål.", "version": 1}).json()["version"] == 2
    client.force_login(kirsten)
    told = client.post(address, {"row": row.pk, "text": "Et andet mål.", "version": 1, "page": "b"}).json()
    assert "har skrevet her imens" in told["set_aside"]
    page = client.get(shown.get_absolute_url()).content.decode()
    assert "Et første mål." in page
    assert "Et andet mål." in page
    aside = row.versions.get(number=None)
    post(client, shown, f"choose:{aside.pk}:mine")
    row.refresh_from_db()
    assert row.text == "Et andet mål."


def test_a_script_is_told_that_its_person_is_logged_in_no_more(client, shown):
    answer = client.post(f"{shown.get_absolute_url()}skrevet", {"row": 1}, headers={"X-Requested-With": "fetch"})
    assert answer.status_code == 401


def test_the_coordinator_calls_a_revision_and_adopts_several(client):
    framework = builders.build_policy(3)
    client.force_login(coordinator_of("Kirsten", framework))
    address = f"{framework.get_absolute_url()}revisioner/"
    plans = list(framework.plans.all())
    said = {"name": "Revision", "first_year": 2027, "last_year": 2028, "due": "2026-12-01"}
    wrong = client.post(f"{address}ny/", {**said, "last_year": 2026, "plan": plans[0].pk})
    assert "Perioden slutter, før den begynder." in wrong.content.decode()
    client.post(f"{address}ny/", {**said, "plan": [plan.pk for plan in plans[:2]]})
    revision = framework.revisions.get()
    assert revision.plan_revisions.count() == 2
    for one in revision.plan_revisions.select_related("plan"):
        keep_all(one, by=None)
        change_revision_state(one, "submitted", by=None)
    ticked = list(revision.plan_revisions.values_list("pk", flat=True))
    client.post(f"{revision.get_absolute_url()}trin", {"plan_revision": ticked, "to": "adopted"})
    assert set(revision.plan_revisions.values_list("state", flat=True)) == {"adopted"}


def test_a_draft_is_on_no_public_page_and_its_adopted_words_are(client, shown):
    rewritten(shown, "Når mindst ti borgere sejler.")
    rebuild()
    address = shown.plan.get_absolute_url()
    assert "sejler" not in client.get(address).content.decode()
    assert address not in client.get("/soeg", {"q": "sejler"}).content.decode()
    done = adopted(shown)
    page = client.get(address).content.decode()
    assert "vedtaget, gælder fra 2027" in page
    assert "sejler.</ins>" in page
    assert address in client.get("/soeg", {"q": "sejler"}).content.decode()
    statement = done.edition.wordings.get(statement__role="criterion").statement
    assert "sejler.</ins>" in client.get(f"{address}udsagn/{statement.pk}/").content.decode()


def test_a_head_proposes_a_plan_and_nobody_else_sees_it(client, shown):
    framework, leader = shown.plan.framework, head(shown.plan)
    client.force_login(leader)
    said = {"unit": shown.plan.unit.pk, "title": "Fritidsjob", "first_year": 2026, "last_year": 2028}
    answer = client.post(f"{framework.get_absolute_url()}ny-handleplan/", said)
    assert client.get(answer.url).status_code == 200
    plan = Plan.objects.get(title="Fritidsjob")
    assert client.get(plan.get_absolute_url()).status_code == 404
    client.logout()
    assert "Fritidsjob" not in client.get(framework.get_absolute_url()).content.decode()


def test_a_plan_ends_and_says_so_and_is_taken_up_again(client, shown):
    kirsten = coordinator(shown.revision)
    change_revision_state(shown, "left_out", why="Den ophører.", by=kirsten)
    client.force_login(kirsten)
    address = shown.plan.get_absolute_url()
    client.post(f"{address}ophoer/", {"on": date(2026, 6, 30).isoformat(), "why": "Tilbuddet er lukket."})
    client.logout()
    page = client.get(address).content.decode()
    assert "Planen er ophørt 30. juni 2026" in page
    assert "Tilbuddet er lukket." in page
    client.force_login(kirsten)
    client.post(f"{address}ophoer/", {"why": "Det er åbnet igen."})
    assert "Planen er ophørt" not in client.get(address).content.decode()


def test_a_shared_plan_stands_on_the_pages_of_all_its_units(client, shown):
    other = shown.revision.plan_revisions.order_by("plan__order").last().plan.unit
    client.force_login(coordinator(shown.revision))
    address = shown.plan.get_absolute_url()
    client.post(f"{address}enheder/", {"unit": other.pk})
    client.logout()
    assert other.name in client.get(address).content.decode()
    assert f'href="{address}"' in client.get(other.get_absolute_url()).content.decode()


@pytest.mark.parametrize("page", ["revision", "form", "read", "waiting", "call"])
def test_pages_ask_as_often_for_many_as_for_few(client, page):
    revision = build_revision(2)
    few = _questions(client, page, revision)
    more = build_revision_of_more(revision)
    assert _questions(client, page, more) <= few


def build_revision_of_more(revision):
    """The same revision with as many statements again in every draft, and another unit that shares each plan."""
    kirsten = coordinator(revision)
    for one in revision.plan_revisions.select_related("plan__unit", "revises__form", "form"):
        for role in ("goal", "action", "criterion"):
            decide(one, "added", [role], texts=["Et til."], by=kirsten)
        others = revision.plan_revisions.exclude(pk=one.pk)
        share_plan(one.plan, [other.plan.unit for other in others], by=kirsten)
    return revision


def _questions(client, page: str, revision) -> int:
    shown = first_draft(revision)
    if not shown.parts.exists():
        rewritten(shown)
        decide(shown, "added", ["criterion"], texts=["Et nyt."], by=coordinator(revision))
    address = {
        "revision": revision.get_absolute_url(),
        "form": shown.get_absolute_url(),
        "read": f"{shown.get_absolute_url()}laes/",
        "waiting": "/venter/",
        "call": f"{revision.framework.get_absolute_url()}revisioner/ny/",
    }[page]
    client.force_login(User.objects.get(pk=coordinator(revision).pk))
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


def test_the_menu_says_that_a_draft_waits(client, shown):
    client.force_login(head(shown.plan))
    assert '<span class="waits-count">1</span>' in client.get("/").text
    change_revision_state(rewritten(shown), "submitted", by=head(shown.plan))
    assert "waits-count" not in client.get("/").text
    client.force_login(coordinator(shown.revision))
    assert '<span class="waits-count">1</span>' in client.get("/").text
