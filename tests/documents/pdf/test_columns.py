"""Tables without ruling lines, and running text in columns."""

from typeset import read


def test_labels_at_the_left_and_text_at_the_right() -> None:
    source = """#grid(columns: (4cm, 1fr), row-gutter: 10pt,
      [Indsats], [Flere på cykel til arbejde],
      [Formål], [Bedre sundhed i hele huset, så flere bliver ved, og så færre bliver syge af at sidde ned hele dagen på
        deres kontor],
      [Økonomi], [])"""
    (table,) = read(source)
    assert table == [
        ["Indsats", "Flere på cykel til arbejde"],
        [
            "Formål",
            "Bedre sundhed i hele huset, så flere bliver ved, og så færre bliver syge af at sidde ned hele dagen på "
            "deres kontor",
        ],
        ["Økonomi", ""],
    ]


def test_columns_that_stand_close_and_end_at_different_heights() -> None:
    source = """#grid(columns: (1fr, 1fr, 1fr), column-gutter: 8pt, row-gutter: 12pt,
      [*Mål*], [*Delmål*], [*Handlemål*],
      [Borgere med handicap får et arbejde, som de kan holde til, og hvor de bliver en del af huset.],
      [Vi skaber gode pladser.],
      [Der findes en kontaktperson på hvert center, og der bliver holdt møde to gange om året med alle.])"""
    (table,) = read(source)
    assert isinstance(table, list)
    assert [row[0] for row in table] == [
        "Mål",
        "Borgere med handicap får et arbejde, som de kan holde til, og hvor de bliver en del af huset.",
    ]
    assert [row[1] for row in table] == ["Delmål", "Vi skaber gode pladser."]


def test_rows_between_horizontal_lines() -> None:
    source = """#table(columns: (1fr, 1fr), stroke: (x: none, y: 0.5pt), [Vi har], [Vi har opnået],
      [Holdt kurser.\n\nKøbt cykler.], [Flere cykler], [Talt med alle], [Ingenting])"""
    assert read(source) == [
        [
            ["Vi har", "Vi har opnået"],
            [["Holdt kurser.", "Købt cykler."], "Flere cykler"],
            ["Talt med alle", "Ingenting"],
        ]
    ]


def test_ticks_in_a_column_of_their_own() -> None:
    source = """#grid(columns: (2cm, 1fr), row-gutter: 8pt,
      [X], [Boligforhold], [], [Skole], [], [Fritid og kultur], [X], [Tilgængelighed])"""
    assert read(source) == [[["X", "Boligforhold"], ["", "Skole"], ["", "Fritid og kultur"], ["X", "Tilgængelighed"]]]


def test_text_before_and_after_is_no_part_of_the_table() -> None:
    source = """Før tabellen.

      #grid(columns: (4cm, 1fr), row-gutter: 8pt, [Formål], [Sundhed], [Arena], [Skolen])

      #v(1em)
      Efter tabellen står der mere, og det er så langt, at det går hen over begge tabellens kolonner og brydes."""
    assert [type(element) for element in read(source)] == [str, list, str]


def test_running_text_in_columns_is_read_column_by_column() -> None:
    left, right = (f"{word} " + "er et ord, som der kan siges meget om her. " * 12 for word in ("Først", "Derefter"))
    text = read(f"#grid(columns: (1fr, 1fr), column-gutter: 1cm)[{left}][{right}]")
    assert [str(element)[:8] for element in text] == ["Først er", "Derefter"]


def test_a_line_with_a_tab_is_a_line() -> None:
    assert read("Navn: Ane #h(3cm) Dato: 1. maj\n\nIndsatsen er god, og den er lang nok til en linje.")[0] == (
        "Navn: Ane Dato: 1. maj"
    )


def test_bullets_stand_in_their_column() -> None:
    bullets = ("Vi har holdt kurser for alle medarbejdere.", "Vi har ringet.", "Vi har talt med naboerne om det.")
    goals = "[Flere går, og de går længere hver dag.]"
    lists = ", ".join(f"[{' '.join(f'- {text}{chr(10)}' for text in bullets)}]" for _ in range(2))
    source = f"#grid(columns: (4cm, 5cm, 5cm), gutter: 6mm, [Mål], [Handlemål], [Succeskriterier], {goals}, {lists})"
    cell = [f"•| {text}" for text in bullets]
    assert read(source) == [[["Mål", "Handlemål", "Succeskriterier"], [goals[1:-1], cell, cell]]]
