"""A unit that goes by several names, within a document and from one to another."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from handleplan.danish.names import name_key, parts_of_name, short_name
from handleplan.danish.written import written_list
from handleplan.documents import Place
from handleplan.forms.checks.passages import passages, plans_of
from handleplan.forms.checks.source import Found, Source
from handleplan.forms.definition import form_of_kind
from handleplan.forms.labels import heading_labels
from handleplan.forms.reading import Reading, ReadingWarning

_ALIKE = 7
"""So many letters that two words begin or end with make "Aktivitetshuset" and "Aktivitetscentret" alike."""


@dataclass
class _Name:
    """A name as it is spelled, with where it first stood and the documents in which it is a plan's own heading."""

    text: str
    source: int
    place: Place
    heads: set[int] = field(default_factory=set)


def several_names(sources: Sequence[Source]) -> Iterator[Found]:
    names = _names(sources)
    for group in _groups(names):
        last = max(group, key=lambda name: (name.source, name.place.first_line or 0))
        listed = written_list([f"„{name.text}“" for name in group])
        message = f"Enheden kaldes {listed}; vælg ét navn, og brug det overalt."
        yield Found(last.source, ReadingWarning("several_names", message, last.place))
    yield from _other_names_in_the_text(sources)


def is_same_unit(one: str, other: str) -> bool:
    """Whether two names are certainly meant for one unit, however they are spelled.

    >>> is_same_unit("Hjemme- og sygeplejen", "Syge- og hjemmeplejen")
    True
    >>> is_same_unit("Sundhed - Tandplejen", "Tandplejen"), is_same_unit("Sundhed - Tandplejen", "Sundhed")
    (True, False)
    """
    keys = [{name_key(name), name_key(short_name(name)), name_key(parts_of_name(name)[1])} for name in (one, other)]
    letters = [sorted(filter(str.isalnum, name.casefold())) for name in (one, other)]
    return bool(keys[0] & keys[1]) or letters[0] == letters[1]


def may_be_same_unit(one: str, other: str) -> bool:
    """Whether one name is the other with more words: "Møllevangen", "Bostedet Møllevangen"."""
    if is_same_unit(one, other) or _is_shortened(one, other):
        return True
    shorter, longer = sorted((one, other), key=len)
    if name_key(parts_of_name(longer)[0]) == name_key(shorter):
        return False
    return bool(name_key(shorter)) and set(name_key(shorter)) < set(name_key(longer))


def _is_shortened(one: str, other: str) -> bool:
    """Whether one name is only the other up to its comma: "Dagtilbud", "Dagtilbud, § 103". Nobody is misled."""
    shorter, longer = sorted((one, other), key=len)
    return longer.startswith(f"{shorter},")


def _names(sources: Sequence[Source]) -> list[_Name]:
    found: dict[str, _Name] = {}
    for number, source in enumerate(sources):
        for plan in plans_of(source.reading):
            if plan.unit:
                name = found.setdefault(_spelling(plan.unit), _Name(plan.unit, number, plan.place))
                name.heads.add(number)
        for text, place in _outline(source.reading):
            found.setdefault(_spelling(text), _Name(text, number, place))
    return list(found.values())


def _spelling(name: str) -> str:
    """The name without what nobody would call another name: case, punctuation, "&" for "og"."""
    plain = re.sub(r"\([^()]*\)", " ", name.casefold()).replace("&", " og ")
    return " ".join(re.findall(r"[\w§]+", plain))


def _outline(reading: Reading) -> Iterator[tuple[str, Place]]:
    """The units that a list of contents or a PDF's bookmarks name."""
    headings = form_of_kind(reading.kind).layout.get("headings", {})
    labels = heading_labels("outline", headings.get("outline", ()))
    for item in reading.labels:
        if found := next((match for label in labels if (match := label.pattern.match(item.text))), None):
            yield found["unit"].strip(), item.place


def _groups(names: Sequence[_Name]) -> list[list[_Name]]:
    """The names that are one unit's, put together. Two headings of one document are two units."""
    group_of = {index: index for index in range(len(names))}
    for same in (is_same_unit, may_be_same_unit):
        pairs = [
            (one, other)
            for one, other in combinations(range(len(names)), 2)
            if not names[one].heads & names[other].heads
            and same(names[one].text, names[other].text)
            and not _is_shortened(names[one].text, names[other].text)
        ]
        for one, other in pairs:
            alone = sum(one in pair for pair in pairs) == 1 == sum(other in pair for pair in pairs)
            if same is is_same_unit or alone:
                kept, gone = sorted((group_of[one], group_of[other]))
                group_of = {index: kept if group == gone else group for index, group in group_of.items()}
    groups: dict[int, list[_Name]] = {}
    for index, name in enumerate(names):
        groups.setdefault(group_of[index], []).append(name)
    return [group for group in groups.values() if len(group) > 1]


def _other_names_in_the_text(sources: Sequence[Source]) -> Iterator[Found]:
    """Where a text says "Aktivitetscentret Broen" and the plan is of "Aktivitetshuset Broen"."""
    units = {plan.unit for source in sources for plan in plans_of(source.reading)}
    units |= {project.owner for source in sources for project in source.reading.projects}
    for kind, proper, unit in sorted(filter(None, map(_kind_and_proper, units))):
        told = re.compile(rf"\b(?P<kind>[A-ZÆØÅ]\w+)\s+{re.escape(proper)}\b")
        seen: set[str] = set()
        for number, source in enumerate(sources):
            for passage in passages(source.reading):
                for found in told.finditer(passage.item.text):
                    other = found["kind"]
                    name = f"{other} {proper}"
                    if other in seen or not _alike(kind.casefold(), other.casefold()) or name in units:
                        continue
                    seen.add(other)
                    message = f"„{name}“ er måske det samme som „{unit}“; vælg ét navn, og brug det overalt."
                    yield Found(number, ReadingWarning("several_names", message, passage.item.place))


def _kind_and_proper(unit: str) -> tuple[str, str, str] | None:
    """A name of two words with capitals, as what kind of place it is and what it is called."""
    found = re.fullmatch(r"(?P<kind>[A-ZÆØÅ]\w+)\s+(?P<proper>[A-ZÆØÅ]\w+)", unit.strip())
    return (found["kind"], found["proper"], unit) if found else None


def _alike(one: str, other: str) -> bool:
    same = (one[:_ALIKE] == other[:_ALIKE], one[-_ALIKE:] == other[-_ALIKE:])
    return one != other and min(len(one), len(other)) >= _ALIKE and any(same)
