"""Columns of text that spaces hold apart."""

from hypothesis import given, settings
from hypothesis import strategies as st

from handleplan.documents import read_bytes
from handleplan.documents.structure import paragraphs
from handleplan.forms.read import read
from typeset import outline

TABLE = """Handleplan fra: Haven

Mål                      Delmål                 Handlemål               Succeskriterier

Flere går en tur i       Vi vil gå hver dag.    Personalet spørger      Når ti går med hver
skoven hver dag, også                             alle hver morgen,     dag hele året.
når det regner.                                   også om vinteren.

Status 2023

Vi har… (handlinger)     Vi har opnået…                    Vi vil arbejde videre med…

Vi har spurgt alle.      Ni går med.                       Vi vil spørge igen.
"""


def test_columns_are_a_tables() -> None:
    document = read_bytes(TABLE.encode(), "plan.txt")
    assert outline(document.elements)[1] == [
        ["Mål", "Delmål", "Handlemål", "Succeskriterier"],
        [
            "Flere går en tur i skoven hver dag, også når det regner.",
            "Vi vil gå hver dag.",
            "Personalet spørger alle hver morgen, også om vinteren.",
            "Når ti går med hver dag hele året.",
        ],
    ]


def test_a_plan_is_read_from_them() -> None:
    (plan,) = read(read_bytes(TABLE.encode(), "plan.txt")).plans
    assert [item.text for item in plan.fields["action"]] == ["Personalet spørger alle hver morgen, også om vinteren."]
    assert [item.text for item in plan.reports[0].fields["achieved"]] == ["Ni går med."]


def test_text_that_is_only_indented_has_no_columns() -> None:
    assert read_bytes(b"   Et\n   To\n   Tre\n", "plan.txt").elements == ()


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.sampled_from(["Mål", "at gå", "• Vi går.", "x", ""]), min_size=2, max_size=4), min_size=1))
def test_no_word_is_lost(rows: list[list[str]]) -> None:
    text = "Et    to\n" + "\n".join("".join(piece.ljust(12) for piece in row) for row in rows)
    document = read_bytes(text.encode(), "plan.txt")
    around = [*document.furniture, *paragraphs(document.elements)]
    found = " ".join(f"{one.marker} {one.text}" for one in around) if around else document.text
    assert sorted(found.split()) == sorted(text.split())
