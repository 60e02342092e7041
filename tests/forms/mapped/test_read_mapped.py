"""A document of no known form becomes a reading as a person says what its headings are."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handleplan.documents import Document, read_bytes
from handleplan.forms.accounting import lost_words
from handleplan.forms.definition import built_in_forms, form_of_kind
from handleplan.forms.mapped import Mapping, choices, fitness, headings, passages_of, read_mapped, suggested
from word_builder import cell, docx, p, table

TEXT = """Strategi for Lindevang 2024

Bofællesskabet Egely

Hvad vil vi opnå
Flere beboere laver mad selv.
Flere beboere går til noget i fritiden.

Sådan kan vi se det
Seks beboere laver mad hver uge.

Aktivitetshuset

Hvad vil vi opnå
Ti brugere får et frivilligt job.

Vi fulgte op i 2025
Fire brugere har et job.
"""
SAID = {
    "strategi for lindevang 0000": "heading",
    "bofællesskabet egely": "plan",
    "aktivitetshuset": "plan",
    "hvad vil vi opnå": "goal",
    "sådan kan vi se det": "criterion",
    "vi fulgte op i 0000": "status.achieved",
}


def document() -> Document:
    return read_bytes(TEXT.encode(), "strategi.txt")


def texts(items) -> list[str]:
    return [item.text for item in items]


def test_every_heading_is_asked_about_once():
    found = headings(passages_of(document()))
    assert [heading.text for heading in found] == [
        "Strategi for Lindevang 2024",
        "Bofællesskabet Egely",
        "Hvad vil vi opnå",
        "Sådan kan vi se det",
        "Aktivitetshuset",
        "Vi fulgte op i 2025",
    ]
    assert found[2].times == 2
    assert found[2].sample == "Flere beboere laver mad selv."


def test_the_texts_go_where_the_mapping_says():
    reading = read_mapped(document(), Mapping("handleplan", SAID))
    egely, house = reading.plans
    assert (egely.unit, house.unit) == ("Bofællesskabet Egely", "Aktivitetshuset")
    assert texts(egely.fields["goal"]) == ["Flere beboere laver mad selv.", "Flere beboere går til noget i fritiden."]
    assert texts(egely.fields["criterion"]) == ["Seks beboere laver mad hver uge."]
    assert texts(house.fields["goal"]) == ["Ti brugere får et frivilligt job."]
    assert [(report.year, texts(report.fields["achieved"])) for report in house.reports] == [
        (2025, ["Fire brugere har et job."])
    ]
    assert reading.unplaced == ()


def test_a_heading_that_nobody_chose_is_text_like_any_other():
    said = {**SAID, "sådan kan vi se det": ""}
    goal = read_mapped(document(), Mapping("handleplan", said)).plans[0].fields["goal"]
    assert texts(goal)[-2:] == ["Sådan kan vi se det", "Seks beboere laver mad hver uge."]


def test_what_stands_under_a_heading_of_no_field_has_no_field():
    said = {**SAID, "hvad vil vi opnå": "heading"}
    reading = read_mapped(document(), Mapping("handleplan", said))
    assert texts(reading.unplaced)[0] == "Flere beboere laver mad selv."


def test_a_status_without_a_year_is_told():
    said = {**SAID, "hvad vil vi opnå": "status.done"}
    reading = read_mapped(document(), Mapping("handleplan", said))
    assert {warning.code for warning in reading.warnings} == {"status_without_year"}
    assert "Flere beboere laver mad selv." in texts(reading.unplaced)


def test_the_headings_of_a_level_can_be_plans():
    word = docx(
        p("Egely", style="Overskrift1"),
        p("Mål", style="Overskrift2"),
        p("Flere går en tur."),
        p("Lindehuset", style="Overskrift1"),
        p("Mål", style="Overskrift2"),
        p("Flere læser avis."),
    )
    found = read_bytes(word, "plan.docx")
    levels = {heading.text: heading.level for heading in headings(passages_of(found))}
    mapping = Mapping("handleplan", {"mål": "goal"}, {levels["Egely"]: "plan"})
    assert [plan.unit for plan in read_mapped(found, mapping).plans] == ["Egely", "Lindehuset"]


def test_a_table_that_names_its_columns_is_read_down_them():
    word = docx(table([cell("Hvad"), cell("Hvornår")], [cell("Vi går tur hver dag."), cell("Fra den 1. maj.")]))
    mapping = Mapping("indsatsskema", {"hvad": "description", "hvornår": "schedule"})
    (plan,) = read_mapped(read_bytes(word, "plan.docx"), mapping).plans
    assert texts(plan.fields["description"]) == ["Vi går tur hver dag."]
    assert texts(plan.fields["schedule"]) == ["Fra den 1. maj."]


def test_a_table_that_names_its_rows_is_read_along_them():
    word = docx(table([cell("Hvad"), cell("Vi går tur hver dag.")], [cell("Hvornår"), cell("Fra den 1. maj.")]))
    mapping = Mapping("indsatsskema", {"hvad": "description", "hvornår": "schedule"})
    (plan,) = read_mapped(read_bytes(word, "plan.docx"), mapping).plans
    assert texts(plan.fields["description"]) == ["Vi går tur hver dag."]
    assert texts(plan.fields["schedule"]) == ["Fra den 1. maj."]


def test_a_booklet_has_areas_and_a_pool_has_projects():
    areas = {**SAID, "bofællesskabet egely": "area", "hvad vil vi opnå": "objective", "aktivitetshuset": "plan"}
    booklet = read_mapped(document(), Mapping("sammendrag", {**areas, "sådan kan vi se det": ""}))
    assert [area.name for area in booklet.areas] == ["Bofællesskabet Egely"]
    goals = {**SAID, "hvad vil vi opnå": "result.overall", "sådan kan vi se det": "target_group"}
    pool = read_mapped(document(), Mapping("puljerapport", goals))
    assert [project.title for project in pool.projects] == ["Bofællesskabet Egely", "Aktivitetshuset"]
    assert texts(pool.projects[1].results[0].goal) == ["Ti brugere får et frivilligt job."]


def test_the_form_s_own_words_are_suggested_and_an_earlier_mapping_first():
    found = headings(passages_of(read_bytes(b"Succeskriterie\nTi kommer.\n\nMaalet\nFlere.\n", "a.txt")))
    form = form_of_kind("handleplan")
    assert suggested(form, found).headings == {"succeskriterie": "criterion"}
    earlier = Mapping("handleplan", {"maalet": "goal"})
    assert suggested(form, found, earlier).headings == {"succeskriterie": "criterion", "maalet": "goal"}
    assert fitness(earlier, found) == 1.0
    assert fitness(Mapping("handleplan", SAID), found) == 0.0


@pytest.mark.parametrize("kind", [form.kind for form in built_in_forms()])
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_no_word_is_lost_whatever_is_said(kind: str, data: st.DataObject):
    found = document()
    values = [choice.value for choice in choices(form_of_kind(kind))]
    keys = [heading.key for heading in headings(passages_of(found))]
    said = {key: data.draw(st.sampled_from(values)) for key in keys}
    assert not lost_words(found, read_mapped(found, Mapping(kind, said)))
