"""A project's profile in a pool's status report: its owner, title and duration, and its answers under labels."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from handleplan.danish.dates import parse_period
from handleplan.danish.lines import join_lines
from handleplan.danish.numbers import parse_kroner
from handleplan.documents import Place
from handleplan.forms.definition import Form
from handleplan.forms.line_width import Metric, goes_on
from handleplan.forms.prose import Prose
from handleplan.forms.reading import Item, ReadingWarning
from handleplan.forms.text_line import TextLine, item_of

_MIN_LABELS = 3
_MIN_FULL = 3
_QUOTES = '"”“„»«'
_TITLE = re.compile(rf"[{_QUOTES}](?P<title>.+)[{_QUOTES}]", re.DOTALL)
_TRIMMED = " .:;,-–" + _QUOTES


@dataclass
class Entry:
    """A label, the lines that it stood on, and the lines of its text."""

    name: str
    label: list[Item]
    lines: list[TextLine] = field(default_factory=list)


@dataclass(frozen=True)
class Profile:
    """What a project's profile says."""

    owner: str = ""
    title: str = ""
    start: str = ""
    end: str = ""
    budget_dkk: int | None = None
    fields: Mapping[str, tuple[Item, ...]] = field(default_factory=dict)
    labels: tuple[Item, ...] = ()
    unplaced: tuple[Item, ...] = ()
    warnings: tuple[ReadingWarning, ...] = ()


class ProfileForm:
    """The labels of a profile, in the order in which the form has them."""

    def __init__(self, form: Form) -> None:
        layout: Mapping[str, Any] = form.layout["profile"]
        wordings: dict[str, Sequence[str]] = {
            "project": layout["project"],
            "duration": layout["duration"],
            **{entry.name: entry.labels for entry in form.fields},
            "budget": layout["budget"],
            "read_more": layout["read_more"],
        }
        self.names = tuple(wordings)
        self.fields = tuple(entry.name for entry in form.fields)
        self._patterns = [
            (name, re.compile(rf"(?:{'|'.join(sorted(map(re.escape, words), key=len, reverse=True))})(?=\s|:|$):?\s*"))
            for name, words in wordings.items()
        ]

    def entries(self, lines: Sequence[TextLine]) -> tuple[list[TextLine], list[Entry]]:
        """The lines before the first label, and the labels with their text.

        A label's word may begin a line of running text too; but the labels come in the form's order, each once. So the
        longest series of them in that order is the profile's.
        """
        taken = dict(self._longest_series(lines))
        before: list[TextLine] = []
        entries: list[Entry] = []
        skip = 0
        for number, line in enumerate(lines):
            if skip:
                skip -= 1
            elif number in taken:
                name, length, count = taken[number]
                entries.append(Entry(name, self._label(lines[number : number + count], length)))
                skip = count - 1
                rest = lines[number + count - 1].without_start(length if count == 1 else len(lines[number + 1].text))
                if rest.text:
                    entries[-1].lines.append(rest)
            else:
                (entries[-1].lines if entries else before).append(line)
        return before, entries

    def _label(self, lines: Sequence[TextLine], length: int) -> list[Item]:
        if len(lines) > 1:
            return [item_of(lines)]
        return [Item(lines[0].text[:length].strip(), lines[0].place)]

    def _longest_series(self, lines: Sequence[TextLine]) -> list[tuple[int, tuple[str, int, int]]]:
        best: list[list[tuple[int, tuple[str, int, int]]]] = [[] for _ in self.names]
        for number in range(len(lines)):
            for rank, length, count in self._labels_at(lines, number):
                series = max((best[earlier] for earlier in range(rank)), key=len, default=[])
                if len(series) + 1 > len(best[rank]):
                    best[rank] = [*series, (number, (self.names[rank], length, count))]
        return max(best, key=len)

    def _labels_at(self, lines: Sequence[TextLine], number: int) -> Iterable[tuple[int, int, int]]:
        """The labels that a line begins with, or that it and the next are: rank, length, lines."""
        line = lines[number]
        for rank, (_, pattern) in enumerate(self._patterns):
            if found := pattern.match(line.text):
                yield rank, found.end(), 1
            elif line.is_divided and number + 1 < len(lines):
                both = join_lines([line.text, lines[number + 1].text])
                if (found := pattern.match(both)) and found.end() == len(both):
                    yield rank, found.end(), 2


def is_profile(entries: Iterable[Entry], has_results: bool) -> bool:
    """Whether the labels found are a project's, and not those of a text that explains them."""
    names = {entry.name for entry in entries}
    return {"project", "duration"} <= names or (has_results and len(names) >= _MIN_LABELS)


def labels_in_line(entries: Sequence[Entry], metric: Metric) -> int:
    """1 where the labels push their texts' first lines in, -1 where they stand in a column of their own, else 0.

    Where they push them in, the first lines are as wide as one another only with their labels.
    """
    full = [entry for entry in entries if len(entry.lines) > 1 and goes_on(entry.lines[0], entry.lines[1])]
    if len(full) < _MIN_FULL:
        return 0
    alone = [metric(entry.lines[0].text) for entry in full]
    together = [width + _indent(entry, metric) for entry, width in zip(full, alone, strict=True)]
    return 1 if max(together) - min(together) < max(alone) - min(alone) else -1


def read_profile(
    entries: Sequence[Entry], form: ProfileForm, prose: Prose, heading: str, place: Place, in_line: bool
) -> Profile:
    """The profile that stands under the labels.

    ``heading`` names the owner where the profile itself doesn't; ``in_line`` says that the labels stand in their
    texts' column and push the first line in.
    """
    by_name = {entry.name: entry for entry in entries}
    labels = [item for entry in entries for item in entry.label]
    warnings: list[ReadingWarning] = []
    owner, title = _owner_and_title(by_name.get("project"), heading)
    if not title:
        message = f"Projektet „{owner}“ har ingen titel i anførselstegn; skriv, hvad det hedder."
        warnings.append(ReadingWarning("no_title", message, place))
    start, end = _duration(by_name.get("duration"), owner, place, warnings)
    if in_line:
        widest = (_indent(entry, prose.metric) + prose.metric(entry.lines[0].text) for entry in entries if entry.lines)
        prose = replace(prose, width=max(prose.width, *widest))
    fields = {name: _answer(by_name[name], prose, in_line) if name in by_name else () for name in form.fields}
    budget = _budget(by_name.get("budget"), owner, place, warnings)
    for name in ("project", "duration", "budget", "read_more"):
        labels += [item_of([line]) for line in by_name[name].lines] if name in by_name else []
    return Profile(owner, title, start, end, budget, fields, tuple(labels), (), tuple(warnings))


def _answer(entry: Entry, prose: Prose, in_line: bool) -> tuple[Item, ...]:
    return prose.items(entry.lines, _indent(entry, prose.metric) if in_line else 0)


def _indent(entry: Entry, metric: Metric) -> int:
    return metric(" ".join(item.text for item in entry.label) + " ")


def _owner_and_title(entry: Entry | None, heading: str) -> tuple[str, str]:
    """The owner, and the title in quotation marks after it."""
    text = join_lines(line.text for line in entry.lines) if entry else ""
    found = _TITLE.search(text)
    if found is None:
        return text.strip(_TRIMMED) or heading, ""
    owner = text[: found.start()].strip().rstrip(":;,-–" + _QUOTES).strip()
    return owner.removesuffix(".") if owner.count(".") == 1 else owner, found["title"].strip(" " + _QUOTES)


def _duration(entry: Entry | None, owner: str, place: Place, warnings: list[ReadingWarning]) -> tuple[str, str]:
    start, end = parse_period(join_lines(line.text for line in entry.lines)) if entry else ("", "")
    if not (start and end):
        message = f"Projektet „{owner}“ har ingen varighed, der kan læses; skriv, hvornår det begynder og slutter."
        warnings.append(ReadingWarning("no_duration", message, place))
    elif start > end:
        message = f"Projektet „{owner}“ slutter, før det begynder; ret den af datoerne, der er forkert."
        warnings.append(ReadingWarning("dates_in_reverse", message, place))
    return start, end


def _budget(entry: Entry | None, owner: str, place: Place, warnings: list[ReadingWarning]) -> int | None:
    amount = parse_kroner(join_lines(line.text for line in entry.lines)) if entry else None
    if amount is None:
        message = f"Projektet „{owner}“ har intet budget, der kan læses; skriv beløbet."
        warnings.append(ReadingWarning("no_budget", message, place))
    return amount
