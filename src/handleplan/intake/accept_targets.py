"""The targets of a document that a person has confirmed become targets of its plans, with what was measured of them."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from django.utils.translation import gettext as _

from handleplan.danish.lines import squeeze
from handleplan.documents import Place
from handleplan.forms.target import Amount, ConfirmedTarget, Target
from handleplan.intake.acceptance import Acceptance
from handleplan.record.models import Passage, Plan, ResultText, Statement, User, Wording
from handleplan.record.targets import MeasurementSaid, TargetSaid, write_targets
from handleplan.record.texts import Said


def accept_targets(
    acceptance: Acceptance, plans: Mapping[str, Plan], confirmed: Sequence[ConfirmedTarget], *, by: User
) -> None:
    """Write what ``by`` confirmed of the targets of ``plans``, which are given by their parts' addresses.

    Called when the plans' statements and results are written. A target that no goal or criterion of its plan holds is
    told of in the notes, and not written. What an earlier version of the document stated, and nobody confirmed of this
    one, is withdrawn.
    """
    of_plan: dict[Plan, list[ConfirmedTarget]] = {plan: [] for plan in plans.values()}
    for one in confirmed:
        of_plan[plans[one.part]].append(one)
    for plan, its in of_plan.items():
        statements = _Statements(plan) if its else None
        said = []
        for one in its:
            statement = statements.of(one.target) if statements else None
            if statement is None:
                acceptance.notes.append(
                    _("Måltallet „%(target)s“ står ikke i noget mål eller succeskriterium i „%(plan)s“ og er ikke med.")
                    % {"target": one.target.text, "plan": plan.name}
                )
            else:
                said.append(_said(acceptance, statement, one))
        write_targets(plan, said, by=by, document=acceptance.document)


class _Statements:
    """A plan's statements, to be found by the words of a target, or by the place that it was read from.

    A target that only the results name belongs to the goal that they are the results of.
    """

    def __init__(self, plan: Plan) -> None:
        wordings = Wording.objects.filter(edition__plan=plan).select_related("statement", "passage")
        results = ResultText.objects.filter(result__statement__plan=plan).select_related("result__statement", "passage")
        self._texts = [(squeeze(one.text), one.passage, one.statement) for one in wordings]
        self._texts += [(squeeze(one.text), one.passage, one.result.statement) for one in results]

    def of(self, target: Target) -> Statement | None:
        said = squeeze(target.text)
        holding = [(passage, statement) for text, passage, statement in self._texts if said in text]
        standing = [(passage, statement) for _text, passage, statement in self._texts]
        for passage, statement in (*holding, *standing):
            if _is_at(passage, target.place):
                return statement
        return next((statement for _passage, statement in holding), None)


def _is_at(passage: Passage | None, place: Place) -> bool:
    line = place.first_line
    if passage is None or passage.first_line is None or passage.last_line is None or line is None:
        return False
    return passage.first_line <= line <= passage.last_line


def _said(acceptance: Acceptance, statement: Statement, confirmed: ConfirmedTarget) -> TargetSaid:
    target = confirmed.target
    return TargetSaid(
        statement,
        _text(acceptance, target.text, target.place),
        quantity=_decimal(target.quantity),
        unit=target.unit[:100],
        bound=target.bound,
        deadline=target.deadline,
        measurements=_measurements(acceptance, confirmed),
    )


def _measurements(acceptance: Acceptance, confirmed: ConfirmedTarget) -> list[MeasurementSaid]:
    target = confirmed.target
    if not (target.result or confirmed.verdict):
        return []
    said = _text(acceptance, target.result, target.result_place)
    return [MeasurementSaid(said, _decimal(target.result_quantity), target.result_as_of, confirmed.verdict)]


def _text(acceptance: Acceptance, text: str, place: Place) -> Said:
    return Said(text, acceptance.passages.at(place) if text and place != Place() else None)


def _decimal(amount: Amount | None) -> Decimal | None:
    return None if amount is None else Decimal(str(amount))
