"""The page of a reading: where it belongs, what is added to it, what it is a new version of, and what becomes of it."""

import pytest

import plan_files
from handleplan.intake import reviews
from handleplan.intake.models import Review
from handleplan.intake.opening import Opened
from handleplan.intake.review.decisions import AddPart, MatchUnit
from handleplan.record.models import Framework, Unit, User
from reviews_made import make_review

UNKNOWN = b"Kaffen er varm.\n"


def review_now(review: Review) -> Review:
    return Review.objects.get(pk=review.pk)


def opened_now(review: Review) -> Opened:
    return reviews.opened(review_now(review))


def parts_of(review: Review) -> list[str]:
    return [part.name for part in opened_now(review).draft.parts]


@pytest.fixture
def decide(client):
    """Posts a decision by a plain form, and gives the page that it leads to."""

    def decide(review: Review, **fields: str) -> str:
        sent = {"next": review.get_absolute_url(), **fields}
        return client.post(f"{review.get_absolute_url()}beslut", sent, follow=True).content.decode()

    return decide


def test_a_plan_that_the_reader_missed_is_added_and_taken_back(client, pdf, decide):
    assert "Tilføj en plan" in client.get(pdf.get_absolute_url()).content.decode()
    page = decide(pdf, do="add", kind="plan", name="Havnen", within="")
    assert "Sidste rettelse: tilføjede Havnen." in page
    assert parts_of(pdf) == ["Bibliotekerne", "Vej og Park", "Havnen"]
    client.post(f"{pdf.get_absolute_url()}fortryd", {"number": "1"})
    assert parts_of(pdf) == ["Bibliotekerne", "Vej og Park"]


def test_a_status_is_added_on_the_plans_own_page(client, pdf, decide):
    assert "Tilføj en status" in client.get(f"{pdf.get_absolute_url()}plans.0/").content.decode()
    sent = {"do": "add", "kind": "report", "name": "2024", "within": "plans.0", "page": "plans.0"}
    answer = client.post(f"{pdf.get_absolute_url()}beslut", sent, headers={"HX-Request": "true"})
    assert "Status 2024" in answer.content.decode()


def test_two_parts_that_are_one_plan_are_put_together(pdf, decide):
    page = decide(pdf, do="merge", part="plans.1", into="plans.0")
    assert parts_of(pdf) == ["Bibliotekerne"]
    goals = next(slot for slot in opened_now(pdf).draft.slots() if slot.address == "plans.0.goal")
    assert "Alle skal kunne komme rundt i byen." in [piece.text for piece in goals.pieces]
    assert "Læg to dele sammen" not in page


def test_a_plan_that_is_like_one_of_the_record_is_pointed_out(client, coordinator, policy, pdf, decide):
    client.post(f"{pdf.get_absolute_url()}godkend")
    other = make_review("vej.docx", plan_files.word_file("Vej og Park"), by=coordinator, framework=policy)
    client.post(f"{other.get_absolute_url()}udgave", {"document": ""})
    page = client.get(other.get_absolute_url()).content.decode()
    assert "Måske Vej og Park: 100 % er ens" in page
    assert "1 plan ligner en, der er der i forvejen." in page
    decide(other, do="plan", part="plans.0", plan=str(policy.plans.get(unit__name="Vej og Park").pk))
    assert "er ens" not in client.get(other.get_absolute_url()).content.decode()


def test_the_reviewer_says_what_the_file_is_a_new_version_of(client, coordinator, policy, pdf, word):
    client.post(f"{pdf.get_absolute_url()}godkend")
    document = review_now(pdf).version.document
    address = word.get_absolute_url()
    page = client.post(f"{address}udgave", {"document": str(document.pk)}, follow=True).content.decode()
    assert "Dokumentet er læst som en ny udgave af handleplaner.pdf." in page
    client.post(f"{address}udgave", {"document": ""})
    assert review_now(word).revises is None
    client.post(f"{address}godkend")
    assert review_now(word).version.document != document


def test_a_document_of_another_policy_is_no_earlier_version(client, word, pool):
    elsewhere = pool.source_documents.create(name="status.txt")
    page = client.post(f"{word.get_absolute_url()}udgave", {"document": str(elsewhere.pk)}, follow=True)
    assert "kan filen ikke være en ny udgave af" in page.content.decode()
    assert review_now(word).revises is None


def test_an_administrator_makes_the_policy_by_accepting(client, policy):
    administrator = User.objects.create_superuser("administrator@example.dk", "en lang adgangskode")
    client.force_login(administrator)
    review = make_review("plan.docx", plan_files.word_file(), by=administrator)
    assert "Godkend det hele" not in client.get(review.get_absolute_url()).content.decode()
    said = {"name": "Havnepolitik", "first_year": "2024", "last_year": "2027", "owner_name": "Søby Kommune"}
    page = client.post(f"{review.get_absolute_url()}placer", said, follow=True).content.decode()
    assert "Det bliver det første dokument under Havnepolitik 2024–2027 i Søby Kommune." in page
    assert "Godkend det hele" in page
    client.post(f"{review.get_absolute_url()}godkend")
    assert Framework.objects.get(name="Havnepolitik").plans.count() == 2


@pytest.mark.parametrize(("name", "content"), [("opslag.txt", UNKNOWN), ("afbrudt.docx", plan_files.BROKEN)])
def test_what_could_not_be_read_is_rejected_and_taken_up_again(client, coordinator, policy, name, content):
    review = reviews.receive(name, content, by=coordinator, framework=policy).review
    state, address = review.state, review.get_absolute_url()
    assert "Afvis dokumentet" in client.get(address).content.decode()
    page = client.post(f"{address}afvis", {"reason": "Det er ikke en plan."}, follow=True).content.decode()
    assert "Begrundelse: Det er ikke en plan." in page
    assert "Vælg, hvad overskrifterne er" not in page
    assert "Læs filen igen" not in page
    client.post(f"{address}tag-op")
    assert review_now(review).state == state


def test_parts_that_are_matched_to_units_outside_the_suggested_take_no_more_queries(
    client, coordinator, policy, django_assert_max_num_queries
):
    """Nobody suggests the unit that each part is said to be; few parts and many take as many questions."""
    taken = []
    for number in (2, 12):
        review = make_review(f"{number}.pdf", plan_files.pdf_file(), by=coordinator, framework=policy)
        for place in range(number):
            now = reviews.decide(review, AddPart("plan", f"Klinik {place}"), coordinator)
            unit = Unit.objects.create(name=f"Sted {number}.{place}", slug=f"sted-{number}-{place}", kind="center")
            part = next(part for part in now.draft.parts if part.name == f"Klinik {place}")
            reviews.decide(review, MatchUnit(part.address, unit.pk, unit.name), coordinator)
        with django_assert_max_num_queries(60) as captured:
            assert f"Sted {number}.{number - 1}" in client.get(review.get_absolute_url()).content.decode()
        taken.append(len(captured))
    assert taken[0] == taken[1]
