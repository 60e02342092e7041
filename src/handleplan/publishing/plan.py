"""One plan of a policy: what it promises, what each status said, and what its revisions changed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

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


def plan_blocks(plan: PlanContent, years: Sequence[int]) -> list[Block]:
    """The plan under a heading of its own. ``years`` are the rounds that it could have answered."""
    blocks: list[Block] = [Heading(2, f"{plan.number} {plan.name}".strip())]
    if facts := _facts(plan):
        blocks.append(Facts(facts))
    forms = list(dict.fromkeys(edition.form for edition in _followed_up_first(plan.editions)))
    for kind in forms:
        first, *revisions = [edition for edition in plan.editions if edition.form == kind]
        title = first.form_title if len(forms) > 1 else _("Planen")
        blocks += [Heading(3, f"{title} {first.period}".strip()), *_promise(plan, first)]
        for before, revision in zip([first, *revisions], revisions, strict=False):
            blocks += _revision(before, revision)
    return blocks + _statuses(plan, years)


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


def _followed_up_first(editions: Iterable[EditionContent]) -> list[EditionContent]:
    """The unit's own plan, which is followed up year by year, before what a booklet says of it."""
    return sorted(editions, key=lambda edition: not _asks_for_status(edition))


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


def _promise(plan: PlanContent, edition: EditionContent) -> list[Block]:
    """The plan's own words, field by field; a field that holds nothing is left out."""
    blocks: list[Block] = []
    for field in fields_of(edition):
        if entries := _entries(plan, edition, field):
            blocks.append(Labelled(4, field.label, entries, note=field.helps[0] if field.helps else ""))
    return blocks


def _entries(plan: PlanContent, edition: EditionContent, field: Field) -> tuple[Entry, ...]:
    """What stands in a field: the plan's pointers to the policy's goals, answers, and statements."""
    answers = tuple(
        Entry(words, mark=answer.theme)
        for answer in edition.answers
        if answer.field == field.name
        for words in words_of(answer.text)
    )
    pointers = _as_entries(plan.framework_goals) if field.role == "framework_goal" else ()
    statements = _as_entries(words.text for words in edition.statements if words.role == field.role)
    return (*pointers, *answers, *statements)


def _as_entries(texts: Iterable[str]) -> tuple[Entry, ...]:
    return tuple(Entry(words) for words in points_of(list(texts)))


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


def _statuses(plan: PlanContent, years: Sequence[int]) -> list[Block]:
    """The statuses year by year; the years without an answer in one sentence, after the year that they follow."""
    if not is_followed_up(plan):
        return []
    blocks: list[Block] = []
    answered = answered_years(plan)
    for status in plan.statuses:
        if status.year in answered:
            blocks += _status(plan, status)
    if missing := [str(year) for year in years if year not in answered]:
        sentence = _("Status for %s er ikke besvaret.") % written_list(missing)
        blocks.append(Paragraphs(words_of(sentence), tone="note"))
    return blocks


def _status(plan: PlanContent, status: StatusContent) -> list[Block]:
    blocks: list[Block] = [Heading(3, _("Status %d") % status.year)]
    for name, label in _status_fields(plan, status):
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
