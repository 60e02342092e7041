"""What the places of a form are called in Danish: its fields by the form's own labels, the rest here."""

from handleplan.forms.definition import Form

_VALUES = {
    "unit": "Enhed",
    "title": "Titel",
    "themes_checked": "Temaer",
    "name": "Navn",
    "owner": "Projektejer",
    "number": "Nummer",
    "start": "Start",
    "end": "Slut",
    "budget_dkk": "Budget i kr.",
    "focus_area": "Fokusområde",
    "period": "Periode",
    "total_dkk": "Afsat i kr.",
    "awarded_dkk": "Uddelt i kr.",
    "announced_projects": "Projekter i alt",
    "announced_finished": "Afsluttede projekter",
    "year": "År",
    "level": "Slags mål",
    "heading": "Kolonnens overskrift",
}
_MEMBERS = {
    "intro": "Indledning",
    "attention_points": "Opmærksomhedspunkter",
    "sections": "Afsnit",
    "results": "Resultater",
    "purposes": "Formål",
    "unplaced": "Uden felt",
    "unwanted": "Skal ikke med",
}
_OF_KIND = {("frame", "owner"): "Ejer"}


def name_of_member(name: str, kind: str = "") -> str:
    """What a member of a reading, of the kind of its part, is called that is no field of a form; "" without a name."""
    return _OF_KIND.get((kind, name)) or _VALUES.get(name) or _MEMBERS.get(name, "")


def name_of_field(form: Form, name: str, part: str) -> str:
    """A field's label in the form; else what a member of that name is called, "" where it has no name."""
    for field in form.fields:
        if field.name == name and field.part == part:
            return field.label.rstrip("… ")
    return name_of_member(name)


def name_of_report(year: int | str) -> str:
    return f"Status {year}" if year else "Status"


def name_of_revision(period: str) -> str:
    return f"Revision {period}".strip()
