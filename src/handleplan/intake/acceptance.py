"""What accepting a document works with: where it goes, where its texts stood, and what is to be told about it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from itertools import takewhile

from handleplan.forms import definition
from handleplan.forms.reading import Fields, Item
from handleplan.forms.themes import themed_passages
from handleplan.intake.passages import Passages
from handleplan.intake.units import UnitFinder
from handleplan.record.editions import AnswerSaid, EditionSaid
from handleplan.record.frameworks import add_themes
from handleplan.record.models import Form, Framework, Plan, Role, SourceDocument, Theme, Unit, User
from handleplan.record.texts import Said


@dataclass(frozen=True)
class WhoIsWhich:
    """What a person said of parts of a document, by the parts' addresses; what nobody said is found by the rules.

    ``plans`` holds None where the part is a plan of its own, whatever it is like.
    """

    units: Mapping[str, Unit] = field(default_factory=dict)
    new_units: Mapping[str, str] = field(default_factory=dict)
    plans: Mapping[str, Plan | None] = field(default_factory=dict)


@dataclass
class Acceptance:
    """One document on its way into the record. ``notes`` are sentences for the person who brings it.

    ``parts`` are the addresses of those parts that are accepted (None: all of them), ``before`` of those that were
    accepted earlier. ``plans`` gets the plan that each accepted part became. ``withdraws`` says that plans which an
    earlier version gave, and this one lacks, are withdrawn.
    """

    framework: Framework
    document: SourceDocument
    form: Form
    definition: definition.Form
    passages: Passages
    units: UnitFinder
    default_unit: str = ""
    by: User | None = None
    parts: Collection[str] | None = None
    before: Collection[str] = ()
    who: WhoIsWhich = WhoIsWhich()
    withdraws: bool = True
    notes: list[str] = field(default_factory=list)
    plans: dict[str, Plan] = field(default_factory=dict)

    def takes(self, address: str) -> bool:
        """Whether the part at the address is accepted now."""
        return self.parts is None or address in self.parts

    def has_taken(self, address: str) -> bool:
        """Whether the part at the address is accepted, now or earlier."""
        return self.takes(address) or address in self.before

    def edition_said(self, fields: Fields, part: str) -> EditionSaid:
        """What fields of a reading are in an edition: statements by role and answers, as the form says."""
        statements: dict[str, list[Said]] = {}
        answers: list[AnswerSaid] = []
        for entry in self.definition.fields_of(part):
            items = fields.get(entry.name, ())
            if entry.role in Role.values:
                statements.setdefault(entry.role, []).extend(self.passages.all_said(items))
            elif entry.role == "answer":
                answers += self._answers(entry.name, items)
        return EditionSaid(statements, answers)

    def said_in_role(self, fields: Fields, role: str) -> list[Said]:
        """All that the fields of one role say."""
        names = [entry.name for entry in self.definition.fields_of("plan") if entry.role == role]
        return [said for name in names for said in self.passages.all_said(fields.get(name, ()))]

    def _answers(self, name: str, items: tuple[Item, ...]) -> list[AnswerSaid]:
        """A field's texts, those under a theme's letter with their theme."""
        before = list(takewhile(lambda item: not themed_passages([item], self.definition), items))
        answers = [AnswerSaid(name, self.passages.said(item)) for item in before]
        for theme_names, passages in themed_passages(items, self.definition):
            theme = self.lettered_themes()[theme_name(theme_names)]
            answers += [AnswerSaid(name, self.passages.said(item), theme) for item in passages]
        return answers

    def lettered_themes(self) -> dict[str, Theme]:
        """The themes that the form has letters for, on the framework."""
        letters = self.definition.layout.get("theme_letters", {})
        return add_themes(self.framework, [theme_name(names) for names in letters.values()], letters)


def theme_name(names: tuple[str, ...] | list[str]) -> str:
    """One name for what one letter means: "Søvn/stress"."""
    return "/".join((names[0], *(name.lower() for name in names[1:])))
