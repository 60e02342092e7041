"""Which statuses of a round are shown, and in what order: the same of the page, the spreadsheet and "all shown"."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict

from handleplan.record.models import Report, Round, Unit, User
from handleplan.record.round_overview import ORDERS, RoundOverview, round_overview
from handleplan.web.asked import whole_number


@dataclass(frozen=True)
class RoundFilter:
    """What the address asks for. What it asks for in vain (a unit that there is not) is left out."""

    words: str = ""
    state: str = ""
    person: int = 0
    unit: int = 0
    without_person: bool = False
    overdue: bool = False
    order: str = ""

    @classmethod
    def asked(cls, query: QueryDict) -> "RoundFilter":
        state, order = query.get("tilstand", ""), query.get("orden", "")
        return cls(
            words=query.get("soeg", "").strip(),
            state=state if state in Report.State.values else "",
            person=whole_number(query.get("person", "")),
            unit=whole_number(query.get("enhed", "")),
            without_person=query.get("vis") == "uden-person",
            overdue=query.get("vis") == "over-frist",
            order=order if order.removeprefix("-") in ORDERS else "",
        )

    def overview(self, round_: Round, user: User, today: date) -> RoundOverview:
        return round_overview(
            round_,
            user,
            today,
            state=self.state,
            person=self.person,
            unit=Unit.objects.filter(pk=self.unit).first() if self.unit else None,
            without_person=self.without_person,
            overdue=self.overdue,
            words=self.words,
            order=self.order,
        )

    @property
    def query(self) -> str:
        """The filter as the end of an address: "?tilstand=draft", or "" where all is shown."""
        showing = "uden-person" if self.without_person else "over-frist" if self.overdue else ""
        asked = {
            "soeg": self.words,
            "tilstand": self.state,
            "person": self.person,
            "enhed": self.unit,
            "vis": showing,
            "orden": self.order,
        }
        said = {name: value for name, value in asked.items() if value}
        return f"?{urlencode(said)}" if said else ""

    @property
    def is_all(self) -> bool:
        return not replace(self, order="").query

    def with_(self, **changes: Any) -> "RoundFilter":
        return replace(self, **changes)

    def ordered_by(self, order: str) -> "RoundFilter":
        """In that order; the other way round where it is in that order already."""
        return replace(self, order=f"-{order}" if self.order == order else order)
