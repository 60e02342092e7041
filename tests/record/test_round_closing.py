"""A closed round is plain text: nothing that is renamed, moved or corrected later alters it."""

from datetime import timedelta

import pytest

from handleplan.record.answers import save_answer, say_unchanged, set_verdict
from handleplan.record.answers_given import answers_of, reason_field
from handleplan.record.attachments import attach
from handleplan.record.frameworks import rename_framework
from handleplan.record.models import FrozenReport, FrozenRound, Report, Round, Wording
from handleplan.record.plans import rename_plan
from handleplan.record.refusals import NotAllowed, WrongState
from handleplan.record.report_states import change_state
from handleplan.record.round_closing import close_round
from handleplan.record.units import move_unit, rename_unit
from years import OPENED, build_open_round, coordinator, first_report

pytestmark = pytest.mark.django_db


def published_round() -> Round:
    """The first of its plans answered and published, the others silent."""
    round_ = build_open_round()
    report = first_report(round_)
    save_answer(report, "done", "Vi har ansat to.\nEn til er på vej.", based_on=0, by=report.head)
    say_unchanged(report, field="achieved", by=report.head, now=OPENED)
    save_answer(report, "next", "Vaskeriet.", based_on=0, by=report.head)
    statement = answers_of(Report.objects.get(pk=report.pk)).criteria[0].statement
    set_verdict(report, statement, "not_met", by=report.head)
    save_answer(report, reason_field(statement.pk), "Der var ingen ansøgere.", based_on=0, by=report.head)
    attach(report, name="note.pdf", content=b"%PDF-1.7", by=report.head)
    change_state(report, "submitted", by=report.head, now=OPENED + timedelta(days=1))
    for state in ("approved", "published"):
        change_state(report, state, by=coordinator(round_))
    return round_


def plain(round_: Round) -> list[object]:
    """Everything that is kept of a closed round, as it is shown."""
    kept: list[object] = list(FrozenRound.objects.filter(round=round_).values_list("name", "framework_name"))
    for report in FrozenReport.objects.filter(frozen_round__round=round_):
        kept.append((report.plan_name, report.unit_name, report.area_name, report.state_label, report.head_name))
        kept += report.answers.values_list("label", "text", "unchanged_by", "unchanged_since")
        kept += report.verdicts.values_list("criterion", "label", "reason")
        kept += report.attachments.values_list("name", "alt_text")
    return kept


def test_all_of_it_is_written_down():
    round_ = published_round()
    close_round(round_, by=coordinator(round_))
    assert plain(round_)[:9] == [
        ("Status 2026", "Handicappolitik 2023–2026"),
        ("Plejehjemmene", "Plejehjemmene", "Sundhed og Ældre", "offentliggjort", "Leder0"),
        ("Vi har…", "Vi har ansat to.\nEn til er på vej.", "", ""),
        ("Vi har opnået…", "Ingen bemærkninger.", "Leder0", "Status 2024"),
        ("Vi vil arbejde videre med…", "Vaskeriet.", "", ""),
        (
            "Når mindst seks borgere er ansat i skånejob på plejehjemmene.",
            "ikke opfyldt",
            "Der var ingen ansøgere.",
        ),
        ("note.pdf", ""),
        ("Hjemmeplejen", "Hjemmeplejen", "Sundhed og Ældre", "ikke begyndt", "Leder1"),
        ("Vi har…", "", "", ""),
    ]


def test_nothing_that_happens_later_alters_it():
    round_ = published_round()
    close_round(round_, by=coordinator(round_))
    before = plain(round_)
    report = first_report(round_)
    rename_unit(report.plan.unit, "Bostederne")
    move_unit(report.plan.unit, round_.framework.owner)
    rename_plan(report.plan, "Et andet navn")
    rename_framework(round_.framework, "Mangfoldighedspolitik")
    round_.questions.update(label="Noget andet")
    Wording.objects.update(text="Andre ord.")
    report.head.first_name = "Gift"
    report.head.save()
    Report.objects.filter(plan=report.plan, round__year=2024).get().entries.update(text="Rettet.")
    assert plain(round_) == before


def test_a_round_is_not_closed_over_what_waits():
    round_ = published_round()
    report = first_report(round_)
    Report.objects.filter(pk=report.pk).update(state="submitted")
    with pytest.raises(WrongState, match="1 status er indsendt"):
        close_round(round_, by=coordinator(round_))
    assert not FrozenReport.objects.exists()


def test_only_a_coordinator_closes():
    round_ = published_round()
    with pytest.raises(NotAllowed):
        close_round(round_, by=first_report(round_).head)


def test_a_closed_round_is_closed():
    round_ = published_round()
    close_round(round_, by=coordinator(round_))
    with pytest.raises(WrongState, match="er ikke åben"):
        close_round(round_, by=coordinator(round_))
    with pytest.raises(WrongState, match="er ikke åben"):
        change_state(first_report(round_), "approved", by=coordinator(round_))


def test_who_sees_it_sees_the_status_itself(django_user_model):
    round_ = published_round()
    close_round(round_, by=coordinator(round_))
    stranger = django_user_model.objects.create_user("ingen@nørrelund.dk")
    assert [one.plan_name for one in FrozenReport.objects.visible_to(stranger)] == ["Plejehjemmene"]
    assert FrozenReport.objects.visible_to(coordinator(round_)).count() == 3
