from handleplan.documents.blocks import blocks
from handleplan.forms.line_width import FIXED
from handleplan.forms.paragraphs import LineEnds, Setting, line_ends_of, paragraphs
from texts import document

WIDTH = FIXED("x" * 30)


def items(text: str, ends: LineEnds = LineEnds()) -> list[str]:  # noqa: B008 (a frozen value)
    return [item.text for item in paragraphs(blocks(document(text).lines), Setting(FIXED, WIDTH, ends))]


def test_a_line_that_had_room_for_the_next_word_ends_its_paragraph() -> None:
    assert items("Borgerne får den støtte, som de\nhar brug for.\nDe deltager i fællesskaber.\n") == [
        "Borgerne får den støtte, som de har brug for.",
        "De deltager i fællesskaber.",
    ]


def test_a_full_line_goes_on() -> None:
    assert items("Vi holder møder hver måned. \nMedarbejderne er glade for dem.\n") == [
        "Vi holder møder hver måned. Medarbejderne er glade for dem.",
    ]


def test_bullets_and_numbers_begin_items_and_their_blank_lines_do_not() -> None:
    assert items("• Have fokus på\n\nfællesskabet\n• Støtte borgerne\n\n1. Afsøge viden\n2. Drøfte den\n") == [
        "• Have fokus på fællesskabet",
        "• Støtte borgerne",
        "1. Afsøge viden",
        "2. Drøfte den",
    ]


def test_a_dash_is_a_bullet_in_a_list_and_a_dash_in_a_sentence() -> None:
    assert items("Vi vil:\n- At spise sammen\n- At gå ture\n") == ["Vi vil:", "- At spise sammen", "- At gå ture"]
    assert items("Vi bruger konkrete projekter\n– med fokus på øget frihed.\n") == [
        "Vi bruger konkrete projekter – med fokus på øget frihed.",
    ]


def test_double_spaced_lines_are_one_paragraph() -> None:
    assert items("Vi støtter, at borgerne mestrer\n\neget liv ud fra deres drømme\n\nog håb.\n\nVi går ture.\n") == [
        "Vi støtter, at borgerne mestrer eget liv ud fra deres drømme og håb.",
        "Vi går ture.",
    ]


def test_a_short_line_is_a_paragraph_of_its_own() -> None:
    assert items("K:\nDer er fokus på mad.\nGåture\nSvømning\n") == [
        "K:",
        "Der er fokus på mad.",
        "Gåture",
        "Svømning",
    ]


def test_statements_that_begin_alike_are_apart() -> None:
    assert items("Have fokus på borgernes ønsker.\nHave fokus på fællesskaber.\n") == [
        "Have fokus på borgernes ønsker.",
        "Have fokus på fællesskaber.",
    ]


def test_an_item_knows_where_it_stood() -> None:
    (item,) = paragraphs(blocks(document("en tekst i\n to sider\n").lines), Setting(FIXED, WIDTH))
    assert (item.place.page, item.place.first_line, item.place.last_line) == (1, 1, 2)


def test_the_spaces_at_line_ends_tell_where_paragraphs_end() -> None:
    wrapped = "Her er en linje, som går \nvidere på den næste linje.\n\n" * 10
    assert line_ends_of(list(document(wrapped).lines)).bare_ends_paragraph
    assert items(
        "Alle sørger for at gøre det.\nVigtigt er det, at man er der.\n", LineEnds(bare_ends_paragraph=True)
    ) == [
        "Alle sørger for at gøre det.",
        "Vigtigt er det, at man er der.",
    ]
