"""The page where a person says what the headings of a document of no known form are."""

import pytest
from django.urls import reverse

from handleplan.intake.models import HeadingMapping
from handleplan.intake.reviews import opened, receive
from handleplan.record.models import User
from intake.test_mapping_headings import SAID, TEXT

LABELS = (
    "Formål",
    "Målgruppe",
    "Aktører",
    "Tidsplan",
    "Beskrivelse af indsats",
    "Økonomiske konsekvenser",
    "Målbare succeskriterier",
    "Opfølgning",
)


@pytest.fixture
def administrator(db, client) -> User:
    user = User.objects.create_superuser("administrator@example.dk", "en lang adgangskode")
    client.force_login(user)
    return user


@pytest.fixture
def review(policy, administrator):
    return receive("plan.txt", TEXT.encode(), by=administrator, framework=policy).review


def address(review) -> str:
    return reverse("review_mapping", kwargs={"pk": review.pk})


def chosen() -> dict[str, str]:
    return {f"h{number}": said for number, said in enumerate(SAID.values())}


def test_the_reading_leads_to_the_page_and_the_choices_make_the_reading(client, review):
    assert address(review) in client.get(review.get_absolute_url()).content.decode()
    answer = client.post(address(review), {"skema": "handleplan", **chosen()}, follow=True)
    assert "Aktivitetshuset" in answer.content.decode()
    review.refresh_from_db()
    assert opened(review).draft.parts[0].name == "Aktivitetshuset"


def test_what_was_chosen_is_chosen_when_the_next_one_comes(client, review, policy, administrator):
    client.post(address(review), {"skema": "handleplan", **chosen()})
    later = receive("lindehuset.txt", TEXT.replace("Ti", "Ni").encode(), by=administrator, framework=policy).review
    page = client.get(address(later)).content.decode()
    assert "Valgene er hentet fra plan.txt" in page
    assert page.count(" selected>") == 1 + len(SAID)


def test_choices_that_read_nothing_are_told_and_kept_on_the_page(client, review):
    answer = client.post(address(review), {"skema": "handleplan", "h0": "heading"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "mindst én overskrift" in page
    assert '<option value="heading" selected>' in page
    assert not HeadingMapping.objects.exists()


def test_a_document_of_a_known_form_has_no_such_page(client, policy, administrator):
    text = "\n\n".join(f"{label}\nVi går en tur." for label in LABELS)
    known = receive("sundhed.txt", text.encode(), by=administrator).review
    assert known.form_kind == "indsatsskema"
    assert client.get(address(known)).status_code == 404
