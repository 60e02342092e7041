"""The PDFs themselves, opened and read."""

import io
from collections import Counter
from dataclasses import replace
from datetime import date

import page as page_validation
import pikepdf
import pytest

from handleplan.publishing import typesetting
from handleplan.publishing.report import status_report
from handleplan.publishing.typesetting import TypesettingFailed, typeset
from pdf_text import contents, letters_outside, page_texts, plain, tagged_texts

ON = date(2025, 3, 3)
MILLIMETRE = 72 / 25.4


@pytest.fixture(params=["policy", "pool"])
def pdf(request) -> bytes:
    return request.getfixturevalue(f"{request.param}_pdf")


def said_in(content) -> list[str]:
    """Every text of the record that the report is to hold."""
    texts = [*content.purposes, *content.goals]
    for section in content.sections:
        texts += [section.title, *section.texts]
    for point in content.attention_points:
        texts += [point.title, point.text]
    for plan in content.plans:
        texts += [plan.name, plan.unit, *plan.themes]
        for edition in plan.editions:
            texts += [words.text for words in edition.statements]
            texts += [answer.text for answer in edition.answers]
        texts += [text for status in plan.statuses for entry in status.entries.values() for text in entry]
        texts += [text for goal in plan.results for dated in goal.by_date for text in dated.texts]
    return texts


@pytest.mark.parametrize(
    "profile", [page_validation.ValidationProfile.PDF_UA_1, page_validation.ValidationProfile.PDF_A_2A]
)
def test_it_is_accessible_and_fit_to_be_archived(pdf, profile):
    report = page_validation.validate_pdf_bytes(pdf, profile=profile)
    assert [failure.message for failure in report.failures] == []
    assert report.is_compliant


def test_it_has_a_title_and_a_language(policy_pdf):
    with pikepdf.open(io.BytesIO(policy_pdf)) as document:
        assert document.docinfo["/Title"] == "Handicappolitik 2023–2026: Status på handleplanerne"
        assert str(document.Root.Lang).startswith("da")
        assert document.Root.ViewerPreferences.DisplayDocTitle
        assert document.Root.MarkInfo.Marked


@pytest.mark.parametrize("kind", ["policy", "pool"])
def test_every_text_of_the_record_is_in_it_in_words_that_a_screen_reader_reads(kind, request):
    content, pdf = request.getfixturevalue(kind), request.getfixturevalue(f"{kind}_pdf")
    read = plain("".join(tagged.text for tagged in tagged_texts(pdf)))
    assert [text for text in said_in(content) if plain(text) not in read] == []


def test_a_plan_is_read_in_the_order_of_its_life(policy_pdf):
    read = plain("".join(tagged.text for tagged in tagged_texts(policy_pdf)))
    in_order = [
        "Flere kolleger med skånehensyn på plejehjemmene",
        "Borgere med handicap har et arbejde på plejehjemmene, der passer til deres kræfter.",
        "Vi vil finde opgaver i haven",
        "Hvert plejehjem udpeger en mentor inden sommerferien.",
        "Når mindst fire borgere er ansat i skånejob på plejehjemmene.",
        "Vi har udpeget en mentor på hvert af de tre plejehjem.",
        "To borgere er begyndt i skånejobs på Lindely.",
        "Vi er fortsat som planlagt.",
        "Når mindst seks borgere er ansat i skånejob på plejehjemmene.",
    ]
    places = [read.index(plain(text)) for text in in_order]
    assert places == sorted(places)


def test_the_headings_are_headings(policy_pdf):
    tags = {tagged.text: tagged.tag for tagged in tagged_texts(policy_pdf)}
    assert (tags["Sundhed og Ældre"], tags["Status 2023"], tags["Succeskriterier"]) == ("H1", "H3", "H4")
    assert "H2" in {tagged.tag for tagged in tagged_texts(policy_pdf) if tagged.text == "Biblioteket"}


def test_every_table_has_headings_with_their_scope(pdf):
    with pikepdf.open(io.BytesIO(pdf)) as document:
        elements = [element for element in document.objects if isinstance(element, pikepdf.Dictionary)]
        rows = [element for element in elements if element.get("/S") == "/TR"]
        scopes = Counter(
            str(cell.A.Scope if isinstance(cell.A, pikepdf.Dictionary) else cell.A[0].Scope)
            for cell in elements
            if cell.get("/S") == "/TH"
        )
        head_rows = [row for row in rows if row.P.S == "/THead"]
        firsts = {str(row.K[0].S) for row in rows}
    assert firsts == {"/TH"}
    assert scopes["/Row"] == len(rows) - len(head_rows)
    assert scopes["/Column"] > len(head_rows) > 0


def test_a_table_repeats_its_head_on_every_page_that_it_is_on(pool):
    plan = pool.plans[0]
    goals = tuple(replace(plan.results[1], goal=f"Hold {number} mødes hver uge.") for number in range(90))
    pages = page_texts(typeset(status_report(replace(pool, plans=(replace(plan, results=goals),)), ON)))
    with_rows = [text for text in pages if "mødes hver uge" in text]
    assert len(with_rows) >= 3
    assert all("Resultat pr. april 2022" in text for text in with_rows)


def test_every_page_but_the_first_says_which_of_how_many_it_is(pdf):
    first, *others = page_texts(pdf)
    assert "Side" not in first
    assert [f"Side {number} af {len(others) + 1}" in text for number, text in enumerate(others, start=2)] == [
        True
    ] * len(others)


def test_the_contents_lead_to_the_right_pages(policy_pdf, policy):
    pages = page_texts(policy_pdf)
    marks = contents(policy_pdf)
    for plan in policy.plans:
        assert plan.name in pages[marks[plan.name] - 1]
        assert f"{plan.name} " in pages[1]
    listed = [tagged.text for tagged in tagged_texts(policy_pdf) if tagged.page == 2]
    assert listed[listed.index("Park og Vej ") + 1] == str(marks["Park og Vej"])


def test_nothing_is_cut_off_at_the_edge_however_long_a_word_is(pool):
    address = (
        "https://www.vestervang.dk/Sundhed%20og%20forebyggelse/Social%20ulighed/udsatte_saarbare.aspx?id=1234567890"
    )
    compound = "socialpsykiatrivisitationsudvalgsformandskabsmødereferatskabelon"
    plan = pool.plans[0]
    goal = replace(plan.results[1], goal=f"{compound} {address}", by_date=plan.results[1].by_date * 2)
    wide = replace(plan, unit=address, results=(goal,), name=compound)
    pdf = typeset(status_report(replace(pool, plans=(wide,)), ON))
    assert letters_outside(pdf, 10 * MILLIMETRE) == []
    read = plain("".join(tagged.text for tagged in tagged_texts(pdf)))
    assert plain(address) in read
    assert plain(compound) in read


def test_a_row_longer_than_a_page_goes_on_over_the_next(pool):
    plan = pool.plans[0]
    long = "\n".join(
        f"Linje {number}: deltagerne mødes hver uge i hallen og spiser sammen bagefter." for number in range(120)
    )
    goal = replace(plan.results[1], goal=long)
    pdf = typeset(status_report(replace(pool, plans=(replace(plan, results=(goal,)),)), ON))
    read = plain("".join(tagged.text for tagged in tagged_texts(pdf)))
    assert [line for line in long.splitlines() if plain(line) not in read] == []
    assert letters_outside(pdf, 10 * MILLIMETRE) == []


def test_text_is_never_markup(pool):
    text = '#panic("x") *fed* _skrå_ $x^2$ = Overskrift @kilde <mærke> \\ // kommentar `kode` [liste] "citat" -- ---'
    pdf = typeset(status_report(replace(pool, purposes=(text,), plans=()), ON))
    assert plain(text) in plain("".join(tagged.text for tagged in tagged_texts(pdf)))


def test_signs_that_no_font_has_are_replaced_and_the_rest_is_kept(pool):
    text = "Vi ses 😀 kl. 8 \uf0fe ja \uf0a8 nej 日本 \x07 \x00 slut"
    pdf = typeset(status_report(replace(pool, purposes=(text,), plans=()), ON))
    read = plain("".join(tagged.text for tagged in tagged_texts(pdf)))
    assert plain("kl. 8 ☒ ja ☐ nej") in read
    assert "slut" in read
    assert page_validation.is_pdf_compliant_bytes(pdf, profile=page_validation.ValidationProfile.PDF_UA_1)
    assert page_validation.is_pdf_compliant_bytes(pdf, profile=page_validation.ValidationProfile.PDF_A_2A)


def test_the_same_record_on_the_same_day_is_the_same_file(policy, policy_pdf):
    assert typeset(status_report(policy, ON)) == policy_pdf


def test_a_report_on_nothing_is_a_report_all_the_same(policy):
    empty = replace(policy, plans=(), sections=(), attention_points=(), purposes=(), goals=(), themes=(), sources=())
    pdf = typeset(status_report(empty, ON))
    assert "0 handleplaner" in page_texts(pdf)[0]


def test_it_is_small_enough_to_be_mailed(pdf):
    assert len(pdf) < 6_000 * len(page_texts(pdf)) + 100_000


def test_typesetting_that_takes_too_long_is_given_up_with_a_sentence(policy, monkeypatch):
    monkeypatch.setattr(typesetting, "SECONDS_ALLOWED", 0.01)
    with pytest.raises(TypesettingFailed, match="blev ikke færdig"):
        typeset(status_report(policy, ON))


def test_a_typesetter_that_fails_says_why_to_the_programmer_and_a_sentence_to_the_user(policy):
    unknown = replace(status_report(policy, ON), words={})
    with pytest.raises(TypesettingFailed, match="kunne ikke sættes op") as failure:
        typeset(unknown)
    assert "dictionary does not contain key" in failure.value.__cause__.__notes__[0]
