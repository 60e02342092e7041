"""The numbered sections of a report ("1.1 Baggrund") as headings and text."""

from collections.abc import Iterable

from handleplan.publishing.blocks import Block, Heading, Paragraphs, words_of
from handleplan.publishing.content import SectionContent


def section_blocks(sections: Iterable[SectionContent], chapter: str) -> list[Block]:
    """The sections with headings as deep as their numbers say; no level is ever skipped.

    ``chapter`` is the heading over sections that have no chapter of their own ("1.1" without a "1").
    """
    blocks: list[Block] = []
    above = 0
    for section in sections:
        if above == 0 and _depth(section.number) > 1:
            blocks.append(Heading(1, chapter))
            above = 1
        above = min(_depth(section.number), above + 1)
        blocks.append(Heading(above, f"{section.number} {section.title}".strip()))
        if section.texts:
            blocks.append(Paragraphs(words_of(section.texts)))
    return blocks


def _depth(number: str) -> int:
    return len([part for part in number.split(".") if part]) or 1
