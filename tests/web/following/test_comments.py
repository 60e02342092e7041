"""Comments at a plan's statements: threads, mails, taking back."""

import pytest

from handleplan.record.comments import comment
from handleplan.record.models import Comment, Message, Report
from handleplan.web.following.found import page_of
from pages import text_of
from years import build_open_round, contributor_of, coordinator, first_report

pytestmark = pytest.mark.django_db


@pytest.fixture
def report() -> Report:
    return first_report(build_open_round())


@pytest.fixture
def address(report) -> str:
    return page_of(report.plan, "comments")


def test_a_comment_at_a_statement_tells_those_who_are_named(client, report, address):
    boss, criterion = coordinator(report.round), report.plan.statements.get(role="criterion")
    Message.objects.all().delete()
    client.force_login(report.head)
    said = {"statement": criterion.pk, "text": "Hvem tæller?", "named": [boss.pk]}
    text = text_of(client.post(address, said, follow=True))
    assert "1 person får en mail." in text
    assert "seks borgere er ansat i skånejob på plejehjemmene.“ Leder0" in text
    message = Message.objects.get()
    assert message.recipient == boss
    assert message.text.count("/kommentarer/") == 1


@pytest.mark.parametrize("nobody", ["0", "9" * 30, "x"])
def test_who_is_nobody_cannot_be_named(client, report, address, nobody):
    client.force_login(report.head)
    answer = client.post(address, {"text": "Hvem tæller?", "named": [nobody]})
    assert answer.status_code < 500
    assert not Comment.objects.exists()


def test_answers_stand_in_their_thread_by_age(client, report, address):
    boss = coordinator(report.round)
    first = comment(report.plan, "Hvem tæller?", by=boss)
    comment(report.plan, "Noget andet.", by=boss)
    client.force_login(report.head)
    for text in ("Det gør Lis.", "Og Bo."):
        client.post(f"{address}{first.pk}/svar", {f"svar-{first.pk}-text": text})
    text = text_of(client.get(address))
    places = [text.index(words) for words in ("Hvem tæller?", "Det gør Lis.", "Og Bo.", "Noget andet.")]
    assert places == sorted(places)
    assert Comment.objects.filter(answers=first).count() == 2


def test_an_answer_to_an_answer_goes_on_with_the_thread(report):
    first = comment(report.plan, "Hvem tæller?", by=report.head, quote="Når mindst fire")
    second = comment(report.plan, "Lis.", by=report.head, answers=first)
    third = comment(report.plan, "Hvornår?", by=report.head, answers=second)
    assert (third.answers, third.quote) == (first, "Når mindst fire")


def test_an_empty_answer_is_asked_for_again(client, report, address):
    first = comment(report.plan, "Hvem tæller?", by=report.head)
    client.force_login(report.head)
    response = client.post(f"{address}{first.pk}/svar", {f"svar-{first.pk}-text": ""})
    assert response.status_code == 200
    assert Comment.objects.count() == 1


def test_taking_back_and_bringing_back(client, report, address):
    written = comment(report.plan, "Hvem tæller?", by=report.head)
    client.force_login(contributor_of("Medhjælper", report.plan.unit))
    assert client.post(f"{address}{written.pk}/traek-tilbage").status_code == 404
    client.force_login(report.head)
    text = text_of(client.post(f"{address}{written.pk}/traek-tilbage", follow=True))
    assert "Trukket tilbage" in text
    client.post(f"{address}{written.pk}/bring-tilbage")
    assert Comment.objects.get().withdrawn_at is None


def test_as_many_queries_for_thirty_comments_as_for_three(client, report, address, django_assert_max_num_queries):
    client.force_login(report.head)
    taken = []
    for number in (3, 30):
        while Comment.objects.filter(answers=None).count() < number:
            first = comment(report.plan, "Hvem tæller?", by=report.head)
            comment(report.plan, "Lis.", by=report.head, answers=first)
        with django_assert_max_num_queries(40) as captured:
            client.get(address)
        taken.append(len(captured))
    assert taken[0] == taken[1]
