"""The reader of a booklet that sums up action plans: areas, and in each its plans and attention points."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from handleplan.danish.dates import parse_years
from handleplan.danish.lines import join_lines, squeeze
from handleplan.danish.numbers import counts
from handleplan.documents import Document, Place
from handleplan.forms.definition import Form
from handleplan.forms.furniture import part_from_furniture
from handleplan.forms.line_width import FIXED, goes_on, metric_of
from handleplan.forms.prose import Prose
from handleplan.forms.reading import (
    AreaReading,
    AttentionPointReading,
    Item,
    PlanReading,
    Reading,
    ReadingWarning,
)
from handleplan.forms.text_line import TextLine, item_of, text_lines

ATTENTION = "attention"
_LONGEST_HEADING = 200
_MOST_HEADING_LINES = 3
_PAGE_NUMBER = re.compile(r"\d{1,3}\s+(?=[A-ZÆØÅ])")
_QUOTED = r"[^\"”“„»]{0,20}[\"”“„»]\s*(?P<name>[^\"”“„«»]+?)\s*[\"”“«»]"


def read_booklet(document: Document, form: Form) -> Reading:
    """The reading of a booklet."""
    return BookletReader(document, form).reading()


@dataclass
class Block:
    """Lines with nothing between them: a heading, a paragraph, or a heading and the paragraph right under it."""

    lines: list[TextLine]

    @property
    def text(self) -> str:
        return join_lines(line.text for line in self.lines)

    @property
    def is_heading(self) -> bool:
        text = self.text
        return (
            len(self.lines) <= _MOST_HEADING_LINES
            and len(text) <= _LONGEST_HEADING
            and text[-1] not in ".:;,"
            and not text[0].islower()
            and not self.lines[0].starts_item
            and not self.lines[-1].is_divided
        )


@dataclass
class Stretch:
    """What stands between two labels, under the first of them ("" before the document's first)."""

    label: str
    blocks: list[Block] = field(default_factory=list)

    def parted(self) -> tuple[list[Block], list[Block]]:
        """The label's own blocks, and those from the first heading on, which lead up to the next plan.

        What stands right under a label of a field is that field's, even where it looks like a heading.
        """
        first = 0 if self.label in ("", ATTENTION) else 1
        for number in range(first, len(self.blocks)):
            if self.blocks[number].is_heading:
                return self.blocks[:number], self.blocks[number:]
        return self.blocks, []


@dataclass
class _Plan:
    unit: str
    title: str
    fields: dict[str, tuple[Item, ...]]
    place: Place


@dataclass
class _Area:
    """An area as it is being read; ``unit`` and ``about_unit`` are the heading that the next plans stand under."""

    name: str
    place: Place
    intro: list[Item] = field(default_factory=list)
    plans: list[_Plan] = field(default_factory=list)
    points: list[AttentionPointReading] = field(default_factory=list)
    unit: str = ""
    about_unit: str = ""
    has_units: bool = False


class BookletReader:
    """Reads a booklet from its stretches: what stands between one label and the next."""

    def __init__(self, document: Document, form: Form) -> None:
        self.form = form
        self.words = form.layout["booklet"]
        self.label_names = {
            wording.casefold(): name
            for name, wordings in (
                *((entry.name, entry.labels) for entry in form.fields),
                (ATTENTION, self.words["attention"]),
            )
            for wording in wordings
        }
        lines, furniture = part_from_furniture(document, self.words["furniture"], self._is_label)
        self.lines = text_lines(lines)
        metric = metric_of(self.lines) if self.lines else FIXED
        self.prose = Prose.of(self.lines, metric, ragged=10**9, double_spaced=False)
        self.labels = [Item(squeeze(line.text), line.place) for line in furniture]
        self.unplaced: list[Item] = []
        self.warnings: list[ReadingWarning] = []
        self.areas: list[_Area] = []
        self.preface: list[Item] = []

    def reading(self) -> Reading:
        lead: list[Block] = []
        for stretch in self._stretches():
            own, following = stretch.parted()
            if stretch.label == self.form.fields[0].name or (stretch.label != ATTENTION and self._begins_plan(lead)):
                self._begin_plan(lead, stretch)
            elif stretch.label == ATTENTION:
                self._close(lead)
            else:
                self.unplaced += self._items(lead)
            if stretch.label == "":
                self.preface = self._items(own)
            elif stretch.label == ATTENTION:
                self._read_points(own)
            else:
                self._read_field(stretch.label, own)
            lead = following
        self._close(lead)
        text = " ".join(item.text for item in self.preface)
        return Reading(
            kind=self.form.kind,
            areas=tuple(self._area(area) for area in self.areas),
            focus_area=self._focus(text),
            period=parse_years(text),
            unplaced=(*self.preface, *self.unplaced),
            labels=tuple(self.labels),
            warnings=tuple(self.warnings),
        )

    def _begins_plan(self, lead: Sequence[Block]) -> bool:
        """Whether what stands before a label other than a plan's first begins a plan all the same.

        Lines that only look like a heading don't: they are the field's before them.
        """
        return False

    def _is_label(self, text: str) -> bool:
        return text.strip(" :").casefold() in self.label_names

    def _stretches(self) -> Iterable[Stretch]:
        """The text from label to label, in blocks."""
        stretch = Stretch("")
        before: TextLine | None = None
        for line in self.lines:
            if self._is_label(line.text):
                yield stretch
                stretch, before = Stretch(self.label_names[line.text.strip(" :").casefold()]), None
                self.labels.append(item_of([line]))
                continue
            apart = before is None or line.blanks or line.after_cut
            if before is None or (apart and not goes_on(before, line)):
                stretch.blocks.append(Block([line]))
            else:
                stretch.blocks[-1].lines.append(line)
            before = line
        yield stretch

    def _begin_plan(self, lead: Sequence[Block], stretch: Stretch) -> None:
        """Read what leads up to a plan: perhaps an area and its introduction, perhaps a unit, and the plan's title."""
        title: str | None = None
        unit_heading: Block | None = None
        place = (lead[-1] if lead else stretch.blocks[0]).lines[0].place if lead or stretch.blocks else Place()
        for heading, text in under_headings(lead):
            name = self._name(heading, text)
            is_last = heading is lead[-1]
            if unit_heading and not is_last:
                self.unplaced.append(item_of(unit_heading.lines))
                unit_heading = None
            if self._announces(name, text):
                self._begin_area(name, heading, text)
            elif self.areas and not is_last:
                unit_heading = heading
                self.areas[-1].unit, self.areas[-1].about_unit = name, " ".join(block.text for block in text)
                self.areas[-1].intro += self._items(text)
            elif is_last:
                title = name
            else:
                self.unplaced += self._items([heading, *text])
        if not self.areas:
            self.areas.append(_Area("", place))
        if not lead:
            message = "Her begynder en handleplan uden overskrift; skriv, hvad den hedder."
            self.warnings.append(ReadingWarning("no_title", message, place))
        unit, title = self._unit_and_title(self.areas[-1], title, is_under_unit=unit_heading is not None)
        self.areas[-1].plans.append(_Plan(unit, title, {}, place))

    def _begin_area(self, name: str, heading: Block, text: Sequence[Block]) -> None:
        area = _Area(name, heading.lines[0].place, self._items(text))
        announcement = " ".join(block.text for block in text)
        within = "|".join(map(re.escape, self.words["within"]))
        units = "|".join(map(re.escape, self.words["units"]))
        area.has_units = re.search(rf"\b(?:{within})\s+(?:\w+\s+){{0,2}}(?:{units})\b", announcement) is not None
        self.areas.append(area)

    def _unit_and_title(self, area: _Area, heading: str | None, is_under_unit: bool) -> tuple[str, str]:
        """Whether the heading right over a plan is its title, or its unit's name, which then holds for it alone.

        It is a title right under a unit's heading, where the text under that heading names it, and in an area whose
        introduction speaks of no units.
        """
        if heading is None:
            return area.unit, ""
        if is_under_unit or not area.has_units or _folded(heading) in _folded(area.about_unit):
            return area.unit, heading
        area.unit, area.about_unit = heading, ""
        return heading, ""

    def _name(self, heading: Block, text: Sequence[Block]) -> str:
        """The heading's text, without a page number that was set right before it."""
        name = heading.text
        number = _PAGE_NUMBER.match(name)
        if number and any(block.text.startswith(name[number.end() :]) for block in text):
            self.labels.append(Item(number.group().strip(), heading.lines[0].place))
            return name[number.end() :]
        return name

    def _announces(self, name: str, text: Sequence[Block]) -> bool:
        """Whether the text under a heading introduces an area: it names it, and speaks of its plans."""
        plans = re.compile(rf"\b(?:{'|'.join(map(re.escape, self.words['plans']))})\b", re.IGNORECASE)
        return any(name in block.text for block in text) and any(plans.search(block.text) for block in text)

    def _read_field(self, name: str, blocks: Sequence[Block]) -> None:
        if name in {entry.name for entry in self.form.fields} and self.areas and self.areas[-1].plans:
            fields = self.areas[-1].plans[-1].fields
            fields[name] = (*fields.get(name, ()), *self._items(blocks))
        else:
            self.unplaced += self._items(blocks)

    def _read_points(self, blocks: Sequence[Block]) -> None:
        """Attention points: each a title on a line of its own and the text right under it."""
        area = self.areas[-1] if self.areas else None
        title, lines, place = "", list[TextLine](), Place()
        points: list[AttentionPointReading] = []
        for block in blocks:
            titled = self._title_lines(block)
            if titled:
                points += self._point(title, lines, place)
                title = join_lines(line.text for line in block.lines[:titled])
                lines, place = list(block.lines[titled:]), block.lines[0].place
            elif title:
                lines += block.lines
            elif area:
                area.intro += self._items([block])
            else:
                self.unplaced += self._items([block])
        points += self._point(title, lines, place)
        if area:
            area.points += points
        else:
            self.unplaced += [item for point in points for item in (Item(point.title, point.place), *point.text)]

    def _point(self, title: str, lines: Sequence[TextLine], place: Place) -> list[AttentionPointReading]:
        return [AttentionPointReading(title, self.prose.items(lines), place)] if title else []

    def _title_lines(self, block: Block) -> int:
        """How many of a block's first lines are a title: none where its sentences begin at once."""
        for taken in range(1, min(len(block.lines), _MOST_HEADING_LINES)):
            head = Block(block.lines[:taken])
            last, following = head.lines[-1], block.lines[taken]
            if goes_on(last, following) or following.starts_small:
                continue
            return taken if head.is_heading and self.prose.had_room(last, following) else 0
        return 0

    def _close(self, lead: Sequence[Block]) -> None:
        """What stands after the last plan: perhaps an area without plans of its own."""
        for heading, text in under_headings(lead):
            name = self._name(heading, text)
            if self._announces(name, text):
                self._begin_area(name, heading, text)
            else:
                self.unplaced += self._items([heading, *text])

    def _items(self, blocks: Iterable[Block]) -> list[Item]:
        return list(self.prose.items([line for block in blocks for line in block.lines]))

    def _focus(self, text: str) -> str:
        found = re.search(rf"\b(?:{'|'.join(self.words['focus'])})\b{_QUOTED}", text)
        return found["name"] if found else ""

    def _area(self, area: _Area) -> AreaReading:
        plans = tuple(PlanReading(p.unit, p.title, fields=p.fields, place=p.place) for p in area.plans)
        self._count(area)
        return AreaReading(area.name, tuple(area.intro), plans, tuple(area.points), area.place)

    def _count(self, area: _Area) -> None:
        """Warn where the introduction announces another number than is there.

        Where it announces plans and the units that they are of, a missing plan is missed once.
        """
        listed = {
            "plans": (len(area.plans), "handleplaner"),
            "units": (len({plan.unit for plan in area.plans if plan.unit}) if area.has_units else None, "områder"),
            "points": (len(area.points), "opmærksomhedspunkter"),
        }
        intro = " ".join(item.text for item in area.intro)
        missed: set[str] = set()
        for name, (number, noun) in listed.items():
            announced = next((count.number for count in counts(intro, tuple(self.words[name]))), None)
            if announced in (None, number) or number is None or (name == "units" and "plans" in missed):
                continue
            missed.add(name)
            message = (
                f"{area.name} bebuder {announced} {noun}, men der står {number}; "
                "se efter, om noget mangler, eller ret tallet."
            )
            self.warnings.append(ReadingWarning("announced_count", message, area.place))


def under_headings(blocks: Sequence[Block]) -> list[tuple[Block, list[Block]]]:
    """Each heading with the paragraphs under it. The first block is a heading."""
    found: list[tuple[Block, list[Block]]] = []
    for number, block in enumerate(blocks):
        if number == 0 or block.is_heading:
            found.append((block, []))
        else:
            found[-1][1].append(block)
    return found


def _folded(text: str) -> str:
    return re.sub(r"\W+", " ", text).casefold().strip()
