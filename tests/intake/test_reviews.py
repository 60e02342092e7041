"""A file is received, read, decided about, placed, accepted part by part or rejected; nothing is lost on the way."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.storage import default_storage
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django_tasks_db.models import DBTaskResult

import norrelund
from handleplan.documents import UnreadableFile
from handleplan.documents.files import MAX_BYTES
from handleplan.intake import accepting, reviews
from handleplan.intake.models import Decision, Review
from handleplan.intake.review.decisions import (
    UNWANTED,
    ConfirmTarget,
    MatchPlan,
    MatchUnit,
    Move,
    Reword,
    SetValue,
    Write,
)
from handleplan.intake.review.targets import proposed_targets
from handleplan.intake.reviews import CannotDecide, NotReceived
from handleplan.intake.suggestions import suggestions
from handleplan.record.models import (
    AttentionPoint,
    Edition,
    Event,
    Framework,
    Membership,
    Plan,
    Section,
    SourceVersion,
    Target,
    Unit,
    User,
    Wording,
)

pytestmark = pytest.mark.django_db

PLANS = "handicappolitik-handleplaner-2023-2026.txt"
BOOKLET = "handicappolitik-sammendrag-2023-2024.txt"
POOL = "statusrapport-2024.txt"


@pytest.fixture
def administrator() -> User:
    return User.objects.create_superuser("admin@norrelund.example", "hemmeligt-kodeord")


@pytest.fixture
def framework() -> Framework:
    owner = Unit.objects.create(name="Nørrelund Kommune", slug="nørrelund", kind="municipality")
    years = {"first_year": 2023, "last_year": 2026}
    return Framework.objects.create(owner=owner, kind="policy", name="Handicappolitik", slug="handicappolitik", **years)


@pytest.fixture
def coordinator(framework) -> User:
    return coordinator_of(framework, "koordinator@norrelund.example")


@pytest.fixture
def stranger(framework) -> User:
    """The coordinator of another policy of the same house."""
    other = Framework.objects.create(owner=framework.owner, kind="policy", name="Ældrepolitik", slug="ældrepolitik")
    return coordinator_of(other, "anden@norrelund.example")


def coordinator_of(framework: Framework, email: str) -> User:
    user = User.objects.create_user(email, "hemmeligt-kodeord")
    Membership.objects.create(user=user, role="coordinator", framework=framework)
    return user


def content(document) -> bytes:
    return json.dumps(document, ensure_ascii=False, indent=1).encode()


def brought_in(document, by, name=PLANS, **more) -> Review:
    received = reviews.receive(name, content(document), by=by, **more)
    assert received.is_new
    return received.review


def piece_of(review: Review, text: str):
    slots = reviews.opened(review).draft.slots()
    return next(piece for slot in slots for piece in slot.pieces if piece.text.startswith(text))


def test_a_received_file_is_kept_read_and_waits_for_a_person(coordinator, framework):
    review = brought_in(norrelund.plans(), coordinator)
    assert (review.state, review.form_kind, review.plans, review.framework) == ("ready", "handleplan", 2, framework)
    assert review.file.open().read() == content(norrelund.plans())
    opened = reviews.opened(review)
    assert opened.reading.plans[0].unit == "Plejehjemmene"
    assert opened.document.name == PLANS
    assert review.doubts == opened.open_doubts > 0
    assert not Plan.objects.exists()
    assert list(Event.objects.order_by("pk").values_list("what", "user")) == [
        ("review.received", coordinator.pk),
        ("review.read", coordinator.pk),
    ]


def test_several_files_are_several_reviews_and_a_broken_one_stops_no_other(coordinator):
    first = brought_in(norrelund.plans(), coordinator)
    broken = reviews.receive("billede.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), by=coordinator).review
    last = brought_in(norrelund.booklet(), coordinator, BOOKLET)
    assert [one.state for one in (first, broken, last)] == ["ready", "failed", "ready"]
    assert broken.problem.endswith(".")
    assert broken.file.open().read().startswith(b"\x89PNG")


def test_a_document_of_no_known_form_is_ready_and_says_so(coordinator):
    review = reviews.receive("brev.txt", b"K\xc3\xa6re borger", by=coordinator).review
    assert (review.state, review.reading, review.is_of_no_known_form) == ("ready", None, True)
    assert "følger ikke noget skema" in review.problem
    assert review.document
    with pytest.raises(reviews.NotOfAKnownForm):
        reviews.opened(review)


def test_an_error_in_the_program_is_a_sentence_too(coordinator, monkeypatch, caplog):
    monkeypatch.setattr("handleplan.intake.reading.note_read", lambda *_args: 1 / 0)
    review = brought_in(norrelund.plans(), coordinator)
    assert (review.state, review.document) == ("failed", None)
    assert "fejl i programmet (ZeroDivisionError)" in review.problem
    assert "ZeroDivisionError" in caplog.text


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [("tom.txt", b"", "er tom"), ("stor.pdf", bytes(MAX_BYTES + 1), "fylder mere end 20 MB")],
)
def test_what_is_not_received(coordinator, name, content, says):
    with pytest.raises(NotReceived, match=says):
        reviews.receive(name, content, by=coordinator)
    assert not Review.objects.exists()


def test_a_name_from_somebody_elses_machine_is_shown_without_its_folders_and_tricks(coordinator):
    review = brought_in(norrelund.plans(), coordinator, "C:\\Users\\x\\..\\plan\u202egpj.\x00txt")
    assert review.name == "plangpj.txt"
    assert review.file.name.startswith("sources/")


def test_the_same_file_again_is_told_with_the_way_to_it(coordinator):
    review = brought_in(norrelund.plans(), coordinator)
    again = reviews.receive("kopi.txt", content(norrelund.plans()), by=coordinator)
    assert (again.review, again.is_new) == (review, False)
    assert "venter på at blive gennemset" in again.message
    reviews.accept(review, by=coordinator)
    assert "er allerede godkendt" in reviews.receive("kopi.txt", content(norrelund.plans()), by=coordinator).message
    Review.objects.all().delete()
    known = reviews.receive("kopi.txt", content(norrelund.plans()), by=coordinator)
    assert (known.review, known.is_new, known.address) == (None, False, SourceVersion.objects.get().get_absolute_url())


def test_the_same_file_in_somebody_elses_framework_is_not_told(coordinator, stranger):
    brought_in(norrelund.plans(), coordinator)
    assert reviews.receive(PLANS, content(norrelund.plans()), by=stranger).is_new


def test_a_coordinator_sees_and_changes_only_their_own(coordinator, stranger, framework, administrator):
    review = brought_in(norrelund.plans(), coordinator)
    letter = reviews.receive("brev.txt", b"Hej", by=stranger).review
    assert set(Review.objects.visible_to(coordinator)) == {review}
    assert set(Review.objects.visible_to(stranger)) == {letter}
    assert set(Review.objects.visible_to(administrator)) == {review, letter}
    for change in (
        lambda: reviews.decide(review, SetValue("plans.0.unit", "X"), stranger),
        lambda: reviews.accept(review, by=stranger),
        lambda: reviews.reject(review, "Nej", stranger),
        lambda: reviews.read_again(review, stranger),
        lambda: reviews.place(review, by=stranger, framework=framework),
    ):
        with pytest.raises(PermissionDenied):
            change()
    with pytest.raises(NotReceived):
        reviews.receive(PLANS, b"x", by=stranger, framework=framework)
    with pytest.raises(NotReceived):
        reviews.receive(PLANS, b"x", by=User.objects.create_user("leder@norrelund.example"))


def test_a_framework_that_is_not_ones_own_is_not_suggested(coordinator, stranger):
    review = brought_in(norrelund.plans(), stranger)
    assert review.framework is None
    with pytest.raises(CannotDecide, match="Vælg først"):
        reviews.accept(review, by=stranger)


def test_decisions_change_the_draft_and_can_be_undone(coordinator):
    review = brought_in(norrelund.plans(), coordinator)
    piece = piece_of(review, norrelund.CRITERION)
    opened = reviews.decide(review, Reword(piece.key, "Når mindst fem er ansat."), coordinator)
    assert "Når mindst fem er ansat." in str(opened.draft)
    with pytest.raises(CannotDecide):
        reviews.decide(review, Reword(piece.key, " "), coordinator)
    assert review.decisions.count() == 1
    opened = reviews.undo(review, 1, coordinator)
    assert opened.result == opened.reading
    with pytest.raises(CannotDecide, match="allerede fortrudt"):
        reviews.undo(review, 1, coordinator)
    kept = Decision.objects.get()
    assert (kept.by, kept.undone_by) == (coordinator, coordinator)
    assert kept.data["text"] == "Når mindst fem er ansat."


def test_two_reviewers_at_once_lose_nothing(coordinator, administrator):
    review = brought_in(norrelund.plans(), coordinator)
    mine, theirs = Review.objects.get(), Review.objects.get()
    piece, other = piece_of(review, norrelund.CRITERION), piece_of(review, "Når hvert plejehjem")
    reviews.decide(mine, Reword(piece.key, "Mit."), coordinator)
    opened = reviews.decide(theirs, Reword(other.key, "Deres."), administrator)
    assert {"Mit.", "Deres."} <= {item.text for item in opened.result.plans[0].fields["criterion"]}
    reviews.accept(mine, by=coordinator)
    with pytest.raises(CannotDecide, match=r"godkendt af koordinator@norrelund.example den .* Genindlæs siden"):
        reviews.decide(theirs, Reword(other.key, "For sent."), administrator)


def test_accepting_writes_what_was_decided_and_where_it_stood(coordinator, framework):
    review = brought_in(norrelund.plans(), coordinator)
    piece = piece_of(review, norrelund.CRITERION)
    reviews.decide(review, Reword(piece.key, "Når mindst fem er ansat."), coordinator)
    reviews.decide(review, Write("plans.0.criterion", "Når alle er glade."), coordinator)
    reviews.accept(review, by=coordinator)
    assert (review.state, review.decided_by, review.version) == ("accepted", coordinator, SourceVersion.objects.get())
    reworded = Wording.objects.get(text="Når mindst fem er ansat.")
    assert (reworded.passage.first_line, reworded.passage.version) == (piece.place.first_line, review.version)
    assert Wording.objects.get(text="Når alle er glade.").passage is None
    assert review.version.contents == review.document
    assert {plan.pk for plan in Plan.objects.all()} == set(review.accepted_plans.values())
    assert not Event.objects.exclude(user=coordinator).exists()


def test_plan_by_plan_joins_one_version(coordinator):
    review = brought_in(norrelund.plans(), coordinator)
    reviews.accept(review, ["plans.1"], by=coordinator)
    assert (review.state, review.accepted_parts) == ("ready", ["plans.1"])
    assert [plan.unit.name for plan in Plan.objects.all()] == ["Tandplejen"]
    with pytest.raises(CannotDecide, match="godkendt i mellemtiden"):
        reviews.accept(review, ["plans.1"], by=coordinator)
    passages = review.version.passages.count()
    reviews.accept(review, ["plans.0"], by=coordinator)
    assert (review.state, Plan.objects.count(), SourceVersion.objects.count()) == ("accepted", 2, 1)
    assert review.version.passages.count() == passages


def test_a_booklet_area_by_area(coordinator):
    booklet = norrelund.booklet()
    booklet["areas"].append({**booklet["areas"][0], "name": "Børneområdet", "plans": [], "intro": ["Vi er her også."]})
    review = brought_in(booklet, coordinator, BOOKLET)
    reviews.accept(review, ["areas.0"], by=coordinator)
    assert list(Section.objects.values_list("title", flat=True)) == ["Sundheds- og Ældreområdet"]
    assert not Plan.objects.exists()
    reviews.accept(review, ["areas.1", "areas.0.plans.1"], by=coordinator)
    assert Section.objects.count() == AttentionPoint.objects.count() == 2
    assert Plan.objects.get().title == "Tandbørster til alle"
    assert Framework.objects.get().focus == ""
    reviews.accept(review, by=coordinator)
    assert (review.state, Framework.objects.get().focus) == ("accepted", "Arbejde og fællesskab")


def test_a_decision_about_an_accepted_part_lets_it_be_accepted_anew(coordinator):
    review = brought_in(norrelund.plans(), coordinator)
    reviews.accept(review, ["plans.0"], by=coordinator)
    piece = piece_of(review, norrelund.CRITERION)
    reviews.decide(
        review, Reword(piece.key, "Når mindst fem borgere er ansat i skånejob på plejehjemmene."), coordinator
    )
    assert review.accepted_parts == []
    statement = Wording.objects.get(text=norrelund.CRITERION).statement
    reviews.accept(review, by=coordinator)
    assert Plan.objects.count() == 2
    assert Wording.objects.get(statement=statement, edition__number=1).text.startswith("Når mindst fem")


def test_what_is_not_wanted_stays_in_the_review(coordinator):
    review = brought_in(norrelund.plans() | {"unplaced": ["Side 1 af 4"]}, coordinator)
    reviews.decide(review, Move(piece_of(review, norrelund.CRITERION).key, UNWANTED), coordinator)
    reviews.accept(review, by=coordinator)
    draft = reviews.opened(Review.objects.get()).draft
    assert [piece.text for piece in draft.unwanted.pieces] == [norrelund.CRITERION]
    assert [piece.text for piece in draft.unplaced.pieces] == ["Side 1 af 4"]
    assert not Wording.objects.filter(text=norrelund.CRITERION, edition__number=1).exists()


def test_an_error_half_way_leaves_the_record_as_it_was_and_the_file_in_the_review(coordinator, monkeypatch):
    review = brought_in(norrelund.plans(), coordinator)
    accept_plans = accepting.accept_plans

    def fail_at_the_end(*args):
        accept_plans(*args)
        raise RuntimeError("the power went")

    monkeypatch.setattr(accepting, "accept_plans", fail_at_the_end)
    with pytest.raises(RuntimeError):
        reviews.accept(review, by=coordinator)
    assert not Plan.objects.exists()
    assert not SourceVersion.objects.exists()
    kept = Review.objects.get()
    assert (kept.state, kept.version, kept.accepted_parts) == ("ready", None, [])
    assert default_storage.exists(kept.file.name)


def test_the_reviewer_says_which_unit_and_which_plan_it_is(coordinator, framework):
    unit = Unit.objects.create(name="Jobcentret", slug="jobcentret", parent=framework.owner)
    mine = Plan.objects.create(framework=framework, unit=unit, title="Skånejob", slug="skånejob")
    review = brought_in(norrelund.plans(), coordinator)
    reviews.decide(review, MatchPlan("plans.0", mine.pk), coordinator)
    reviews.decide(review, MatchUnit("plans.0", unit.pk, "Jobcentret"), coordinator)
    reviews.decide(review, MatchUnit("plans.1", None, "Klinikken"), coordinator)
    reviews.accept(review, by=coordinator)
    assert review.accepted_plans["plans.0"] == mine.pk
    assert Edition.objects.filter(plan=mine).count() == 2
    assert set(unit.aliases.values_list("name", flat=True)) == {"Plejehjemmene"}
    assert Plan.objects.exclude(pk=mine.pk).get().unit.name == "Klinikken"


def test_a_plan_that_the_reviewer_calls_new_is_new_whatever_it_is_like(coordinator):
    first = brought_in(norrelund.plans(), coordinator)
    reviews.accept(first, by=coordinator)
    review = brought_in(norrelund.booklet(), coordinator, BOOKLET)
    reviews.decide(review, MatchPlan("areas.0.plans.0", None), coordinator)
    reviews.accept(review, by=coordinator)
    assert review.accepted_plans["areas.0.plans.0"] not in first.accepted_plans.values()


def test_a_unit_or_plan_of_another_house_is_refused(coordinator, framework):
    other = Unit.objects.create(name="Søby Kommune", slug="søby", kind="municipality")
    policy = Framework.objects.create(owner=other, kind="policy", name="Politik", slug="politik")
    plan = Plan.objects.create(framework=policy, unit=other, slug="plan")
    for decision in (MatchUnit("plans.0", other.pk, "Søby Kommune"), MatchPlan("plans.0", plan.pk)):
        review = brought_in(norrelund.plans() | {"unplaced": [str(decision)]}, coordinator)
        reviews.decide(review, decision, coordinator)
        with pytest.raises(CannotDecide, match="Vælg en anden"):
            reviews.accept(review, by=coordinator)
    assert not Plan.objects.filter(framework=framework).exists()


def test_a_newer_version_takes_the_decisions_over_and_shows_what_differs(coordinator):
    first = brought_in(norrelund.plans(), coordinator)
    reviews.decide(first, Reword(piece_of(first, "Tandpleje uden frygt").key, "Tandpleje uden skræk"), coordinator)
    reviews.accept(first, by=coordinator)
    changed = norrelund.care_homes() | {"criterion": [norrelund.CRITERION.replace("fire", "fem")]}
    review = brought_in(norrelund.plans(changed, norrelund.dentist()), coordinator)
    assert review.revises == first.version.document
    opened = reviews.opened(review)
    assert [(one.taken_over, one.by) for one in opened.decisions] == [(True, coordinator)]
    assert opened.result.plans[1].fields["initiative"][0].text == "Tandpleje uden skræk"
    assert [one.change.value for one in reviews.differences_of(reviews.opened(review))] == ["ændret", "udgået"]
    reviews.undo(review, opened.decisions[0].number, coordinator)
    assert len(reviews.differences_of(reviews.opened(review))) == 3
    reviews.accept(review, by=coordinator)
    assert (review.version.number, Plan.objects.count()) == (2, 2)


def test_missing_plans_are_withdrawn_only_when_all_is_accepted_and_the_reviewer_says_so(coordinator):
    reviews.accept(brought_in(norrelund.plans(), coordinator), by=coordinator)
    shorter = norrelund.plans(norrelund.care_homes()) | {"unplaced": ["En", "To"]}
    review = brought_in(shorter, coordinator)
    assert [
        (one.place, one.before)
        for one in reviews.differences_of(reviews.opened(review))
        if one.change.value == "udgået"
    ] == [("Sundhedscentret - Tandplejen", "")]
    reviews.accept(review, by=coordinator)
    assert not Plan.objects.filter(state="withdrawn").exists()
    again = brought_in(shorter | {"unplaced": ["Tre"]}, coordinator)
    notes = reviews.accept(again, by=coordinator, withdraw_missing=True)
    assert Plan.objects.get(state="withdrawn").unit.name == "Tandplejen"
    assert any("trukket tilbage" in note for note in notes)
    assert again.notes == notes


def test_a_revision_that_a_newer_version_lacks_is_kept_and_told(coordinator):
    reviews.accept(brought_in(norrelund.plans(), coordinator), by=coordinator)
    changed = norrelund.care_homes() | {"revision": None}
    notes = reviews.accept(brought_in(norrelund.plans(changed, norrelund.dentist()), coordinator), by=coordinator)
    assert any("Revisionen af „Plejehjemmene“ (2025–2026) står ikke længere" in note for note in notes)
    assert Edition.objects.filter(number=2).count() == 1


def test_a_rejected_document_keeps_its_file_and_reason_and_comes_back(coordinator):
    review = brought_in(norrelund.plans(), coordinator)
    with pytest.raises(CannotDecide, match="hvorfor"):
        reviews.reject(review, "  ", coordinator)
    reviews.reject(review, "Det er et udkast.", coordinator)
    assert (review.state, review.reason) == ("rejected", "Det er et udkast.")
    assert default_storage.exists(review.file.name)
    assert "afvist" in reviews.receive(PLANS, content(norrelund.plans()), by=coordinator).message
    with pytest.raises(CannotDecide, match="afvist"):
        reviews.accept(review, by=coordinator)
    reviews.take_up(review, coordinator)
    reviews.accept(review, by=coordinator)
    assert Plan.objects.count() == 2
    assert Event.objects.get(what="review.taken_up").note.endswith("Det er et udkast.")


def test_the_file_is_read_again_by_a_better_program_and_the_decisions_hold(coordinator, monkeypatch):
    review = brought_in(norrelund.plans(), coordinator)
    reviews.decide(review, Reword(piece_of(review, "Tandpleje uden frygt").key, "Uden skræk"), coordinator)
    before = review.reading
    from handleplan.intake import reading

    class Better(reading.ReadingWorker):
        def read(self, path: Path, name: str = "", unit: str = ""):
            read = super().read(path, name, unit)
            plans = tuple(replace(plan, title="Bedre læst") for plan in read.reading.plans)
            return replace(read, reading=replace(read.reading, plans=plans))

    monkeypatch.setattr(reading, "ReadingWorker", Better)
    reviews.read_again(review, coordinator)
    opened = reviews.opened(review)
    assert review.reading != before
    assert opened.result.plans[1].fields["initiative"][0].text == "Uden skræk"
    assert [one.taken_over for one in opened.decisions] == [True]
    assert review.decisions.count() == 2


def test_a_file_whose_task_was_lost_before_it_began_is_read_all_the_same(coordinator, settings):
    """As where the worker is killed between taking the task and noting that it has begun."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    review = reviews.receive("a.txt", b"hej", by=coordinator).review
    first, looks_after = DBTaskResult.objects.order_by("enqueued_at")
    first.claim("a worker that is killed now")
    assert review.state == Review.State.WAITING
    assert looks_after.run_after > first.enqueued_at
    looks_after.task.func(*looks_after.args_kwargs["args"])
    review.refresh_from_db()
    assert review.state == Review.State.READY


def test_two_documents_of_a_framework_are_accepted_one_after_the_other(coordinator, framework):
    """Both would be the next version of a document, and make a unit or a plan that both name."""
    if not connection.features.has_select_for_update:
        pytest.skip("this database lets nobody else write meanwhile anyway")
    review = brought_in(norrelund.plans(), coordinator, framework=framework)
    with CaptureQueriesContext(connection) as queries:
        reviews.accept(review, by=coordinator)
    of_version = next(at for at, one in enumerate(queries) if 'INSERT INTO "record_sourceversion"' in one["sql"])
    locks = [at for at, one in enumerate(queries) if "FOR UPDATE" in one["sql"] and "record_framework" in one["sql"]]
    assert locks
    assert locks[0] < of_version


def test_a_failed_file_can_be_read_again(coordinator, monkeypatch):
    def refuse(*_args, **_more):
        raise UnreadableFile("Den er i stykker.")

    with monkeypatch.context() as patch:
        patch.setattr("handleplan.intake.reading.ReadingWorker.read", refuse)
        review = brought_in(norrelund.plans(), coordinator)
    assert (review.state, review.problem) == ("failed", "Den er i stykker.")
    reviews.read_again(review, coordinator)
    assert (review.state, review.problem) == ("ready", "")


def test_an_administrator_makes_the_new_framework_that_a_document_belongs_to(administrator):
    review = brought_in(norrelund.sheet() | {"target_group": ["Beboere."]}, administrator, "politik.txt")
    assert (review.framework, review.is_placed) == (None, False)
    with pytest.raises(CannotDecide, match="Vælg først"):
        reviews.accept(review, by=administrator)
    with pytest.raises(CannotDecide, match="Skriv den nye rammes navn"):
        reviews.place(review, by=administrator, name="Sundhedspolitik")
    reviews.place(
        review, by=administrator, name="Sundhedspolitik", first_year=2023, last_year=2026, owner_name="Søby Kommune"
    )
    assert review.is_placed
    reviews.accept(review, by=administrator)
    framework = Framework.objects.get()
    assert (str(framework), framework.owner.name) == ("Sundhedspolitik 2023–2026", "Søby Kommune")


def test_a_coordinator_places_only_in_their_own_frameworks(coordinator, stranger, framework):
    review = brought_in(norrelund.plans(), coordinator)
    other = Framework.objects.get(name="Ældrepolitik")
    with pytest.raises(CannotDecide, match="Du er ikke koordinator for „Ældrepolitik“"):
        reviews.place(review, by=coordinator, framework=other)
    with pytest.raises(CannotDecide, match="Kun en administrator"):
        reviews.place(review, by=coordinator, name="Ny politik", owner_name="Nørrelund Kommune")
    reviews.place(review, by=coordinator, framework=framework)
    assert (review.is_placed, review.framework) == (True, framework)


def test_a_pools_report_does_not_go_into_a_policy(administrator, framework):
    review = brought_in(norrelund.pool(), administrator, POOL)
    with pytest.raises(CannotDecide, match="Vælg en pulje"):
        reviews.place(review, by=administrator, framework=framework)
    reviews.accept(review, ["projects.1"], by=administrator)
    assert Plan.objects.get().number == "3.2"
    reviews.accept(review, by=administrator)
    pool = Framework.objects.get(kind="pool")
    assert (pool.plans.count(), pool.purposes.count(), pool.total_dkk) == (2, 1, 24_000_000)


def test_a_name_that_a_source_of_another_form_has_is_added_to(coordinator, framework):
    reviews.accept(brought_in(norrelund.plans(), coordinator), by=coordinator)
    review = brought_in(norrelund.booklet(), coordinator, PLANS)
    assert review.revises is None
    reviews.accept(review, by=coordinator)
    assert review.version.document.name.startswith("handicappolitik-handleplaner-2023-2026 (")


def test_a_target_that_a_person_confirmed_comes_along_and_no_other(coordinator):
    plan = norrelund.care_homes() | {"criterion": ["Mindst 12 borgere er ansat i skånejob inden 2026."]}
    review = brought_in(norrelund.plans(plan, norrelund.dentist()), coordinator)
    opened = reviews.opened(review)
    found = [one for one in proposed_targets(opened.reading, opened.decided) if one.target.text.startswith("Mindst 12")]
    reviews.decide(review, ConfirmTarget(found[0].key, ""), coordinator)
    reviews.accept(review, by=coordinator)
    target = Target.objects.get()
    assert (target.quantity, target.statement.plan_id) == (12, review.accepted_plans["plans.0"])


@pytest.mark.parametrize("number", [2, 12])
def test_the_queries_of_a_review_do_not_grow_with_its_plans(coordinator, number, django_assert_max_num_queries):
    reviews.accept(brought_in(many(number, "Klinik"), coordinator), by=coordinator)
    review = brought_in(many(number, "Klinik", more="Nyt mål."), coordinator)
    piece = piece_of(review, "Mål nummer 1.")
    with django_assert_max_num_queries(11):
        reviews.decide(review, Reword(piece.key, "Mål nummer et."), coordinator)
    with django_assert_max_num_queries(30):
        found = suggestions(reviews.opened(review))
        for part in reviews.opened(review).draft.parts:
            assert found.units(part.address)[0].is_certain
            assert found.plans(part.address)[0].is_certain
        assert found.missing == []
    with django_assert_max_num_queries(8):
        assert len(reviews.differences_of(reviews.opened(review))) == number + 1
    for _time in range(number):
        brought_in(many(1, "Andet", more=f"{_time}"), coordinator)
    with django_assert_max_num_queries(3):
        rows = Review.objects.visible_to(coordinator).without_texts().select_related("framework", "uploaded_by")
        assert [f"{row} {row.get_state_display()} {row.framework} {row.is_of_no_known_form}" for row in rows]


def many(number: int, name: str, more: str = ""):
    plans = [
        norrelund.dentist() | {"unit": f"{name} {place}", "goal": [f"Mål nummer {place}.", *([more] if more else [])]}
        for place in range(number)
    ]
    return norrelund.plans(*plans)


def test_suggestions_say_why(coordinator, framework):
    reviews.accept(brought_in(norrelund.plans(), coordinator), by=coordinator)
    booklet = norrelund.booklet()
    booklet["areas"][0]["plans"].append(booklet["areas"][0]["plans"][1] | {"unit": "Musikskolen", "title": "Sang"})
    review = brought_in(booklet, coordinator, BOOKLET)
    found = suggestions(reviews.opened(review))
    likely = found.plans("areas.0.plans.0")[0]
    assert (likely.plan.unit.name, likely.is_certain) == ("Plejehjemmene", True)
    assert f"{likely.per_cent} % af ordene er de samme" in likely.why
    assert [(one.name, one.is_certain) for one in found.units("areas.0.plans.1")] == [("Tandplejen", True)]
    assert [(one.unit, one.name, one.why) for one in found.units("areas.0.plans.2")] == [
        (None, "Musikskolen", "Ny enhed.")
    ]
