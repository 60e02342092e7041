"""One plan of a policy: what it promises, what each status said, and what its revisions changed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import pairwise

from django.utils.translation import gettext as _

from handleplan.danish.written import written_list
from handleplan.forms.definition import Field
from handleplan.publishing.blocks import (
    Block,
    Cell,
    Entry,
    Facts,
    Heading,
    Labelled,
    Paragraphs,
    Table,
    Words,
    points_of,
    words_of,
)
from handleplan.publishing.content import EditionContent, PlanContent, SourcePlace, StatementWords, StatusContent
from handleplan.publishing.form_fields import fields_of, form_of
from handleplan.record.models.plans import Role


def plan_blocks(plan: PlanContent, asked: Mapping[int, Collection[str]]) -> list[Block]:
    """The plan under a heading of its own.

    ``asked`` are the years that it could have answered, each with the fields that any plan answered then: a field that
    nobody answered was not in that year's form.
    """
    blocks: list[Block] = [Heading(2, f"{plan.number} {plan.name}".strip())]
    if facts := _facts(plan):
        blocks.append(Facts(facts))
    own, *others = _by_form(plan.editions) or [[]]
    blocks += _wording(plan, own, _("Planen"))
    events = sorted([*_revisions(own), *_statuses(plan, asked)], key=lambda event: event[0])
    blocks += [block for _year, told in events for block in told]
    blocks += _unanswered(plan, list(asked))
    for editions in others:
        blocks += _wording(plan, editions, editions[0].form_title)
        blocks += [block for _year, told in _revisions(editions) for block in told]
    return blocks


def is_followed_up(plan: PlanContent) -> bool:
    """Whether the plan answers status rounds: its form asks for it, or it has done so."""
    return bool(plan.statuses) or any(_asks_for_status(edition) for edition in plan.editions)


def answered_years(plan: PlanContent) -> set[int]:
    """The years whose status the plan has answered with anything at all."""
    return {status.year for status in plan.statuses if status.entries or status.verdicts}


def revision_in_short(plan: PlanContent) -> str:
    """ "2021–2022: uændret", "2021–2022: ændret", or "" where the plan has not been revised."""
    revised = [edition for edition in plan.editions if edition.number > 1]
    if not revised:
        return ""
    last = revised[-1]
    before = next(e for e in plan.editions if e.form == last.form and e.number == last.number - 1)
    return f"{last.period}: {_('uændret') if _is_unchanged(before, last) else _('ændret')}"


def _asks_for_status(edition: EditionContent) -> bool:
    form = form_of(edition)
    return form is not None and bool(form.fields_of("status"))


def _by_form(editions: Sequence[EditionContent]) -> list[list[EditionContent]]:
    """The editions of each form. First the unit's own plan, which is followed up, before what a booklet says of it."""
    forms: dict[str, list[EditionContent]] = {}
    for edition in editions:
        forms.setdefault(edition.form, []).append(edition)
    return sorted(forms.values(), key=lambda of_form: not _asks_for_status(of_form[0]))


def _facts(plan: PlanContent) -> tuple[tuple[str, tuple[Words, ...]], ...]:
    """What is told of the plan besides its own words; only what there is to tell."""
    facts = (
        (_("Enhed"), plan.unit if plan.unit not in (plan.name, plan.area) else ""),
        (_("Temaer"), ", ".join(plan.themes)),
        (_("Kilde"), "\n".join(map(_place, plan.sources))),
    )
    return tuple((label, words_of(text)) for label, text in facts if text)


def _place(source: SourcePlace) -> str:
    """Where in its document a plan stood: "plan.txt, side 3–7"."""
    if source.first_page:
        return f"{source.document}, {_('side')} {_span(source.first_page, source.last_page)}"
    if source.first_line:
        return f"{source.document}, {_('linje')} {_span(source.first_line, source.last_line)}"
    return source.document


def _span(first: int | None, last: int | None) -> str:
    return f"{first}" if first == last or last is None else f"{first}–{last}"


def _wording(plan: PlanContent, editions: Sequence[EditionContent], title: str) -> list[Block]:
    """The plan's own words in a form's first edition, field by field; a field that holds nothing is left out."""
    if not editions:
        return []
    first = editions[0]
    blocks: list[Block] = [Heading(3, f"{title} {first.period}".strip())]
    for field in fields_of(first):
        if entries := _entries(plan, first, field):
            blocks.append(Labelled(4, field.label, entries, note=_help(field, first)))
    return blocks


def _help(field: Field, edition: EditionContent) -> str:
    """The helping text that the form prints under the label, with the period filled in where it asks for it."""
    help_text = field.helps[0] if field.helps else ""
    return help_text.replace("{period}", edition.period) if edition.period or "{" not in help_text else ""


def _entries(plan: PlanContent, edition: EditionContent, field: Field) -> tuple[Entry, ...]:
    """What stands in a field: the plan's pointers to the policy's goals, answers, and statements."""
    said = [answer for answer in edition.answers if answer.field == field.name]
    answers = _as_entries(answer.text for answer in said if not answer.theme) + tuple(
        Entry(words, mark=answer.theme) for answer in said if answer.theme for words in words_of(answer.text)
    )
    pointers = _as_entries(plan.framework_goals) if field.role == "framework_goal" else ()
    statements = _as_entries(words.text for words in edition.statements if words.role == field.role)
    return (*pointers, *answers, *statements)


def _as_entries(texts: Iterable[str]) -> tuple[Entry, ...]:
    return tuple(Entry(words) for words in points_of(list(texts)))


def _revisions(editions: Sequence[EditionContent]) -> list[tuple[int, list[Block]]]:
    """The revisions of a form's first edition, each with the year that it holds from (0 where none is said)."""
    return [(revision.first_year or 0, _revision(before, revision)) for before, revision in pairwise(editions)]


def _revision(before: EditionContent, revision: EditionContent) -> list[Block]:
    """What a revision changed, part by part; where it changed nothing, that is all that is said."""
    heading = Heading(3, f"{_('Revision')} {revision.period}".strip())
    parts = [(role, _changes(before, revision, role)) for role in Role]
    parts = [(role, entries) for role, entries in parts if entries]
    if _is_unchanged(before, revision):
        labels = [_label(revision, role).lower() for role, _entries in parts]
        return [heading, Paragraphs(words_of(_("Uændret: %s er som i den oprindelige plan.") % written_list(labels)))]
    return [heading, *(Labelled(4, _label(revision, role), entries) for role, entries in parts)]


def _label(edition: EditionContent, role: Role) -> str:
    form = form_of(edition)
    names = [field.label for field in form.fields_of("plan") if field.role == role] if form else []
    return names[0] if names else str(role.label).capitalize()


def _is_unchanged(before: EditionContent, revision: EditionContent) -> bool:
    return all(entry == _unchanged() for role in Role for entry in _changes(before, revision, role))


def _unchanged() -> Entry:
    return Entry(Words(_("Uændret.")))


def _changes(before: EditionContent, revision: EditionContent, role: Role) -> tuple[Entry, ...]:
    """A part's statements, each with what became of it. A part that stayed as it was is one "Uændret."."""
    old = {words.statement: words for words in before.statements if words.role == role}
    new = {words.statement: words for words in revision.statements if words.role == role}
    said_unchanged = role in revision.unchanged_roles
    changed = tuple(_change(words, old.get(words.statement)) for words in new.values())
    dropped = (
        ()
        if said_unchanged
        else tuple(
            Entry(Words(_in_one(gone.text)), mark=_("udgået"), is_gone=True)
            for statement, gone in old.items()
            if statement not in new
        )
    )
    same = all(entry.mark == _("uændret") for entry in changed) and not dropped
    if same and (said_unchanged or new):
        return (_unchanged(),)
    kept = tuple(entry for entry in changed if not (said_unchanged and entry.mark == _("uændret")))
    return (*([_unchanged()] if said_unchanged else []), *kept, *dropped)


def _in_one(text: str) -> str:
    """A text's paragraphs on one line, without its bullets."""
    return " ".join(paragraph.text for paragraph in words_of(text))


def _change(now: StatementWords, before: StatementWords | None) -> Entry:
    words = Words(_in_one(now.text))
    if before is None:
        return Entry(words, mark=_("nyt"))
    if before.text == now.text:
        return Entry(words, mark=_("uændret"))
    return Entry(words, mark=_("ændret"), before=_("Før: %s") % _in_one(before.text))


def _statuses(plan: PlanContent, asked: Mapping[int, Collection[str]]) -> list[tuple[int, list[Block]]]:
    """The statuses that were answered, each with its year."""
    answered = answered_years(plan)
    return [
        (status.year, _status(plan, status, asked.get(status.year, ())))
        for status in plan.statuses
        if status.year in answered
    ]


def _unanswered(plan: PlanContent, years: Sequence[int]) -> list[Block]:
    """One sentence on the rounds that the plan has not answered."""
    missing = [str(year) for year in years if year not in answered_years(plan)]
    if not missing or not is_followed_up(plan):
        return []
    return [Paragraphs(words_of(_("Status for %s er ikke besvaret.") % written_list(missing)), tone="note")]


def _status(plan: PlanContent, status: StatusContent, asked: Collection[str]) -> list[Block]:
    blocks: list[Block] = [Heading(3, _("Status %d") % status.year)]
    if not status.is_published:
        blocks.append(Paragraphs(words_of(_("Status er godkendt, men ikke offentliggjort.")), tone="note"))
    for name, label in _status_fields(plan, status):
        if name not in asked:
            continue
        entries = _as_entries(status.entries.get(name, ()))
        blocks.append(Labelled(4, label, entries or (Entry(Words("")),)))
    if status.verdicts:
        blocks.append(
            Table(
                head=(_("Succeskriterium"), _("Vurdering"), _("Begrundelse")),
                rows=tuple(
                    (
                        Cell(words_of(verdict.criterion)),
                        Cell(words_of(verdict.verdict)),
                        Cell(words_of(verdict.reason), empty=_("ingen")),
                    )
                    for verdict in status.verdicts
                ),
                widths=(3, 1.5, 3),
                title=_("Vurdering af succeskriterierne"),
            )
        )
    return blocks


def _status_fields(plan: PlanContent, status: StatusContent) -> list[tuple[str, str]]:
    """The fields of a status with their labels: those that the plan's form asks for, then any others answered."""
    labels = {
        field.name: field.label
        for edition in plan.editions
        if (form := form_of(edition)) is not None
        for field in form.fields_of("status")
    }
    for name in status.entries:
        labels.setdefault(name, name.replace("_", " ").capitalize())
    return list(labels.items())
