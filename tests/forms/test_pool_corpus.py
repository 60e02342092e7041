"""How well the corpus' booklet and status report are read. The report's sections are judged apart from its projects."""

import json

from forms.test_corpus import score as score_fixture
from handleplan.documents import read_file
from handleplan.forms.accounting import lost_words
from handleplan.forms.as_json import as_json
from handleplan.forms.read import read
from texts import CORPUS, SHARED, needs_corpus

pytestmark = needs_corpus

REPORT = CORPUS / "satspulje-statusrapport-2012.txt"
BOOKLET = CORPUS / "handicappolitik-sammendrag-2019-2020.txt"
score = score_fixture


def test_the_projects_are_read_as_people_read_them(score) -> None:  # type: ignore[no-untyped-def]
    gold = json.loads((SHARED / "gold" / "pulje_a.json").read_text(encoding="utf-8"))
    figures = score(gold, {**as_json(read(read_file(REPORT))), "sections": []})
    assert figures["text"] >= 0.98
    assert figures["items"] >= 0.90
    assert figures["facts"] >= 0.99


def test_the_sections_and_the_pool_are_read_as_people_read_them() -> None:
    gold = json.loads((SHARED / "gold" / "pulje_frame.json").read_text(encoding="utf-8"))
    reading = read(read_file(REPORT))
    found = {section.number: [item.text for item in section.text] for section in reading.sections}
    same = sum(
        bare(want) == bare(have)
        for section in gold["sections"]
        for want, have in zip(section["text"], found[section["number"]], strict=True)
    )
    assert same == sum(len(section["text"]) for section in gold["sections"])
    pool, frame = gold["pool"], reading.frame
    assert (frame.name, frame.period) == (pool["name"], pool["period"])
    assert (frame.total_dkk, frame.awarded_dkk) == (pool["total_dkk"], pool["disbursed_dkk"])
    assert (frame.announced_projects, frame.announced_finished) == (pool["projects"], pool["finished"])
    assert len(frame.purposes) == len(pool["purposes"])


def test_seventeen_projects_have_all_their_fields() -> None:
    reading = read(read_file(REPORT))
    assert len(reading.projects) == 17
    for project in reading.projects:
        assert all((project.owner, project.title, project.start, project.end, project.budget_dkk, project.results))
        assert all(project.fields.values())


def test_the_booklet_is_read_as_people_read_it(score) -> None:  # type: ignore[no-untyped-def]
    gold = json.loads((SHARED / "gold" / "sammendrag_a.json").read_text(encoding="utf-8"))
    figures = score(gold, as_json(read(read_file(BOOKLET))))
    assert figures["text"] >= 0.98
    assert figures["items"] >= 0.90
    assert figures["facts"] >= 0.99


def test_the_booklet_has_21_plans_in_five_areas_and_three_attention_points() -> None:
    areas = read(read_file(BOOKLET)).areas
    assert len(areas) == 5
    assert sum(len(area.plans) for area in areas) == 21
    assert sum(len(area.attention_points) for area in areas) == 3


def test_no_word_is_lost() -> None:
    for file in (REPORT, BOOKLET):
        document = read_file(file)
        assert not lost_words(document, read(document))


def bare(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())
