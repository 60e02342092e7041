"""What accepting a document works with: where it goes, where its texts stood, and what is to be told about it."""

from dataclasses import dataclass, field
from itertools import takewhile

from handleplan.forms import definition
from handleplan.forms.reading import Fields, Item
from handleplan.forms.themes import themed_passages
from handleplan.intake.passages import Passages
from handleplan.intake.units import UnitFinder
from handleplan.record.editions import AnswerSaid, EditionSaid
from handleplan.record.frameworks import add_themes
from handleplan.record.models import Form, Framework, Role, SourceDocument, Theme
from handleplan.record.texts import Said


@dataclass
class Acceptance:
    """One document on its way into the record. ``notes`` are sentences for the person who brings it."""

    framework: Framework
    document: SourceDocument
    form: Form
    definition: definition.Form
    passages: Passages
    units: UnitFinder
    default_unit: str = ""
    notes: list[str] = field(default_factory=list)

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
