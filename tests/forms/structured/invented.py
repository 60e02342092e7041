"""An action plan of nobody's, for tests of how its form may be set up."""

from typing import Any

PLAN: dict[str, Any] = {
    "unit": "Bibliotekerne",
    "themes_checked": ["Boligforhold", "Fritid og kultur"],
    "initiative": ["Læsning for alle"],
    "description": ["Vi vil nå flere læsere.", "Også dem, der lytter."],
    "goal": ["Flere borgere låner bøger.", "Flere bruger huset."],
    "subgoal": ["Have fokus på lydbøger."],
    "action": ["Der indkøbes lydbøger.", "Der holdes oplæsning.", "Der spørges ad."],
    "criterion": ["Når flere låner."],
    "reports": [
        {
            "year": 2023,
            "done": ["Vi har købt 40 lydbøger."],
            "achieved": ["Der er 12 nye lånere.", "De kommer igen."],
            "next": ["At flere bydele kommer med."],
        },
        {"year": 2024, "done": ["Ingen bemærkninger."], "achieved": ["-"], "next": ["Uændret"]},
    ],
    "revision": {
        "period": "2025-2026",
        "goal": ["Uændret"],
        "subgoal": ["Have fokus på e-bøger."],
        "action": ["Uændret"],
        "criterion": ["Når endnu flere låner.", "Når de bliver."],
    },
}

OTHER: dict[str, Any] = {
    **PLAN,
    "unit": "Vej og Park",
    "themes_checked": ["Tilgængelighed og mobilitet"],
    "initiative": ["Jævne fortove"],
    "reports": PLAN["reports"][:1],
    "revision": None,
}
