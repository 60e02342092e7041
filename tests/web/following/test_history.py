"""A plan's history: a sentence for everything that happens, for those who may read it."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import handleplan
from handleplan.record.comments import comment
from handleplan.record.following_up import add_note, set_deadline
from handleplan.record.models import Event, Membership, Plan, Report
from handleplan.record.plans import take_up_plan, withdraw_plan
from handleplan.web.following.found import page_of
from handleplan.web.following.sentences import KINDS, SENTENCES, codes_of, told
from pages import text_of
from years import DUE, OPENED, build_open_round, coordinator, first_report, person

HOUSE = Path(handleplan.__file__).parent
CODE = re.compile(r"[a-z]+\.[a-z_]+")
WRITERS = ("write_event", "note_event")


def codes_in_the_house() -> set[str]:
    """The codes that are written into history, and every text like them in a file that writes any."""
    written: set[str] = set()
    alike: set[str] = set()
    for folder in ("record", "intake", "publishing", "insight", "web"):
        for file in (HOUSE / folder).rglob("*.py"):
            found = list(_calls(ast.parse(file.read_text(encoding="utf-8"))))
            written |= {code for code, is_written in found if is_written}
            if any(is_written for _code, is_written in found) or "_event(" in file.read_text(encoding="utf-8"):
                alike |= {code for code, _is_written in found}
    subjects = {code.partition(".")[0] for code in written}
    return written | {code for code in alike if code.partition(".")[0] in subjects}


def _calls(tree: ast.AST) -> Iterator[tuple[str, bool]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in WRITERS and node.args:
            for part in ast.walk(node.args[0]):
                if isinstance(part, ast.Constant) and isinstance(part.value, str):
                    yield part.value, True
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and CODE.fullmatch(node.value):
            yield node.value, False


def test_every_code_has_a_sentence():
    codes = codes_in_the_house()
    assert {"plan.created", "report.submitted", "comment.written", "deadline.brought_back"} <= codes
    assert codes - SENTENCES.keys() == set()


def test_every_code_of_a_plan_is_of_one_kind():
    kinds = [set(codes_of(kind)) for kind in KINDS]
    assert sum(map(len, kinds)) == len(set.union(*kinds))


@pytest.fixture
def report(db) -> Report:
    return first_report(build_open_round())


def test_who_when_and_what(client, report):
    set_deadline(report.plan, "Mentor udpeget", DUE.head, report.head, by=report.head)
    client.force_login(report.head)
    text = text_of(client.get(page_of(report.plan, "history")))
    assert "Leder0 satte en frist. 16. november 2026 Leder0: Mentor udpeget" in text
    assert "Kirsten bad om status: Status 2026" in text


def test_what_nobody_did_by_hand(report):
    event = Event(what="edition.revised", note="2025-2026", plan=report.plan)
    assert (told(event).who, told(event).sentence) == ("Handleplan", "reviderede planen for 2025-2026.")


def test_readers_read_of_no_comments_notes_or_drafts(client, report):
    comment(report.plan, "Kun os.", by=report.head)
    add_note(report.plan, "Internt.", DUE.head, by=report.head, now=OPENED.replace(month=12))
    set_deadline(report.plan, "Mentor udpeget", DUE.head, report.head, by=report.head)
    reader, address = person("Læser"), page_of(report.plan, "history")
    Membership.objects.create(user=reader, role="reader", framework=report.plan.framework)
    for user, words, hidden in (
        (reader, ("Mentor udpeget",), ("Kun os.", "Internt.", "bad om status")),
        (coordinator(report.round), ("Mentor udpeget", "Kun os.", "bad om status"), ("Internt.",)),
        (report.head, ("Mentor udpeget", "Kun os.", "Internt.", "bad om status"), ()),
    ):
        client.force_login(user)
        text = text_of(client.get(address))
        assert [word for word in words if word not in text] == [], user
        assert [word for word in hidden if word in text] == [], user
    client.force_login(person("Fremmed"))
    assert client.get(address).status_code == 404


def test_it_is_narrowed_and_turned_page_by_page(client, report):
    client.force_login(report.head)
    address = page_of(report.plan, "history")
    comment(report.plan, "Kun os.", by=report.head)
    text = text_of(client.get(f"{address}?slags=kommentarer"))
    assert "Kun os." in text
    assert "bad om status" not in text
    assert "Kun os." not in text_of(client.get(f"{address}?hvem={coordinator(report.round).pk}"))
    assert "Der er ikke sket noget" in text_of(client.get(f"{address}?slags=maal"))
    Event.objects.bulk_create(
        Event(what="plan.placed", note=f"område {n}", plan=report.plan, framework=report.plan.framework)
        for n in range(60)
    )
    assert "Side 1 af 2" in text_of(client.get(address))


def test_a_plan_is_withdrawn_with_why_and_brought_back(client, report):
    boss, plan = coordinator(report.round), report.plan
    client.force_login(boss)
    standing = page_of(plan, "plan_standing")
    assert "påkrævet" in text_of(client.post(standing, {"why": ""}))
    text = text_of(client.post(standing, {"why": "Enheden er lukket."}, follow=True))
    assert "Enheden er lukket." in text
    assert client.get(plan.get_absolute_url()).status_code == 404
    assert "trak planen tilbage." in text_of(client.get(page_of(plan, "history")))
    assert client.post(standing, {"why": "Den åbnede igen."}, follow=True).status_code == 200
    assert Plan.objects.get(pk=plan.pk).state == Plan.State.ACTIVE


def test_a_withdrawn_plans_history_is_for_those_who_can_bring_it_back(client, report):
    withdraw_plan(report.plan, "Lukket.", by=None)
    client.force_login(report.head)
    assert client.get(page_of(report.plan, "history")).status_code == 404
    take_up_plan(report.plan, "Åbnet.", by=None)
    assert client.get(page_of(report.plan, "history")).status_code == 200
