"""What is asked when a round is planned: its name, what it covers, when it is due, and its questions."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms import BaseFormSet, formset_factory
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from handleplan.record.mail.working_days import is_working_day
from handleplan.record.models import Framework, Round, RoundQuestion
from handleplan.record.round_opening import DueDates, Question
from handleplan.web.account.forms import Designed

WEEKS_UNTIL_DUE = {"contributor_due": 3, "head_due": 4, "coordinator_due": 6, "publish_on": 7}
"""What is suggested, in weeks from the day that the round is planned on."""
LATEST_YEAR = 2200


class DateField(forms.DateField):
    """A day, chosen in the browser's calendar or written as Danes write it."""

    widget = forms.DateInput({"type": "date"}, format="%Y-%m-%d")

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            input_formats=["%Y-%m-%d", "%d.%m.%Y", "%d-%m-%Y", "%d/%m/%Y"],
            error_messages={
                "required": gettext_lazy("Vælg en dato."),
                "invalid": gettext_lazy("Skriv datoen med dag, måned og år, f.eks. 14-12-2026."),
            },
            **kwargs,
        )


class RoundForm(Designed):
    """A round's own facts. Each date that is wrong says so at its own field."""

    labels = {
        "name": gettext_lazy("Rundens navn"),
        "covers_from": gettext_lazy("Dækker fra"),
        "covers_to": gettext_lazy("Dækker til"),
        "contributor_due": gettext_lazy("Medarbejderne skriver senest"),
        "head_due": gettext_lazy("Lederne indsender senest"),
        "coordinator_due": gettext_lazy("Koordinatoren godkender senest"),
        "publish_on": gettext_lazy("Runden offentliggøres"),
    }
    helps = {"name": gettext_lazy("Det står i mails og på siderne.")}

    name = forms.CharField(max_length=100, error_messages={"required": gettext_lazy("Giv runden et navn.")})
    covers_from = DateField(required=False)
    covers_to = DateField(required=False)
    contributor_due = DateField()
    head_due = DateField()
    coordinator_due = DateField()
    publish_on = DateField()

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        for earlier, later, sentence in (
            ("covers_from", "covers_to", _("Perioden slutter, før den begynder.")),
            ("contributor_due", "head_due", _("Lederens frist skal ligge efter medarbejderens.")),
            ("head_due", "coordinator_due", _("Koordinatorens frist skal ligge efter lederens.")),
            ("coordinator_due", "publish_on", _("Runden kan først offentliggøres, når koordinatorens frist er gået.")),
        ):
            first, second = said.get(earlier), said.get(later)
            may_be_same_day = later in ("covers_to", "publish_on")
            if first and second and (second < first or (second == first and not may_be_same_day)):
                self.add_error(later, sentence)
        return said

    @property
    def due(self) -> DueDates:
        said = self.cleaned_data
        return DueDates(said["contributor_due"], said["head_due"], said["coordinator_due"], said["publish_on"])


class NewRoundForm(RoundForm):
    """The same, with the year that the round is of: it stands in the address, and a year has one round."""

    labels = {**RoundForm.labels, "year": gettext_lazy("År")}
    helps = {**RoundForm.helps, "year": gettext_lazy("En ramme har én runde om året.")}
    field_order = ["year"]

    year = forms.IntegerField(
        min_value=1990,
        max_value=LATEST_YEAR,
        error_messages={"required": gettext_lazy("Skriv et år."), "invalid": gettext_lazy("Skriv et år, f.eks. 2026.")},
    )

    def __init__(self, framework: Framework, *args: Any, **kwargs: Any) -> None:
        self.framework = framework
        super().__init__(*args, **kwargs)

    def clean_year(self) -> int:
        year: int = self.cleaned_data["year"]
        if existing := self.framework.rounds.taken().filter(year=year).first():
            raise ValidationError(
                _("Der er allerede en runde for %(year)s: „%(round)s“.") % {"year": year, "round": existing.name}
            )
        return year


def suggested_facts(framework: Framework, today: date) -> dict[str, Any]:
    """The next year without a round, due dates some weeks from now, on working days, and the year that ends then."""
    taken = set(framework.rounds.taken().values_list("year", flat=True))
    year = next(year for year in range(today.year, LATEST_YEAR) if year not in taken)
    covered = min(year, today.year)
    return {
        "year": year,
        "name": _("Status %(year)s") % {"year": year},
        "covers_from": date(covered, 1, 1),
        "covers_to": date(covered, 12, 31),
        **{name: _working_day(today + timedelta(weeks=weeks)) for name, weeks in WEEKS_UNTIL_DUE.items()},
    }


def facts_of(round_: Round) -> dict[str, Any]:
    return {name: getattr(round_, name) for name in RoundForm.base_fields}


def _working_day(day: date) -> date:
    """The day itself, or the next that people are at work."""
    while not is_working_day(day):
        day += timedelta(days=1)
    return day


class QuestionForm(Designed):
    """One question; ``field`` is what its answers stand under, and is never typed."""

    labels = {"label": gettext_lazy("Spørgsmål"), "help": gettext_lazy("Hjælpetekst"), "is_required": ""}

    field = forms.CharField(required=False, max_length=50, widget=forms.HiddenInput)
    label = forms.CharField(max_length=300, error_messages={"required": gettext_lazy("Skriv, hvad der spørges om.")})
    help = forms.CharField(required=False, max_length=500)
    is_required = forms.BooleanField(required=False, initial=True)

    def design(self) -> None:
        super().design()
        self.fields["is_required"].widget.attrs["class"] = "form-checkbox"


class _Questions(BaseFormSet):
    """At least one question is asked."""

    def add_fields(self, form: forms.Form, index: int | None) -> None:
        super().add_fields(form, index)
        form.fields["DELETE"].widget.attrs["class"] = "form-checkbox"

    def clean(self) -> None:
        if not any(self.errors) and not questions_in(self):
            raise ValidationError(_("En runde har mindst ét spørgsmål."))


QuestionsForm = formset_factory(QuestionForm, formset=_Questions, extra=1, can_delete=True, max_num=30)


def questions_as_typed(questions: Iterable[Question | RoundQuestion]) -> list[dict[str, Any]]:
    """What the rows of the form begin with."""
    return [
        {"field": one.field, "label": one.label, "help": one.help, "is_required": one.is_required} for one in questions
    ]


def questions_in(rows: BaseFormSet) -> list[Question]:
    """The questions as they were typed. A new one is known by its words, so that the next round can ask it again."""
    kept = [form for form in rows.forms if form.cleaned_data.get("label") and not form.cleaned_data.get("DELETE")]
    taken = {form.cleaned_data["field"] for form in kept}
    questions = []
    for form in kept:
        said = form.cleaned_data
        field = said["field"]
        if not field:
            field = _free_name(slugify(said["label"], allow_unicode=True)[:40] or "question", taken)
            taken.add(field)
        questions.append(Question(field, said["label"], said["help"], said["is_required"]))
    return questions


def _free_name(name: str, taken: set[str]) -> str:
    names = (name if number == 1 else f"{name}-{number}" for number in range(1, len(taken) + 2))
    return next(one for one in names if one not in taken)
