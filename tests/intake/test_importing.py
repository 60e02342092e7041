"""Documents become the record; again, changed, failing, and in any order."""

import shutil

import pytest
from django.core.files.storage import default_storage

import norrelund
from handleplan.intake import accepting, importing
from handleplan.intake.importing import State
from handleplan.record.models import (
    Answer,
    AttentionPoint,
    Edition,
    Event,
    Framework,
    FrameworkGoal,
    Passage,
    Plan,
    Report,
    ResultText,
    Round,
    Section,
    SourceVersion,
    Statement,
    Theme,
    UnchangedPart,
    Unit,
    Wording,
)
from handleplan.record.stats import stats

pytestmark = pytest.mark.django_db

PLANS = "handicappolitik-handleplaner-2023-2026.txt"
BOOKLET = "handicappolitik-sammendrag-2023-2024.txt"
SHEET = "sundhedspolitik-indsats-plejehjem-2023-2026.txt"
POOL = "statusrapport-2024.txt"


def test_the_units_plans_with_status_and_revision(write, bring_in):
    write(PLANS, norrelund.plans())
    outcome = bring_in()[PLANS]
    assert (outcome.state, outcome.problem, outcome.framework) == (State.NEW, "", "Handicappolitik 2023–2026")
    assert (outcome.counts.plans, outcome.counts.unplaced) == (2, 0)
    assert [unit.address for unit in Unit.objects.order_by("address")] == [
        "nørrelund",
        "nørrelund/plejehjemmene",
        "nørrelund/sundhedscentret",
        "nørrelund/sundhedscentret/tandplejen",
    ]
    plan = Plan.objects.get(unit__name="Plejehjemmene")
    assert list(plan.themes.values_list("name", flat=True)) == ["Beskæftigelse"]
    assert Theme.objects.count() == 2
    assert Answer.objects.get(field="description").text == "Opgaver i haven, køkkenet og vaskeriet"
    assert list(Round.objects.values_list("year", flat=True)) == [2023, 2024, 2025]
    assert list(Report.objects.values_list("round__year", "state", "edition__number")) == [
        (2023, "published", 1),
        (2024, "published", 1),
    ]
    revision = Edition.objects.get(number=2)
    assert (revision.first_year, revision.last_year) == (2025, 2026)
    assert set(UnchangedPart.objects.values_list("role", flat=True)) == {"goal", "subgoal"}
    four_homes, six_homes = Wording.objects.filter(statement__role="criterion", text__contains="skånejob").order_by(
        "pk"
    )
    assert four_homes.statement == six_homes.statement


def test_every_text_knows_where_it_stood(write, bring_in):
    write(PLANS, norrelund.plans())
    bring_in()
    assert not Wording.objects.filter(passage=None).exists()
    wording = Wording.objects.get(text="Når hvert plejehjem har en mentor.")
    assert (wording.passage.page, wording.passage.first_line, wording.passage.last_line) == (1, 2, 2)
    assert wording.passage.version == SourceVersion.objects.get()


def test_the_file_itself_is_kept(write, bring_in):
    path = write(PLANS, norrelund.plans())
    bring_in()
    version = SourceVersion.objects.get()
    with version.file.open() as kept:
        assert kept.read() == path.read_bytes()
    assert (version.number, version.encoding, version.size) == (1, "utf-8", path.stat().st_size)
    assert version.reading["plans"][0]["unit"] == "Plejehjemmene"


def test_without_accept_nothing_is_written(write, bring_in):
    for name, document in ((PLANS, norrelund.plans()), (BOOKLET, norrelund.booklet()), (POOL, norrelund.pool())):
        write(name, document)
    outcomes = bring_in(accept=False)
    assert {outcome.state for outcome in outcomes.values()} == {State.NEW}
    assert outcomes[PLANS].counts.plans == 2
    assert stats()["units"] == stats()["sources"] == Event.objects.count() == 0


def test_the_same_files_again_change_nothing(write, bring_in):
    for name, document in (
        (PLANS, norrelund.plans()),
        (BOOKLET, norrelund.booklet()),
        (SHEET, norrelund.sheet()),
        (POOL, norrelund.pool()),
    ):
        write(name, document)
    first = bring_in()
    before, events = stats(), Event.objects.count()
    second = bring_in()
    assert {outcome.state for outcome in second.values()} == {State.UNCHANGED}
    assert [outcome.counts for outcome in second.values()] == [outcome.counts for outcome in first.values()]
    assert (stats(), Event.objects.count()) == (before, events)


def test_the_same_file_under_another_name_is_the_same_file(write, bring_in):
    path = write(PLANS, norrelund.plans())
    bring_in()
    shutil.copy(path, path.with_name("Kopi af handleplaner.txt"))
    assert bring_in()["Kopi af handleplaner.txt"].state is State.UNCHANGED
    assert SourceVersion.objects.count() == 1


def test_a_changed_file_tells_what_differs_and_rewords_the_same_statements(write, bring_in):
    write(PLANS, norrelund.plans())
    bring_in()
    statement = Wording.objects.get(text=norrelund.CRITERION).statement
    changed = norrelund.care_homes()
    changed["criterion"] = [norrelund.CRITERION.replace("fire", "fem"), "Når beboerne er glade for det."]
    write(PLANS, norrelund.plans(changed, norrelund.dentist()))
    outcome = bring_in()[PLANS]
    assert outcome.state is State.CHANGED
    assert [(one.change.value, one.place, one.after) for one in outcome.differences] == [
        ("ændret", "Plejehjemmene · Succeskriterier", "Når mindst fem borgere er ansat i skånejob på plejehjemmene."),
        ("ny", "Plejehjemmene · Succeskriterier", "Når beboerne er glade for det."),
        ("udgået", "Plejehjemmene · Succeskriterier", ""),
    ]
    assert Wording.objects.get(statement=statement, edition__number=1).text == outcome.differences[0].after
    assert outcome.notes == ["Udgået af „Plejehjemmene“: „Når hvert plejehjem har en mentor.“"]
    assert Plan.objects.count() == 2
    assert Report.objects.count() == 2
    newest = SourceVersion.objects.get(number=2)
    assert set(Wording.objects.values_list("passage__version", flat=True)) == {newest.pk}


def test_a_changed_file_shows_its_differences_before_it_is_accepted(write, bring_in):
    write(PLANS, norrelund.plans())
    bring_in()
    write(PLANS, norrelund.plans(norrelund.care_homes()))
    outcome = bring_in(accept=False)[PLANS]
    assert outcome.state is State.CHANGED
    assert {one.change.value for one in outcome.differences} == {"udgået"}
    assert SourceVersion.objects.count() == 1
    assert not Plan.objects.filter(state="withdrawn").exists()


def test_a_plan_that_is_gone_is_withdrawn_and_comes_back(write, bring_in):
    write(PLANS, norrelund.plans())
    bring_in()
    write(PLANS, norrelund.plans(norrelund.care_homes()))
    assert any("trukket tilbage" in note for note in bring_in()[PLANS].notes)
    assert Plan.objects.get(state="withdrawn").unit.name == "Tandplejen"
    assert Statement.objects.filter(plan__state="withdrawn").exists()
    write(PLANS, norrelund.plans(norrelund.dentist(), norrelund.care_homes()) | {"unplaced": ["Sider i alt: 4"]})
    bring_in()
    assert Plan.objects.filter(state="active").count() == Plan.objects.count() == 2


def test_most_of_a_document_under_another_name_is_its_next_version(write, bring_in):
    write(PLANS, norrelund.plans())
    bring_in()
    changed = norrelund.dentist() | {"description": ["Nu også om aftenen."]}
    write("handicappolitik-handleplaner-rettet-2023-2026.txt", norrelund.plans(norrelund.care_homes(), changed))
    outcomes = bring_in()
    assert outcomes["handicappolitik-handleplaner-rettet-2023-2026.txt"].state is State.CHANGED
    assert SourceVersion.objects.get(number=2).document.name == PLANS
    assert Plan.objects.count() == 2


def test_a_name_that_a_source_of_another_form_has_is_refused(write, bring_in):
    write(PLANS, norrelund.plans())
    bring_in()
    write(PLANS, norrelund.booklet())
    outcome = bring_in(framework="Handicappolitik 2023-2026")[PLANS]
    assert outcome.state is State.FAILED
    assert "følger et andet skema; omdøb filen" in outcome.problem
    assert SourceVersion.objects.count() == 1


@pytest.mark.parametrize("names", [(PLANS, BOOKLET), (BOOKLET, PLANS)], ids=["plans first", "booklet first"])
def test_the_booklets_plan_is_joined_to_the_units_own(write, bring_in, names):
    documents = {PLANS: norrelund.plans(), BOOKLET: norrelund.booklet()}
    for name in names:
        outcome = bring_in(write(name, documents[name]))[name]
        assert outcome.notes == []
    assert Plan.objects.count() == 3
    assert stats()["plans_by_form"] == {"handleplan": 2, "sammendrag": 2}
    joined = Plan.objects.get(unit__name__startswith="Plejehjem")
    assert sorted(joined.editions.values_list("form__kind", "number")) == [
        ("handleplan", 1),
        ("handleplan", 2),
        ("sammendrag", 1),
    ]
    assert joined.area.name == "Sundheds- og Ældreområdet"
    assert joined.unit.parent == joined.area
    names_known = {joined.unit.name, *joined.unit.aliases.values_list("name", flat=True)}
    assert names_known == {"Plejehjem", "Plejehjemmene"}
    teeth = Plan.objects.get(title="Tandbørster til alle")
    assert teeth.unit.name == "Tandplejen"
    assert Framework.objects.get().period == "2023–2026"
    same_goal = Wording.objects.filter(text=norrelund.HELP, edition__number=1).values_list("statement", flat=True)
    assert len(same_goal) == 2
    assert len(set(same_goal)) == 1


def test_all_in_one_folder_whatever_they_are_called(write, bring_in):
    write("a-sammendrag-handicappolitik-2023-2024.txt", norrelund.booklet())
    write("b-handicappolitik-handleplaner-2023-2026.txt", norrelund.plans())
    outcomes = bring_in()
    assert list(outcomes) == [
        "a-sammendrag-handicappolitik-2023-2024.txt",
        "b-handicappolitik-handleplaner-2023-2026.txt",
    ]
    assert Framework.objects.get().period == "2023–2026"
    assert stats()["plans"] == 3


def test_a_plan_like_one_of_another_document_is_told(write, bring_in):
    write(PLANS, norrelund.plans())
    bring_in()
    again = norrelund.care_homes() | {"reports": [], "revision": None}
    write("handicappolitik-handleplaner-2023-2026-igen.txt", norrelund.plans(again))
    outcome = bring_in()["handicappolitik-handleplaner-2023-2026-igen.txt"]
    assert outcome.notes == ["Måske den samme plan: „Plejehjemmene“ og „Plejehjemmene“. De står hver for sig."]
    assert stats()["plans"] == 3


def test_a_doubtful_match_is_told_and_never_made(write, bring_in):
    booklet = norrelund.booklet()
    doubtful = booklet["areas"][0]["plans"][0]
    doubtful["objective"] = ["Borgere med handicap har et arbejde i foreninger og butikker, der betaler løn."]
    doubtful["effort"] = ["Opgaver i vaskeriet og på lageret."]
    doubtful["criteria"] = ["Når foreninger og butikker ansætter mindst fire borgere."]
    write(PLANS, norrelund.plans())
    write(BOOKLET, booklet)
    outcome = bring_in()[BOOKLET]
    assert outcome.notes == ["Måske den samme plan: „Plejehjem“ og „Plejehjemmene“. De står hver for sig."]
    assert Plan.objects.count() == 4


def test_the_booklets_areas_introductions_and_attention_points(write, bring_in):
    write(BOOKLET, norrelund.booklet())
    bring_in()
    area = Unit.objects.get(kind="area")
    section = Section.objects.get()
    assert (section.area, section.title, section.texts.count()) == (area, "Sundheds- og Ældreområdet", 1)
    point = AttentionPoint.objects.get()
    assert (point.area, point.text) == (area, "Området følger loven.\nDen træder i kraft i juli.")
    assert (point.passage.first_line, point.passage.last_line) == (1, 2)
    assert Framework.objects.get().focus == "Arbejde og fællesskab"


def test_a_changed_booklet_replaces_its_attention_points(write, bring_in):
    write(BOOKLET, norrelund.booklet())
    bring_in()
    booklet = norrelund.booklet()
    booklet["areas"][0]["attention_points"].append({"title": "Ny bus", "text": ["Den kører hver time."]})
    write(BOOKLET, booklet)
    bring_in()
    assert list(AttentionPoint.objects.values_list("title", flat=True)) == ["Ny lov", "Ny bus"]
    assert Section.objects.count() == 1


def test_an_action_sheet_with_lettered_passages_and_shared_goals(write, bring_in):
    write(SHEET, norrelund.sheet())
    second = norrelund.sheet() | {"title": "Søvn på botilbud", "unit": "Botilbud", "purpose": ["Ro om natten."]}
    write(
        "sundhedspolitik-indsats-botilbud-2023-2026.txt", second | {"criteria": ["Når alle sover."], "description": []}
    )
    bring_in()
    assert list(Theme.objects.values_list("letter", "name")) == [
        ("K", "Kost"),
        ("R", "Rygning"),
        ("A", "Alkohol"),
        ("M", "Motion"),
        ("S", "Søvn/stress"),
    ]
    plan = Plan.objects.get(title="Sunde vaner på plejehjem")
    assert list(Answer.objects.filter(edition__plan=plan, field="description").values_list("text", "theme__name")) == [
        ("Vi arbejder med vanerne.", None),
        ("Grønt til alle måltider.", "Kost"),
        ("Ro efter klokken ni.", "Søvn/stress"),
    ]
    assert {theme.letter for theme in plan.themes.all()} == {"K", "S"}
    goal = FrameworkGoal.objects.get()
    assert goal.plans.count() == 2


def test_a_sheet_that_names_no_unit_takes_the_one_that_is_said(write, bring_in):
    write(SHEET, norrelund.sheet() | {"unit": ""})
    bring_in(unit="Plejehjemmene")
    assert Plan.objects.get().unit.name == "Plejehjemmene"


def test_a_sheet_of_nobody_stands_under_the_municipality_and_says_so(write, bring_in):
    write(SHEET, norrelund.sheet() | {"unit": ""})
    assert any("brug --unit" in note for note in bring_in()[SHEET].notes)
    assert Plan.objects.get().unit.name == "Nørrelund Kommune"


def test_a_document_that_names_no_municipality_is_the_others(write, bring_in):
    write(PLANS, norrelund.plans())
    write(SHEET, norrelund.sheet() | {"target_group": ["Beboere."]})
    assert bring_in()[SHEET].notes == []
    assert Unit.objects.filter(parent=None).count() == 1
    assert Framework.objects.count() == 2


def test_a_document_that_names_no_municipality_is_the_only_ones_in_the_record(write, bring_in):
    bring_in(write(PLANS, norrelund.plans()))
    bring_in(write(SHEET, norrelund.sheet() | {"target_group": ["Beboere."]}))
    assert {framework.owner.name for framework in Framework.objects.all()} == {"Nørrelund Kommune"}


def test_a_document_of_nobody_says_so(write, bring_in):
    write("politik.txt", norrelund.sheet() | {"target_group": ["Beboere."]})
    notes = bring_in()["politik.txt"].notes
    assert len(notes) == 2
    assert "brug --framework" in notes[1]
    assert Framework.objects.get().owner.name == "Ukendt kommune"


def test_the_framework_that_somebody_names(write, bring_in):
    write(PLANS, norrelund.plans())
    bring_in(framework="Inklusionspolitik 2022-2025")
    assert str(Framework.objects.get()) == "Inklusionspolitik 2022–2025"


def test_a_pool_with_its_projects_goals_and_results(write, bring_in):
    write(POOL, norrelund.pool())
    bring_in()
    pool = Framework.objects.get()
    assert (pool.kind, pool.owner.name, pool.owner.kind) == ("pool", "Velfærdsstyrelsen", "authority")
    assert (str(pool), pool.total_dkk, pool.awarded_dkk) == ("Fælles om sundhed 2022–2025", 24_000_000, 17_400_000)
    assert pool.purposes.get().text == "at mindske den sociale ulighed i sundhed."
    first, second = pool.plans.all()
    assert (first.number, first.start, first.end, first.budget_dkk) == ("3.1", "2022-05-01", "2024", 295_783)
    assert (second.number, second.budget_dkk, second.is_finished, second.support_type) == ("3.2", None, None, "")
    assert (first.unit.name, first.unit.parent.name, first.unit.parent.kind) == (
        "Jobcenter",
        "Nørrelund Kommune",
        "municipality",
    )
    assert (second.unit.kind, second.unit.parent) == ("region", None)
    assert set(Answer.objects.filter(edition__plan=first).values_list("field", "text")) == {
        ("purpose", "At flere mænd kommer ud."),
        ("target_group", "Ledige mænd."),
    }
    assert Wording.objects.get(statement__role="goal").text == "At mændene trives."
    subgoal = Wording.objects.get(statement__role="subgoal")
    assert subgoal.text == "At 20 mænd ror\nhver uge."
    assert [
        (result.as_of, [text.text for text in result.texts.all()]) for result in subgoal.statement.results.all()
    ] == [("2023-04", ["12 ror."]), ("2023-12", ["19 ror.", "To er begyndt i skole."])]
    assert stats()["results"] == 4
    assert Section.objects.get().number == "1.1"


def test_a_corrected_pool_keeps_its_projects(write, bring_in):
    write(POOL, norrelund.pool())
    bring_in()
    project = Plan.objects.get(number="3.1")
    corrected = norrelund.pool()
    corrected["projects"][0]["results"][1]["by_date"][0]["text"] = ["14 ror."]
    corrected["projects"].pop()
    write(POOL, corrected)
    outcome = bring_in()[POOL]
    assert Plan.objects.get(number="3.1") == project
    assert Plan.objects.get(number="3.2").state == "withdrawn"
    assert ResultText.objects.filter(text="14 ror.").exists()
    assert not ResultText.objects.filter(text="12 ror.").exists()
    assert any("En hånd at holde i" in note for note in outcome.notes)


def test_a_projects_owner_is_the_municipality_that_has_policies_here(write, bring_in):
    write(PLANS, norrelund.plans())
    write(POOL, norrelund.pool())
    bring_in()
    assert Unit.objects.filter(name="Nørrelund Kommune").count() == 1


def test_files_that_cannot_be_read_are_named_and_the_others_go_on(write, bring_in, folder):
    (folder / "a-tom.txt").write_bytes(b"")
    (folder / "b-billede.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    (folder / "c-brev.txt").write_text("Kære borger", encoding="utf-8")
    write("d-handicappolitik-2023-2026.txt", norrelund.plans())
    outcomes = bring_in(folder, folder / "e-findes-ikke.txt")
    assert [outcome.state for outcome in outcomes.values()] == [
        State.FAILED,
        State.FAILED,
        State.FAILED,
        State.NEW,
        State.FAILED,
    ]
    assert all(outcome.problem.endswith(".") for outcome in outcomes.values() if outcome.state is State.FAILED)
    assert stats()["plans"] == 2


def test_an_error_half_way_leaves_nothing_of_that_file_and_all_of_the_others(write, bring_in, monkeypatch):
    write(PLANS, norrelund.plans())
    write(BOOKLET, norrelund.booklet())
    write(POOL, norrelund.pool())
    before = accepting.accept_booklet

    def fail_at_the_end(acceptance, parts):
        before(acceptance, parts)
        raise RuntimeError("the power went")

    monkeypatch.setattr("handleplan.intake.accepting.accept_booklet", fail_at_the_end)
    outcomes = bring_in()
    assert [outcome.state for outcome in outcomes.values()] == [State.NEW, State.FAILED, State.NEW]
    assert "fejl i programmet (RuntimeError)" in outcomes[BOOKLET].problem
    assert "sammendrag" not in stats()["plans_by_form"]
    assert AttentionPoint.objects.count() == 0
    assert Passage.objects.filter(version__document__name=BOOKLET).count() == 0
    kept = {version.file.name for version in SourceVersion.objects.all()}
    assert {f"{folder}/{name}" for folder, names in files_kept() for name in names} == kept


def files_kept():
    """The kept files by the folders that they stand in."""
    folders, _files = default_storage.listdir("sources")
    return [(f"sources/{name}", default_storage.listdir(f"sources/{name}")[1]) for name in folders]


def test_progress_is_told_file_by_file(write, folder):
    write(PLANS, norrelund.plans())
    write(POOL, norrelund.pool())
    told = []
    choices = importing.Choices(on_progress=lambda done, total, what: told.append((done, total, what)))
    importing.import_files([folder], choices)
    assert told == [(0, 4, PLANS), (1, 4, POOL), (2, 4, PLANS), (3, 4, POOL)]


@pytest.mark.parametrize("number", [2, 12])
def test_what_each_further_plan_costs_is_bounded(write, bring_in, number, django_assert_max_num_queries):
    read = [
        norrelund.dentist() | {"unit": f"Klinik {place}", "goal": [f"Mål nummer {place}."]} for place in range(number)
    ]
    write(PLANS, norrelund.plans(*read))
    with django_assert_max_num_queries(120 + 40 * number):
        bring_in()
    assert Plan.objects.count() == number
