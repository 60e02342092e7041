"""A part of a reading beside its source, and what is decided on it."""

import pytest

import plan_files
from handleplan.intake import reviews
from handleplan.intake.models import Decision, Review
from handleplan.record.models import Unit
from reviews_made import make_review


def part_of(review: Review, address: str = "plans.0") -> str:
    return f"{review.get_absolute_url()}{address}/"


def texts_of(review: Review, address: str) -> list[str]:
    slots = reviews.opened(Review.objects.get(pk=review.pk)).draft.slots()
    return [piece.text for slot in slots if slot.address == address for piece in slot.pieces]


def key_of(review: Review, text: str) -> str:
    slots = reviews.opened(Review.objects.get(pk=review.pk)).draft.slots()
    return next(piece.key for slot in slots for piece in slot.pieces if piece.text.startswith(text))


@pytest.fixture
def post(client):
    """Posts a decision as the page's script does; gives the answer."""

    def post(review: Review, is_script: bool = True, **fields: str):
        headers = {"HX-Request": "true"} if is_script else {}
        sent = {"page": "plans.0", "next": part_of(review), **fields}
        return client.post(f"{review.get_absolute_url()}beslut", sent, headers=headers)

    return post


def test_a_pdf_stands_beside_its_pages_with_every_line_boxed(client, pdf):
    page = client.get(part_of(pdf)).content.decode()
    assert f"{pdf.get_absolute_url()}side/1.png" in page
    assert "side/2.png" not in page
    assert 'data-first="31"' in page


def test_a_pdf_can_be_read_as_text(client, pdf):
    page = client.get(part_of(pdf), {"kilde": "tekst"}).content.decode()
    assert "side/1.png" not in page
    assert '<td><p class="bit bit-paragraph" id="L30"' in page


def test_a_word_file_stands_as_headings_and_tables(client, word):
    page = client.get(part_of(word), {"linjer": "25-26"}).content.decode()
    assert "bit-h1" in page
    assert page.count("is-marked") == 2


def test_what_is_asked_for_elsewhere_in_the_file_is_shown(client, pdf):
    page = client.get(part_of(pdf), {"linjer": "68-69"}).content.decode()
    assert "side/2.png" in page
    assert page.count('class="is-marked"') == 2


def test_a_doubt_stands_at_its_text_and_the_next_one_is_a_link(client, pdf):
    page = client.get(part_of(pdf)).content.decode()
    assert "3 tvivl tilbage" in page
    assert page.index("Når borgerne er glade for huset") < page.index("skriv, hvor mange, hvor meget eller hvordan")


@pytest.mark.parametrize("address", ["plans.7", "sections", "plans.0.goal"])
def test_an_unknown_part_is_not_found(client, pdf, address):
    assert client.get(part_of(pdf, address)).status_code == 404


def test_a_file_that_could_not_be_read_has_no_parts(client, pdf):
    Review.objects.filter(pk=pdf.pk).update(state=Review.State.FAILED)
    assert client.get(part_of(pdf)).status_code == 404


def test_typing_saves_and_leaves_the_fields_as_they_are(pdf, post):
    key = key_of(pdf, "Have fokus")
    answer = post(pdf, piece=key, text="Have fokus på  bøger.")
    assert texts_of(pdf, "plans.0.subgoal") == ["Have fokus på bøger."]
    assert "HX-Retarget" not in answer.headers
    assert 'hx-swap-oob="outerHTML"' in answer.content.decode()


def test_the_same_words_are_no_decision(pdf, post):
    post(pdf, piece=key_of(pdf, "Have fokus"), text="Have fokus på lydbøger.")
    assert not Decision.objects.exists()


def test_what_was_typed_is_kept_when_the_text_is_moved_at_once(pdf, post):
    key = key_of(pdf, "Have fokus")
    answer = post(pdf, do="move", piece=key, text="Have fokus på bøger.", to="plans.1.subgoal")
    assert texts_of(pdf, "plans.0.subgoal") == []
    assert "Have fokus på bøger." in texts_of(pdf, "plans.1.subgoal")
    assert answer.headers["HX-Retarget"] == "#fields"


def test_what_cannot_be_decided_says_why(pdf, post):
    answer = post(pdf, do="set", address="plans.0.reports.2023.year", text="i fjor")
    assert answer.status_code == 422
    assert "Skriv det med fire cifre" in answer.content.decode()
    page = post(pdf, is_script=False, do="set", address="plans.0.reports.2023.year", text="i fjor")
    assert page.status_code == 302


@pytest.mark.parametrize("fields", [{"do": "noget"}, {"do": "split"}, {}])
def test_a_form_that_lacks_something_is_refused(pdf, post, fields):
    answer = post(pdf, **fields)
    assert answer.status_code == 422
    assert "Genindlæs siden" in answer.content.decode()


@pytest.mark.parametrize("number", ["", "9" * 30, "9" * 5000])
def test_a_unit_or_a_plan_that_there_is_not_cannot_be_chosen(pdf, post, number):
    for what, why in (("unit", "Den enhed findes ikke"), ("plan", "Den plan findes ikke")):
        answer = post(pdf, do=what, part="plans.0", **{what: number})
        assert answer.status_code == 422
        assert why in answer.content.decode()
    assert not Decision.objects.exists()


def test_an_error_in_the_program_is_not_taken_for_a_form_that_lacks_something(pdf, post, monkeypatch):
    def broken(*_args: object) -> None:
        raise KeyError("plans.9")

    monkeypatch.setattr(reviews, "decide", broken)
    with pytest.raises(KeyError):
        post(pdf, do="seen", doubt="x")


def test_nobody_is_led_to_another_site(client, pdf, post):
    key = key_of(pdf, "Have fokus")
    answer = post(pdf, is_script=False, piece=key, text="Bøger.", next="https://example.org/")
    assert answer["Location"] == pdf.get_absolute_url()


def test_a_script_whose_person_is_logged_out_is_told_so(client, pdf, post):
    client.logout()
    answer = post(pdf, piece="p1", text="Bøger.")
    assert answer.status_code == 401
    assert client.get(part_of(pdf))["Location"].startswith("/log-ind")


def test_the_last_decision_is_undone(client, pdf, post):
    post(pdf, piece=key_of(pdf, "Have fokus"), text="Bøger.")
    assert "Fortryd" in client.get(part_of(pdf)).content.decode()
    number = Decision.objects.get().number
    client.post(f"{pdf.get_absolute_url()}fortryd", {"number": number, "page": "plans.0"})
    assert texts_of(pdf, "plans.0.subgoal") == ["Have fokus på lydbøger."]


def test_the_list_of_places_to_move_to_begins_with_the_parts_own(client, pdf):
    page = client.get(part_of(pdf), {"flyt": key_of(pdf, "Have fokus")}).content.decode()
    own, other = page.index('value="plans.0.goal"'), page.index('value="plans.1.goal"')
    assert own < other


def test_unit_and_plan_are_matched_and_accepted(client, pdf, policy, post):
    plan = policy.plans.get(slug="plejehjemmene")
    post(pdf, do="unit", part="plans.1", unit=str(plan.unit.pk), name="Vej og Park", page="")
    post(pdf, do="plan", part="plans.1", plan=str(plan.pk), page="")
    client.post(f"{pdf.get_absolute_url()}godkend", {"part": "plans.1"})
    review = Review.objects.get(pk=pdf.pk)
    assert review.accepted_plans == {"plans.1": plan.pk}
    assert "1 del er godkendt" in client.get(pdf.get_absolute_url()).content.decode()
    client.post(f"{pdf.get_absolute_url()}godkend")
    assert set(Review.objects.get(pk=pdf.pk).accepted_plans) == {"plans.0", "plans.1"}
    assert not Unit.objects.filter(name="Vej og Park").exists()


def test_a_new_version_shows_what_it_says_otherwise(client, coordinator, policy, word):
    client.post(f"{word.get_absolute_url()}godkend")
    later = make_review("handleplaner.docx", plan_files.word_file("Bibliotekerne"), by=coordinator, framework=policy)
    later.revises = Review.objects.get(pk=word.pk).version.document
    later.save()
    page = client.get(later.get_absolute_url()).content.decode()
    assert "fra den forrige udgave" in page
    assert "Træk 1 plan tilbage" in page


def test_a_picture_that_is_there_is_not_drawn_again(client, pdf, monkeypatch):
    drawn = []

    class Worker:
        def picture(self, path, page, width, name=""):
            drawn.append(page)
            return b"\x89PNG"

    monkeypatch.setattr("handleplan.web.page_pictures._worker", Worker)
    for _again in range(2):
        answer = client.get(f"{pdf.get_absolute_url()}side/2.png")
        assert (answer.content, answer["Content-Type"]) == (b"\x89PNG", "image/png")
        assert "immutable" in answer["Cache-Control"]
    assert drawn == [2]


def test_a_page_that_the_file_lacks_is_not_found(client, word):
    assert client.get(f"{word.get_absolute_url()}side/1.png").status_code == 404


def test_targets_are_proposed_and_a_person_decides(client, pdf, post):
    address = f"{pdf.get_absolute_url()}maaltal/"
    page = client.get(address).content.decode()
    assert "Måltal og vurderinger" in page


def test_a_page_takes_no_more_queries_for_many_decisions(client, coordinator, pdf, post, django_assert_max_num_queries):
    pages = [
        pdf.get_absolute_url(),
        part_of(pdf),
        f"{pdf.get_absolute_url()}resten/",
        f"{pdf.get_absolute_url()}maaltal/",
    ]
    counts = []
    for page in pages:
        with django_assert_max_num_queries(40) as captured:
            client.get(page)
        counts.append(len(captured))
    for number in range(12):
        post(pdf, do="write", slot="plans.0.goal", text=f"Et mål mere, nummer {number}.")
    for page, most in zip(pages, counts, strict=True):
        with django_assert_max_num_queries(most):
            client.get(page)
