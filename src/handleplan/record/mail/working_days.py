"""When mail may go out: on Danish working days, from a set hour, by the clock in Denmark."""

from datetime import date, datetime, time
from functools import cache

import holidays
from django.conf import settings
from django.utils import timezone

LATEST = time(18)
"""Nobody is reminded in the evening: what was missed goes out the next working day."""


def is_working_day(day: date) -> bool:
    """Whether people are at work: not at the weekend, on a Danish holiday, Christmas Eve or New Year's Eve.

    >>> is_working_day(date(2026, 4, 3)), is_working_day(date(2026, 4, 7))
    (False, True)
    """
    return day.weekday() < 5 and day not in _holidays() and (day.month, day.day) not in {(12, 24), (12, 31)}


def is_time_for_reminders(now: datetime) -> bool:
    """Whether reminders may go out at this moment."""
    local = timezone.localtime(now)
    return is_working_day(local.date()) and time(settings.MAIL_HOUR) <= local.time() < LATEST


@cache
def _holidays() -> holidays.HolidayBase:
    return holidays.country_holidays("DK")
