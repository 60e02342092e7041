"""Invented documents of Nørrelund Kommune, as readings' JSON."""

from typing import Any

Json = dict[str, Any]

HELP = "Borgere med handicap har et arbejde på plejehjemmene, der passer til deres kræfter og interesser."
CRITERION = "Når mindst fire borgere er ansat i skånejob på plejehjemmene."
TEETH = "Borgere med udviklingshandicap er trygge ved tandlæge, bedøvelse og behandling på klinikken."


def care_homes() -> Json:
    return {
        "unit": "Plejehjemmene",
        "themes_checked": ["Beskæftigelse"],
        "themes_offered": ["Bolig", "Beskæftigelse"],
        "initiative": ["Flere kolleger med skånehensyn på plejehjemmene i Nørrelund Kommune"],
        "description": ["• Opgaver i haven, køkkenet og vaskeriet"],
        "goal": [HELP],
        "subgoal": ["Vi vil finde opgaver, som kan løses på få timer om ugen."],
        "action": ["Hvert plejehjem udpeger en mentor inden sommerferien."],
        "criterion": [CRITERION, "Når hvert plejehjem har en mentor."],
        "reports": [
            {
                "year": 2023,
                "done": ["Vi har udpeget mentorer."],
                "achieved": ["To er ansat."],
                "next": ["Flere opgaver."],
            },
            {"year": 2024, "done": ["Vi fortsætter."], "achieved": [], "next": []},
            {"year": 2025, "done": [], "achieved": [], "next": []},
        ],
        "revision": {
            "period": "2025-2026",
            "goal": ["Uændret."],
            "subgoal": ["Uændret."],
            "action": [],
            "criterion": ["Når mindst seks borgere er ansat i skånejob på plejehjemmene."],
        },
    }


def dentist() -> Json:
    return {
        "unit": "Sundhedscentret - Tandplejen",
        "themes_checked": [],
        "themes_offered": ["Bolig", "Beskæftigelse"],
        "initiative": ["Tandpleje uden frygt"],
        "description": [],
        "goal": [TEETH],
        "subgoal": ["Vi vil lade borgerne besøge klinikken, før de skal behandles."],
        "action": ["Klinikken holder åbent hus to gange om året."],
        "criterion": ["Når færre end hver tiende behandling bliver aflyst."],
        "reports": [],
        "revision": None,
    }


def plans(*read: Json) -> Json:
    return {"kind": "handleplan", "plans": list(read or (care_homes(), dentist()))}


def booklet() -> Json:
    return {
        "kind": "sammendrag",
        "focus_area": "Arbejde og fællesskab",
        "period": "2023-2024",
        "areas": [
            {
                "name": "Sundheds- og Ældreområdet",
                "intro": ["Området i Nørrelund Kommune har valgt to handleplaner."],
                "plans": [
                    {
                        "unit": "Plejehjem",
                        "title": "",
                        "objective": [HELP],
                        "effort": ["Opgaver i haven, køkkenet og vaskeriet, som kan løses på få timer om ugen."],
                        "criteria": [CRITERION],
                    },
                    {
                        "unit": "Tandplejen",
                        "title": "Tandbørster til alle",
                        "objective": ["Alle bosteder bestiller elektriske tandbørster."],
                        "effort": ["Sygeplejersker underviser personalet."],
                        "criteria": ["Når samtlige beboere børster tænder dagligt."],
                    },
                ],
                "attention_points": [
                    {"title": "Ny lov", "text": ["Området følger loven.", "Den træder i kraft i juli."]}
                ],
            }
        ],
    }


def sheet() -> Json:
    return {
        "kind": "indsatsskema",
        "title": "Sunde vaner på plejehjem",
        "unit": "Plejehjemmene",
        "policy_goals": ["Gøre det sunde valg let."],
        "description": ["Vi arbejder med vanerne.", "K:", "Grønt til alle måltider.", "S: Ro efter klokken ni."],
        "purpose": ["Flere kræfter i hverdagen."],
        "target_group": ["Beboere i Nørrelund Kommune."],
        "criteria": ["Når halvdelen spiser grønt hver dag."],
    }


def pool() -> Json:
    return {
        "kind": "puljerapport",
        "frame": {
            "name": "Fælles om sundhed",
            "owner": "Velfærdsstyrelsen",
            "period": "2022-2025",
            "total_dkk": 24_000_000,
            "awarded_dkk": 17_400_000,
            "purposes": ["› at mindske den sociale ulighed i sundhed."],
        },
        "projects": [
            {
                "number": "3.1",
                "owner": "Nørrelund Kommune - Jobcenter",
                "title": "Ro på kajen",
                "start": "2022-05-01",
                "end": "2024",
                "budget_dkk": 295_783,
                "purpose": ["At flere mænd kommer ud."],
                "target_group": ["Ledige mænd."],
                "results": [
                    {
                        "level": "overall",
                        "goal": ["At mændene trives."],
                        "by_date": [
                            {"heading": "Resultat pr. april 2023", "text": []},
                            {"heading": "Resultat pr. december 2023", "text": ["-"]},
                        ],
                    },
                    {
                        "level": "subgoal",
                        "goal": ["At 20 mænd ror", "hver uge."],
                        "by_date": [
                            {"heading": "Resultat pr. april 2023", "text": ["12 ror."]},
                            {"heading": "Resultat pr. december 2023", "text": ["19 ror.", "To er begyndt i skole."]},
                        ],
                    },
                ],
            },
            {"number": "3.2", "owner": "Region Vesterhav", "title": "En hånd at holde i", "results": []},
        ],
        "sections": [{"number": "1.1", "title": "Baggrund", "text": ["Puljen blev uddelt i 2022."]}],
    }
