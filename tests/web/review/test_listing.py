"""The list of readings, and bringing files in."""

from django.core.files.uploadedfile import SimpleUploadedFile

import plan_files
from handleplan.documents.files import MAX_BYTES
from handleplan.intake.models import Review
from handleplan.record.models import User

LIST = "/laesninger/"
MOST = 20


def upload(client, *files: tuple[str, bytes], **more):
    sent = [SimpleUploadedFile(name, content) for name, content in files]
    return client.post("/laesninger/bring-ind", {"files": sent, **more.pop("fields", {})}, **more)


def test_who_has_brought_nothing_in_is_told_what_to_do(client, coordinator):
    page = client.get(LIST).content.decode()
    assert "Du har ikke bragt noget ind endnu" in page
    assert 'hx-trigger="every' not in page


def test_each_reading_says_how_far_it_is_and_what_it_holds(client, pdf):
    page = client.get(LIST).content.decode()
    assert "klar til gennemsyn" in page
    assert "2 planer" in page
    assert "3 tvivl" in page


def test_the_list_asks_again_only_while_something_is_read(client, pdf):
    Review.objects.filter(pk=pdf.pk).update(state=Review.State.READING)
    assert 'hx-trigger="every 2s' in client.get(LIST).content.decode()
    Review.objects.filter(pk=pdf.pk).update(state=Review.State.READY)
    update = client.get(LIST, headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in update
    assert "every 2s" not in update
    assert "Alle filer er læst." in update


def test_the_list_is_narrowed_by_state(client, pdf, word):
    Review.objects.filter(pk=word.pk).update(state=Review.State.REJECTED, reason="En kladde.")
    page = client.get(LIST, {"vis": "afvist"}).content.decode()
    assert "handleplaner.docx" in page
    assert "handleplaner.pdf" not in page
    assert "En kladde." in page


def test_a_long_list_is_shown_in_pages(client, coordinator, policy):
    Review.objects.bulk_create(
        Review(name=f"plan {number}.pdf", framework=policy, size=1, uploaded_by=coordinator) for number in range(120)
    )
    page = client.get(LIST, {"side": "2"}).content.decode()
    assert "Side 2 af 3" in page
    assert page.count('class="reading-name"') == 50


def test_a_form_without_a_script_brings_every_file_in_that_it_can(client, coordinator, policy):
    files = ("plan.docx", plan_files.word_file("Vej og Park")), ("tom.docx", b""), ("rod.docx", plan_files.BROKEN)
    page = upload(client, *files, fields={"framework": policy.pk}, follow=True).content.decode()
    assert "„plan.docx“ er lagt ind." in page
    assert "Filen „tom.docx“ er tom." in page
    assert dict(Review.objects.values_list("name", "state")) == {"plan.docx": "ready", "rod.docx": "failed"}
    assert Review.objects.get(name="plan.docx").framework == policy


def test_no_file_is_a_sentence(client, coordinator):
    assert "Du har ikke valgt nogen fil" in upload(client, follow=True).content.decode()


def test_a_script_is_told_of_its_one_file(client, coordinator):
    asked = {"headers": {"HX-Request": "true"}}
    taken = upload(client, ("plan.docx", plan_files.word_file("Vej og Park")), **asked)
    assert taken.json() == {
        "message": "„plan.docx“ er lagt ind.",
        "address": Review.objects.get().get_absolute_url(),
        "is_new": True,
    }
    again = upload(client, ("plan.docx", plan_files.word_file("Vej og Park")), **asked)
    assert again.json()["is_new"] is False
    large = upload(client, ("stor.pdf", bytes(MAX_BYTES + 2)), **asked)
    assert large.status_code == 400
    assert "fylder mere end 20 MB" in large.json()["message"]


def test_a_framework_of_others_is_not_chosen_for_them(client, coordinator, pool):
    upload(client, ("plan.docx", plan_files.word_file("Vej og Park")), fields={"framework": pool.pk})
    assert Review.objects.get().framework != pool


def test_a_coordinator_of_something_else_sees_none_of_it(client, pdf, pool):
    other = User.objects.create_user("anden@nørrelund.dk", "en lang adgangskode")
    other.memberships.create(role="coordinator", framework=pool)
    client.force_login(other)
    assert "handleplaner.pdf" not in client.get(LIST).content.decode()
    assert client.get(pdf.get_absolute_url()).status_code == 404


def test_forty_readings_take_no_more_queries_than_one(client, coordinator, policy, pdf, django_assert_max_num_queries):
    with django_assert_max_num_queries(MOST) as few:
        client.get(LIST)
    Review.objects.bulk_create(
        Review(name=f"{number}.pdf", framework=policy, size=1, uploaded_by=coordinator) for number in range(39)
    )
    with django_assert_max_num_queries(len(few)):
        client.get(LIST)
