"""A form's labels, and whether a paragraph begins with one of them."""

import re
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from handleplan.danish.lines import squeeze
from handleplan.documents.structure import Paragraph
from handleplan.forms.definition import Field

_NUMBER_BEFORE = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})*[.)]?|[a-zA-Z][.)])\s+(?=\D)")
_AROUND = " \t\n.:;…*•·-–—\u00a0"
_HEAD_END = re.compile(r"[:(\n\t]|\s[-–—]\s")
_BRACKETS = re.compile(r"\s*\([^()]*(?:\([^()]*\)[^()]*)*\)")
_BRACKETS_ALONE = re.compile(r"\s*\([^()]*(?:\([^()]*\)[^()]*)*\)[\s.:]*")
_NOTHING_AFTER = re.compile(rf"(?:{_BRACKETS.pattern})?[ .…*]*(?P<colon>:?)\s*(?P<rest>.*)$")
_YEAR = r"(?:19|20)\d\d"
_VALUES = {"year": _YEAR, "period": rf"{_YEAR}(?:\s*[-–—/]\s*(?:{_YEAR}|\d\d))?"}
_VALUE_AFTER = {
    name: re.compile(rf".{{0,24}}?(?<!\d)(?P<value>{value})(?!\d){_NOTHING_AFTER.pattern}")
    for name, value in _VALUES.items()
}
"""A heading's value with what may stand around it: "pr. december 2019 (udfyldes i januar):"."""


@dataclass(frozen=True, slots=True)
class Wording:
    """One thing that a form asks for, by the words that stand over it: a field, or a heading with a value in it."""

    name: str
    part: str
    is_heading: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """A label found at the beginning of a paragraph: what it may mean, its values, and the text after it."""

    options: tuple[Wording, ...]
    label: str
    rest: str = ""
    values: Mapping[str, str] = field(default_factory=dict)

    @property
    def wording(self) -> Wording:
        return self.options[0]

    @property
    def is_heading(self) -> bool:
        return self.wording.is_heading


def key_of(text: str) -> str:
    """A label's words alone: without the case of letters, the signs around them and runs of spaces."""
    return squeeze(text.replace("…", " ").replace("...", " ")).strip(_AROUND).casefold()


@dataclass(frozen=True, slots=True)
class _Heading:
    """A heading's wording: its fixed words, and the value after them ("unit", "year", "period" or none)."""

    wording: Wording
    words: re.Pattern[str]
    value: str
    has_colon: bool

    @classmethod
    def of(cls, name: str, text: str) -> "_Heading":
        before, _, after = text.partition("{")
        words = r"\s+".join(re.escape(word) for word in before.replace(":", " ").split())
        is_heading = Wording(name, "heading", is_heading=True)
        return cls(is_heading, re.compile(rf"{words}\b", re.IGNORECASE), after.partition("}")[0], ":" in before)

    def mark(self, line: str, is_heading: bool) -> Mark | None:
        """The heading that a line is; its value may be missing, and stands in the next cell or paragraph then."""
        match = self.words.match(line)
        if match is None:
            return None
        after = line[match.end() :]
        if self.value == "unit":
            return self._with_unit(line, after, is_heading)
        if self.value and (found := _VALUE_AFTER[self.value].match(after)):
            if found["rest"] and not found["colon"]:
                return None
            label = line[: len(line) - len(found["rest"])]
            return Mark((self.wording,), squeeze(label), found["rest"].strip(), {self.value: squeeze(found["value"])})
        return self._alone(line, after)

    def _with_unit(self, line: str, after: str, is_heading: bool) -> Mark | None:
        unit = after.strip(" :…\t")
        if not unit:
            return Mark((self.wording,), squeeze(line))
        has_colon = after.lstrip().startswith(":")
        if self.has_colon and not has_colon and not (is_heading and unit[0].isupper()):
            return None
        return Mark((self.wording,), squeeze(line.removesuffix(unit)), "", {"unit": squeeze(unit)})

    def _alone(self, line: str, after: str) -> Mark | None:
        found = _NOTHING_AFTER.match(after)
        if found is None or (found["rest"] and (self.value or not found["colon"])):
            return None
        label = line[: len(line) - len(found["rest"])]
        return Mark((self.wording,), squeeze(label), found["rest"].strip())


class Wordings:
    """The labels and helping texts that are known of a form."""

    def __init__(self, fields: Iterable[Field], headings: Mapping[str, Sequence[str]] | None = None) -> None:
        self._labels: dict[str, list[Wording]] = {}
        self._openings: dict[str, list[Wording]] = {}
        self._helps: list[re.Pattern[str]] = []
        self._headings: list[_Heading] = []
        for entry in fields:
            for label in entry.labels:
                self.add(label, Wording(entry.name, entry.part))
            self._helps += [_help(text) for text in entry.helps]
        for name, wordings in (headings or {}).items():
            for wording in wordings:
                self._headings.append(_Heading.of(name, wording))

    def add(self, label: str, wording: Wording) -> None:
        """Know one more label. One that ends in "…" may have its text directly after it."""
        known = self._labels.setdefault(key_of(label), [])
        if wording not in known:
            known.append(wording)
        if label.endswith(("…", "...")):
            self._openings.setdefault(key_of(label), known)

    def mark(self, paragraph: Paragraph) -> Mark | None:
        """The label that the paragraph begins with; None where it begins with none."""
        text = paragraph.text.strip()
        if match := _NUMBER_BEFORE.match(text):
            return self._at(text, match.end(), paragraph) or self._at(text, 0, paragraph)
        return self._at(text, 0, paragraph)

    def heading_by_value(self, text: str, names: Container[str]) -> Mark | None:
        """The heading of one of the names whose value alone the text is: "2019" for "Status 2019"."""
        for heading in self._headings:
            if heading.value and heading.value != "unit" and heading.wording.name in names:
                value = value_in(heading.value, text)
                if value:
                    return Mark((heading.wording,), text, "", {heading.value: value})
        return None

    def is_help(self, text: str) -> bool:
        """Whether a text is a known helping text, with its brackets or without."""
        return any(pattern.fullmatch(text.strip()) for pattern in self._helps)

    def is_help_after_label(self, text: str) -> bool:
        """Whether a paragraph right after a label is its helping text: a known one, or all of it in brackets."""
        return self.is_help(text) or _BRACKETS_ALONE.fullmatch(text) is not None

    def _at(self, text: str, start: int, paragraph: Paragraph) -> Mark | None:
        return self._heading_at(text, start, paragraph) or self._label_at(text, start)

    def _heading_at(self, text: str, start: int, paragraph: Paragraph) -> Mark | None:
        line, _, following = text[start:].partition("\n")
        found = [mark for heading in self._headings if (mark := heading.mark(line, paragraph.heading > 0))]
        if not found:
            return None
        best = max(found, key=lambda mark: (len(mark.values), len(mark.label)))
        return replace(best, label=text[:start] + best.label, rest=f"{best.rest}\n{following}".strip())

    def _label_at(self, text: str, start: int) -> Mark | None:
        end = _HEAD_END.search(text, start)
        head = text[start : end.start()] if end else text[start:]
        known = self._labels.get(key_of(head))
        if known is None:
            return self._opening_at(text, start)
        after = len(head) + start
        is_explained = False
        if bracket := _BRACKETS.match(text, after):
            is_explained = self.is_help(bracket.group()) or bracket.group().rstrip(") ").endswith(("…", "...", "?"))
            after = bracket.end()
        rest = text[after:]
        if not rest.strip(_AROUND):
            return Mark(tuple(known), text)
        if is_explained or rest[0] in ":\n\t" or rest.lstrip(" ")[0] in ":\n\t":
            cut = len(rest) - len(rest.lstrip(" :\n\t…."))
            return self._with_rest(tuple(known), text, after + cut)
        if self.is_help(rest.strip(" -–—")):
            return Mark(tuple(known), text)
        return None

    def _with_rest(self, options: tuple[Wording, ...], text: str, cut: int) -> Mark:
        """The label up to the cut; a helping text on the next line is a part of it."""
        line, _, following = text[cut:].partition("\n")
        if self.is_help_after_label(line):
            return Mark(options, squeeze(text[:cut] + line), following.strip())
        return Mark(options, squeeze(text[:cut]), text[cut:].strip())

    def _opening_at(self, text: str, start: int) -> Mark | None:
        """A label that ends in an ellipsis, with the text right after it: "Vi har… etableret et netværk"."""
        match = re.match(r"([^…\n]{2,60}?)\s*(?:…|\.{3,})", text[start:])
        known = self._openings.get(key_of(match[1])) if match else None
        if match is None or known is None:
            return None
        cut = start + match.end()
        if bracket := _BRACKETS.match(text, cut):
            cut = bracket.end()
        rest = text[cut:].strip(" :\n\t")
        return Mark(tuple(known), squeeze(text[: len(text) - len(rest)] if rest else text), rest)


def _help(text: str) -> re.Pattern[str]:
    """A helping text as a regular expression: brackets, ellipsis and comma as they may be, values as they come."""
    words = re.sub(r"[()…,.?:]|\.{3}", " ", text).split()
    pattern = r"[\s…,.?:]+".join(r"[^()]{0,20}?" if word.startswith("{") else re.escape(word) for word in words)
    return re.compile(rf"\s*\(?\s*{pattern}[\s…,.?:]*\)?[\s.:]*", re.IGNORECASE)


def value_in(name: str, text: str) -> str:
    """The value of that name that a text is: a year, a period; a unit may be any text. "" where it is none."""
    if name == "unit":
        return squeeze(text)
    match = re.fullmatch(rf"\D{{0,24}}?({_VALUES[name]})\W*", text.strip())
    return squeeze(match[1]) if match else ""
