"""A draft becomes an edition: statements keep their identity, and what became of the others is written down."""

from collections.abc import Iterator

from handleplan.record.models import (
    Answer,
    Edition,
    PlanRevision,
    RevisedPart,
    Statement,
    Succession,
    User,
    Wording,
)
from handleplan.record.revision_draft import Item, draft_of

Kind = RevisedPart.Kind
How = Succession.How


def make_edition(plan_revision: PlanRevision, by: User | None) -> Edition:
    """The edition that the draft describes: whole in itself, so that what it leaves alone is repeated as it stood."""
    plan = plan_revision.plan
    edition = Edition.objects.create(
        plan=plan,
        form=plan_revision.form,
        number=plan.editions.filter(form=plan_revision.form).count() + 1,
        first_year=plan_revision.first_year,
        last_year=plan_revision.last_year,
    )
    draft = draft_of(plan_revision)
    wordings: list[Wording] = []
    successions: list[Succession] = []
    for items in draft.roles.values():
        for item in items:
            said, became = _word(item, edition, by)
            wordings += said
            successions += became
    for order, wording in enumerate(wordings):
        wording.order = order
    Wording.objects.bulk_create(wordings)
    Succession.objects.bulk_create(successions)
    answers = [answer for item in draft.fields for answer in _answers(item, edition)]
    for order, answer in enumerate(answers):
        answer.order = order
    Answer.objects.bulk_create(answers)
    return edition


def _word(item: Item, edition: Edition, by: User | None) -> tuple[list[Wording], list[Succession]]:
    """The wordings that an item makes, and what became of statements that do not simply go on."""
    texts, statements = item.nows, item.statements
    if not item.is_changed:
        return [_as_it_stood(wording, edition) for wording in item.wordings], []

    def became(statement: Statement, successor: Statement | None, how: How) -> Succession:
        why = item.part.why if item.part else ""
        return Succession(edition=edition, statement=statement, successor=successor, how=how, why=why, by=by)

    if item.kind == Kind.DROPPED:
        return [], [became(statements[0], None, How.DROPPED)]
    if item.kind in (Kind.ADDED, Kind.REPLACED):
        new = _new(item, edition)
        return [Wording(statement=new, edition=edition, text=texts[0])], [
            became(statement, new, How.REPLACED) for statement in statements
        ]
    first = Wording(statement=statements[0], edition=edition, text=texts[0])
    others = [_new(item, edition) for _text in texts[1:]]
    words = [Wording(statement=new, edition=edition, text=text) for new, text in zip(others, texts[1:], strict=True)]
    split = [became(statements[0], new, How.SPLIT) for new in others]
    joined = [became(statement, statements[0], How.JOINED) for statement in statements[1:]]
    return [first, *words], [*split, *joined]


def _new(item: Item, edition: Edition) -> Statement:
    return Statement.objects.create(plan=edition.plan, role=item.role)


def _as_it_stood(wording: Wording, edition: Edition) -> Wording:
    return Wording(
        statement=wording.statement, edition=edition, text=wording.text, passage=wording.passage, unchanged=True
    )


def _answers(item: Item, edition: Edition) -> Iterator[Answer]:
    """A field as it stood, or a line of the new text each."""
    if not item.is_changed and item.said:
        for answer in item.said.answers:
            yield Answer(edition=edition, field=item.field, theme=item.theme, text=answer.text, passage=answer.passage)
        return
    for text in item.nows:
        for line in text.splitlines():
            yield Answer(edition=edition, field=item.field, theme=item.theme, text=line)
