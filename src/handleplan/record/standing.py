"""How a plan reads in an edition: what it says itself, and what it leaves as the editions before it said."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.db.models import Prefetch

from handleplan.record.editions import RETELLING
from handleplan.record.models import Answer, Edition, Plan, Role, Theme, Wording


@dataclass(frozen=True, slots=True)
class FieldSaid:
    """A field that is no statement (target group, actors …), for a theme or in general, and its answers."""

    field: str
    theme: Theme | None
    answers: Sequence[Answer] = ()

    @property
    def text(self) -> str:
        return "\n".join(answer.text for answer in self.answers)


@dataclass(frozen=True, slots=True)
class Standing:
    """An edition's statements by role, and its fields."""

    wordings: dict[str, list[Wording]] = field(default_factory=dict)
    fields: list[FieldSaid] = field(default_factory=list)


def own_editions(editions: Iterable[Edition]) -> list[Edition]:
    """The editions of the plan's own form, the oldest first; the booklet's where the plan has no form of its own."""
    ordered = sorted(editions, key=lambda edition: (edition.form.kind == RETELLING, edition.form_id, edition.number))
    return [edition for edition in ordered if edition.form_id == ordered[0].form_id]


def standing(edition: Edition) -> Standing:
    """All that holds by ``edition``: a part that it calls "uændret" without repeating it stands as it last did."""
    of_form = Edition.objects.filter(plan=edition.plan_id, form=edition.form_id, number__lte=edition.number)
    latest = list(
        of_form.order_by("-number").prefetch_related(
            Prefetch("wordings", Wording.objects.select_related("statement", "passage")),
            Prefetch("answers", Answer.objects.select_related("theme", "passage")),
            "unchanged_parts",
        )
    )
    unchanged = {part.role for part in latest[0].unchanged_parts.all()}
    wordings: dict[str, list[Wording]] = {}
    for role in Role.values:
        for one in latest if role in unchanged else latest[:1]:
            if said := [wording for wording in one.wordings.all() if wording.statement.role == role]:
                wordings[role] = said
                break
    answering = next((one for one in latest if one.answers.all()), latest[0])
    answers: dict[tuple[str, int | None], list[Answer]] = {}
    for answer in answering.answers.all():
        answers.setdefault((answer.field, answer.theme_id), []).append(answer)
    return Standing(wordings, [FieldSaid(name, said[0].theme, said) for (name, _theme), said in answers.items()])


def edition_to_revise(plan: Plan) -> Edition | None:
    """The latest edition of the plan's own form; None where it has no wording. Asks nothing of prefetched editions."""
    own = own_editions(plan.editions.all())
    return own[-1] if own else None
