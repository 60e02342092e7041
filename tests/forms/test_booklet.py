import random
import re

from hypothesis import given, settings
from hypothesis import strategies as st

from forms.reports import BOOKLET
from handleplan.documents import read_text
from handleplan.forms.accounting import lost_words
from handleplan.forms.booklet import read_booklet
from handleplan.forms.definition import form_of_kind
from handleplan.forms.reading import Item, Reading
from texts import document


def reading_of(text: str) -> Reading:
    return read_booklet(document(text), form_of_kind("sammendrag"))


def texts(items: tuple[Item, ...]) -> list[str]:
    return [item.text for item in items]


def test_focus_area_and_period_stand_in_the_preface() -> None:
    reading = reading_of(BOOKLET)
    assert reading.focus_area == "Flere i fællesskab"
    assert reading.period == "2031-2032"


def test_an_area_is_known_by_the_introduction_under_its_heading() -> None:
    culture, care = reading_of(BOOKLET).areas
    assert culture.name == "Kulturområdet"
    assert texts(culture.intro) == [
        "Kulturområdet har udarbejdet to handleplaner og ét opmærksomhedspunkt for 2031-2032:",
        "Ud over de to handleplaner følger området et tiltag, som andre står for.",
    ]
    assert care.name == "Ældre- og Plejeområdet"


def test_a_plan_has_its_heading_as_title_and_its_paragraphs_as_items() -> None:
    library = reading_of(BOOKLET).areas[0].plans[0]
    assert (library.unit, library.title) == ("", "Bibliotek for alle")
    assert texts(library.fields["effort"]) == [
        "Der sættes skilte med store bogstaver op, og der kommer en elevator i hovedbiblioteket.",
        "De ansatte lærer at tale tydeligt.",
    ]


def test_a_plan_under_a_units_heading_has_that_unit_and_no_title() -> None:
    plans = reading_of(BOOKLET).areas[1].plans
    assert [(plan.unit, plan.title) for plan in plans] == [
        ("Plejecentrene", ""),
        ("Tandplejen", "Rene tænder"),
        ("Tandplejen", "Besøg hos de ældste"),
    ]


def test_an_attention_point_is_a_title_and_the_text_under_it() -> None:
    (point,) = reading_of(BOOKLET).areas[0].attention_points
    assert point.title == "Ny lov om lydbøger"
    assert texts(point.text) == ["Der ventes en ny lov i 2032. Området holder øje med, hvad den betyder for borgerne."]


def test_a_wrong_number_of_announced_plans_is_warned_of() -> None:
    assert not reading_of(BOOKLET).warnings
    (warning,) = reading_of(BOOKLET.replace("udarbejdet to handleplaner", "udarbejdet fire handleplaner")).warnings
    assert warning.code == "announced_count"
    assert warning.message == (
        "Kulturområdet bebuder 4 handleplaner, men der står 2; se efter, om noget mangler, eller ret tallet."
    )


def test_plans_and_their_units_announced_in_one_sentence_are_missed_once() -> None:
    announced = "Ældre- og Plejeområdet har udarbejdet {} handleplaner indenfor {} områder"
    (as_it_is,) = re.findall(r"Ældre- og Plejeområdet [^\n]*handleplaner[^\n]*", BOOKLET)
    (warning,) = reading_of(BOOKLET.replace(as_it_is, f"{announced.format('fem', 'fem')}:")).warnings
    assert "5 handleplaner, men der står 3" in warning.message


@settings(max_examples=100, deadline=None)
@given(st.randoms(use_true_random=False))
def test_a_damaged_booklet_loses_no_word(chance: random.Random) -> None:
    lines = [line for line in BOOKLET.splitlines() if chance.random() > 0.15]
    text = read_text(f"Kultur\n{chr(10).join(lines[: chance.randint(0, len(lines))])}\n".encode(), "hæfte.txt")
    assert not lost_words(text, read_booklet(text, form_of_kind("sammendrag")))
