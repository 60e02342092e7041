"""What a request says, of which nothing may be taken for granted: who asks, and the numbers in it."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import HttpRequest

from handleplan.record.models import User

MOST_DIGITS = 9
"""No key, year, version or line number here has more digits, and every database's numbers hold as many."""


def asker(request: HttpRequest) -> User:
    """Who asks, on a page that only people who are logged in see."""
    assert isinstance(request.user, User), "login_required lets nobody else in"
    return request.user


def whole_number(text: str) -> int:
    """The number that a field of a form or an address holds; 0 where it holds none, or one that nothing here has."""
    text = text.strip()
    return int(text) if text.isdecimal() and len(text) <= MOST_DIGITS else 0


class SeveralOf(forms.ModelMultipleChoiceField):
    """Several rows by their keys; a number that no key can be is none of them, and no question to the database."""

    def clean(self, value: Any) -> QuerySet[Any]:
        return super().clean([key if whole_number(str(key)) else 0 for key in value or ()])
