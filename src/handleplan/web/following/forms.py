"""What is asked when a plan is followed up."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from handleplan.record.models import Deadline, FollowUp, Plan, Statement, User
from handleplan.record.permissions import people_answering, people_commenting
from handleplan.web.account.forms import Designed
from handleplan.web.asked import SeveralOf

DATE = {"type": "date"}


class MeetingForm(Designed):
    """One meeting at which the plan is followed up; a row without a meeting is no meeting."""

    labels = {"meeting": _("Møde"), "how_often": _("Hvor tit")}
    kinds = {"meeting": {"list": "moeder-forslag"}, "how_often": {"list": "hvor-tit"}}

    meeting = forms.CharField(required=False, max_length=100)
    how_often = forms.CharField(required=False, max_length=100)

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        if said.get("how_often") and not said.get("meeting"):
            self.add_error("meeting", _("Skriv, hvilket møde det er."))
        return said


MeetingForms = forms.formset_factory(MeetingForm, extra=2)


class NoteForm(Designed):
    labels = {"follow_up": _("Hvilket møde?"), "held_on": _("Mødets dato"), "text": _("Notat")}
    helps = {"text": _("Kort: hvad talte I om, og hvad gør I nu? Notatet står ved siden af den næste status.")}
    kinds = {"held_on": DATE, "text": {"rows": "4"}}

    follow_up = forms.ModelChoiceField(FollowUp.objects.none(), required=False, empty_label=_("Et andet møde"))
    held_on = forms.DateField(widget=forms.DateInput(format="%Y-%m-%d"))
    text = forms.CharField(widget=forms.Textarea)

    def __init__(self, plan: Plan, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["follow_up"].queryset = plan.follow_ups.filter(withdrawn_at=None)  # type: ignore[attr-defined]


class DeadlineForm(Designed):
    labels = {"text": _("Hvad skal være gjort?"), "due": _("Senest"), "person": _("Hvem står for det?")}
    kinds = {"due": DATE}

    text = forms.CharField(max_length=Deadline._meta.get_field("text").max_length)
    due = forms.DateField(widget=forms.DateInput(format="%Y-%m-%d"))
    person = forms.ModelChoiceField(User.objects.none(), empty_label=_("Vælg en person"))
    statement = forms.ModelChoiceField(Statement.objects.none(), required=False, widget=forms.HiddenInput)

    def __init__(self, plan: Plan, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = people_answering(plan).order_by("first_name", "last_name", "email")
        self.fields["person"].queryset = people  # type: ignore[attr-defined]
        self.fields["statement"].queryset = plan.statements.all()  # type: ignore[attr-defined]


class CommentForm(Designed):
    """A comment, or with ``statements`` None an answer to one."""

    labels = {"statement": _("Hvad handler det om?"), "text": _("Kommentar"), "named": _("Send en mail til")}
    kinds = {"text": {"rows": "4"}}

    text = forms.CharField(widget=forms.Textarea)
    named = SeveralOf(User.objects.none(), required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(self, plan: Plan, user: User, statements: list[tuple[int, str]] | None, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        people = people_commenting(plan).exclude(pk=user.pk).order_by("first_name", "last_name", "email")
        self.fields["named"].queryset = people  # type: ignore[attr-defined]
        if statements is not None:
            choices = [("", _("Hele planen")), *statements]
            self.fields["statement"] = forms.TypedChoiceField(
                choices=choices, required=False, coerce=int, empty_value=None
            )
            self.order_fields(["statement"])
            self.design()


class WhyForm(Designed):
    labels = {"why": _("Hvorfor?")}
    helps = {"why": _("Det står i planens historik.")}

    why = forms.CharField(max_length=500)
