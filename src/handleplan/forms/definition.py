"""Form definitions: what a plan under a framework consists of, as data.

A form is one TOML file in ``data/``. Its ``[[field]]`` tables name what can be answered; everything else in the file
says how a document of that form is laid out and is handed to the form's reader as it stands.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

ROLES = (
    "goal",
    "subgoal",
    "action",
    "criterion",
    "framework_goal",
    "answer",
    "done",
    "achieved",
    "next",
)
"""What a field's text becomes in the record: a statement, a pointer to a goal of the framework, an answer, an entry."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its name in a reading, its role in the record, and the words that stand over it in a document.

    ``labels`` holds every known wording of the label, the usual one first; ``helps`` the helping texts.
    ``part`` is "plan", "status" or "revision": where in the form the field is asked for.
    """

    name: str
    role: str
    labels: tuple[str, ...]
    helps: tuple[str, ...] = ()
    part: str = "plan"

    @property
    def label(self) -> str:
        return self.labels[0]


@dataclass(frozen=True, slots=True)
class Form:
    """A form. ``reader`` names the layout that its documents have; ``layout`` is what that reader needs to know."""

    kind: str
    title: str
    reader: str
    fields: tuple[Field, ...]
    layout: Mapping[str, Any]

    def field(self, name: str, part: str = "plan") -> Field:
        for candidate in self.fields:
            if candidate.name == name and candidate.part == part:
                return candidate
        raise KeyError(f"form {self.kind} has no field {name} in its part {part}")

    def fields_of(self, part: str) -> tuple[Field, ...]:
        return tuple(candidate for candidate in self.fields if candidate.part == part)


def parse_form(source: str) -> Form:
    """The form that a TOML text defines. Raises ValueError where a field's role is none of ROLES."""
    raw = tomllib.loads(source)
    fields = tuple(
        Field(
            name=entry["name"],
            role=entry["role"],
            labels=tuple(entry["labels"]),
            helps=tuple(entry.get("helps", ())),
            part=entry.get("part", "plan"),
        )
        for entry in raw.pop("field", ())
    )
    for entry in fields:
        if entry.role not in ROLES:
            raise ValueError(f"the field {entry.name} has the unknown role {entry.role}")
    return Form(raw.pop("kind"), raw.pop("title"), raw.pop("reader"), fields, raw)


@cache
def built_in_forms() -> tuple[Form, ...]:
    """The forms that come with the program, by kind in the alphabet's order."""
    folder = resources.files("handleplan.forms") / "data"
    files = sorted((f for f in folder.iterdir() if f.name.endswith(".toml")), key=lambda f: f.name)
    return tuple(parse_form(f.read_text(encoding="utf-8")) for f in files)


def kinds_with_status() -> list[str]:
    """The built-in forms with a part for status: what follows them is asked in every round of its framework."""
    return [form.kind for form in built_in_forms() if form.fields_of("status")]


def form_of_kind(kind: str) -> Form:
    """The built-in form of that kind. Raises KeyError where there is none."""
    for form in built_in_forms():
        if form.kind == kind:
            return form
    raise KeyError(kind)
