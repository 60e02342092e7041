"""The same plan in HTML and Markdown is read as in Word, and every word of any such file is accounted for."""

from html import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forms.structured.invented import OTHER, PLAN
from forms.structured.test_accounting import assert_nothing_lost
from forms.structured.test_handleplan import plain
from handleplan.documents import UnreadableFile, read_bytes
from handleplan.forms.as_json import as_json
from handleplan.forms.read import read
from plan_layouts import GOALS, REVISION, STATUS, TEXTS, THEMES, TICK, Plan

Table = list[list[list[str]]]


def blocks(plan: Plan) -> list[tuple[int, list[str]] | Table]:
    """The plan as headings (level and text), paragraphs (level 0) and tables of cells of paragraphs."""
    boxes = [f"{'☒' if theme in plan['themes_checked'] else '☐'} {theme}" for theme in THEMES]
    found: list[tuple[int, list[str]] | Table] = [
        (1, [f"Handleplan fra: {plan['unit']}"]),
        (0, [f"{TICK}:"]),
        (0, boxes),
    ]
    for name, label in TEXTS.items():
        found += [(2, [label]), (0, plan[name])]
    found.append([[[label] for label, _ in GOALS.values()], [plan[name] for name in GOALS]])
    for report in plan["reports"]:
        found.append((2, [f"Status {report['year']}"]))
        found.append([[[label] for label in STATUS.values()], [report[name] for name in STATUS]])
    if plan["revision"]:
        found.append((2, [REVISION.format(plan["revision"]["period"])]))
        found.append([[[label] for label, _ in GOALS.values()], [plan["revision"][name] for name in GOALS]])
    return found


def html(*plans: Plan) -> bytes:
    def paragraphs(texts: list[str]) -> str:
        return "".join(f"<p>{escape(text)}</p>" for text in texts)

    pieces = []
    for block in (block for plan in plans for block in blocks(plan)):
        if isinstance(block, tuple):
            level, texts = block
            pieces.append(f"<h{level}>{escape(texts[0])}</h{level}>" if level else paragraphs(texts))
        else:
            rows = ("".join(f"<td>{paragraphs(cell)}</td>" for cell in row) for row in block)
            pieces.append(f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>")
    return f"<!doctype html><html><body>{''.join(pieces)}</body></html>".encode()


def test_html_says_the_same() -> None:
    found = plain(as_json(read(read_bytes(html(PLAN, OTHER), "plan.html"))))
    assert found["plans"] == [PLAN, OTHER]


_WORDS = st.sampled_from(
    [
        "Handleplan fra: Haven",
        "Mål",
        "Delmål",
        "Status 2023",
        "Vi har…",
        "X",
        "☒ Boligforhold",
        "At gå.",
        "Enhed",
        "1.",
        "",
    ]
)
_TAGS = st.sampled_from(["p", "h1", "h2", "li", "td", "th", "table", "tr", "ul", "ol", "div", "b", "caption", "pre"])


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(_TAGS, _WORDS, st.booleans()), max_size=25))
def test_no_word_of_any_html_is_lost(parts: list[tuple[str, str, bool]]) -> None:
    """Also where tags are not closed."""
    body = "".join(f"<{tag}>{text}{f'</{tag}>' if closed else ''}" for tag, text, closed in parts)
    _check(f"<!doctype html><html><body>{body}".encode(), "plan.html")


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(["", "# ", "## ", "- ", "1. ", "| ", "> ", "    "]), _WORDS), max_size=25))
def test_no_word_of_any_markdown_is_lost(parts: list[tuple[str, str]]) -> None:
    _check("\n".join(f"{sign}{text}" for sign, text in parts).encode(), "plan.md")


@pytest.mark.parametrize("cut", [50, 90, 130])
def test_no_word_of_a_file_that_was_cut_is_lost(cut: int) -> None:
    data = html(PLAN, OTHER)
    _check(data[: cut * len(data) // 150], "plan.html")


def _check(data: bytes, name: str) -> None:
    try:
        document = read_bytes(data, name)
    except UnreadableFile:
        return
    if document.elements:
        assert_nothing_lost(document)
