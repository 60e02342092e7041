"""A plan's wording: its first edition, its revisions, and corrections of either.

A statement's identity outlives its words. Each new wording is given to the statement that it is in other words
(handleplan.record.likeness); what is like nothing before is a new statement; a statement that a new wording leaves out
keeps its earlier editions and simply stands in this one no more.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.db import transaction

from handleplan.record.history import write_event
from handleplan.record.likeness import NEARLY_EQUAL, REWORDED, match
from handleplan.record.models import (
    Answer,
    Edition,
    Form,
    Plan,
    SourceDocument,
    Statement,
    Theme,
    UnchangedPart,
    User,
    Wording,
)
from handleplan.record.texts import Said

RETELLING = "sammendrag"
"""The booklet's form: it tells other people's plans again, so it is a plan's own wording only where nothing else is."""
_UNCHANGED = re.compile(r"\W*(?:u(?:æ|ae)ndre(?:t|de)|ingen ændring(?:er)?)\W*", re.IGNORECASE)
_NUMBERED = re.compile(r"\s*(\d+[a-zæøå]?)[.):]?\s+(.+)", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class AnswerSaid:
    """One text of an answer to a field that is no statement; ``theme`` where the passage belongs to one."""

    field: str
    said: Said
    theme: Theme | None = None


@dataclass(frozen=True, slots=True)
class EditionSaid:
    """What an edition says: its statements by role ("goal", "subgoal", "action", "criterion"), and its answers."""

    statements: Mapping[str, Sequence[Said]] = field(default_factory=dict)
    answers: Sequence[AnswerSaid] = ()

    @property
    def is_empty(self) -> bool:
        return not self.answers and not any(self.statements.values())


def says_unchanged(text: str) -> bool:
    """Whether a text says that its part stays as it was, and nothing else: "Uændret."."""
    return _UNCHANGED.fullmatch(text) is not None


@transaction.atomic
def add_edition(
    plan: Plan,
    form: Form,
    said: EditionSaid,
    *,
    first_year: int | None = None,
    last_year: int | None = None,
    document: SourceDocument | None = None,
    by: User | None = None,
) -> Edition:
    """The plan's next edition of this form: the first, or a revision of the one before."""
    number = plan.editions.filter(form=form).count() + 1
    edition = Edition.objects.create(
        plan=plan, form=form, number=number, first_year=first_year, last_year=last_year, document=document
    )
    _write(edition, said, is_correction=False)
    write_event("edition.added" if number == 1 else "edition.revised", edition.period, plan=plan, by=by)
    return edition


@transaction.atomic
def correct_edition(
    edition: Edition,
    said: EditionSaid,
    *,
    first_year: int | None = None,
    last_year: int | None = None,
    by: User | None = None,
) -> list[str]:
    """Make the edition say this. Returns the words of the statements that it no longer holds; they are in the event."""
    edition.first_year, edition.last_year = first_year, last_year
    edition.save()
    before = {wording.statement_id: wording.text for wording in edition.wordings.all()}
    _write(edition, said, is_correction=True)
    kept = set(edition.wordings.values_list("statement_id", flat=True))
    gone = [text for statement, text in before.items() if statement not in kept]
    write_event("edition.corrected", "\n".join(gone), plan=edition.plan, by=by)
    return gone


@dataclass(frozen=True, slots=True)
class _Earlier:
    """A wording that came before: of this edition, of the one that it revises, or of the plan in another form."""

    statement: Statement
    text: str


def _write(edition: Edition, said: EditionSaid, *, is_correction: bool) -> None:
    revised = _revised(edition)
    earlier = _earlier(edition, revised)
    at_least = REWORDED if revised or is_correction else NEARLY_EQUAL
    if is_correction:
        edition.wordings.all().delete()
        edition.answers.all().delete()
        edition.unchanged_parts.all().delete()
    wordings: list[Wording] = []
    for role, texts in said.statements.items():
        unchanged = [text for text in texts if says_unchanged(text.text)] if revised else []
        kept = _kept(texts, revised, role) if revised else {}
        worded = [text for place, text in enumerate(texts) if text not in unchanged and place not in kept]
        taken = {wording.statement_id for wording in kept.values()}
        of_role = [one for one in earlier if one.statement.role == role and one.statement.pk not in taken]
        fresh = iter(_word(edition, role, worded, of_role, at_least))
        new = [
            _as_it_stood(kept[place], edition) if place in kept else next(fresh)
            for place, text in enumerate(texts)
            if text not in unchanged
        ]
        if unchanged and revised:
            UnchangedPart.objects.create(
                edition=edition, role=role, text=unchanged[0].text, passage=unchanged[0].passage
            )
            new = [*_carry_over(edition, revised, role, {wording.statement_id for wording in new}), *new]
        wordings += new
    for order, wording in enumerate(wordings):
        wording.order = order
    Wording.objects.bulk_create(wordings)
    Answer.objects.bulk_create(
        Answer(
            edition=edition,
            field=answer.field,
            order=order,
            text=answer.said.text,
            passage=answer.said.passage,
            theme=answer.theme,
        )
        for order, answer in enumerate(said.answers)
    )


def _revised(edition: Edition) -> Edition | None:
    return Edition.objects.filter(plan=edition.plan, form=edition.form, number=edition.number - 1).first()


def _earlier(edition: Edition, revised: Edition | None) -> list[_Earlier]:
    """What the new words may be other words for: this edition's own first, then those that it revises.

    A first edition in a form of its own (the booklet's) is held against everything that the plan says.
    """
    sources: Iterable[Wording] = edition.wordings.select_related("statement")
    if revised:
        sources = [*sources, *revised.wordings.select_related("statement")]
    elif not sources:
        sources = (
            Wording.objects.filter(edition__plan=edition.plan).select_related("statement").order_by("-edition__pk")
        )
    found: dict[int, _Earlier] = {}
    for wording in sources:
        found.setdefault(wording.statement_id, _Earlier(wording.statement, wording.text))
    return list(found.values())


def _word(
    edition: Edition, role: str, texts: Sequence[Said], earlier: Sequence[_Earlier], at_least: float
) -> list[Wording]:
    """A wording for each text, of the statement that it is in other words or of a new one."""
    matches = match([said.text for said in texts], [one.text for one in earlier], at_least)
    new = iter(
        Statement.objects.bulk_create(Statement(plan=edition.plan, role=role) for index in matches if index is None)
    )
    return [
        Wording(
            statement=next(new) if index is None else earlier[index].statement,
            edition=edition,
            text=said.text,
            passage=said.passage,
        )
        for said, index in zip(texts, matches, strict=True)
    ]


def _carry_over(edition: Edition, revised: Edition, role: str, but: set[int]) -> list[Wording]:
    """What the edition before says in this part, as it stands there."""
    return [_as_it_stood(wording, edition) for wording in _wordings(revised, role) if wording.statement_id not in but]


def _kept(texts: Sequence[Said], revised: Edition, role: str) -> dict[int, Wording]:
    """The places of texts such as "2. Uændret.", each with the wording of that number in the edition before."""
    numbered: dict[str, Wording] = {}
    for wording in _wordings(revised, role):
        if said := _NUMBERED.fullmatch(wording.text):
            numbered.setdefault(said[1].casefold(), wording)
    return {
        place: numbered.pop(said[1].casefold())
        for place, text in enumerate(texts)
        if (said := _NUMBERED.fullmatch(text.text)) and says_unchanged(said[2]) and said[1].casefold() in numbered
    }


def _wordings(edition: Edition, role: str) -> Iterable[Wording]:
    return edition.wordings.filter(statement__role=role).select_related("statement", "passage")


def _as_it_stood(wording: Wording, edition: Edition) -> Wording:
    return Wording(
        statement=wording.statement, edition=edition, text=wording.text, passage=wording.passage, unchanged=True
    )
