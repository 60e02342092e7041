"""Plans that tick no theme, or all of them, which tells no more."""

from collections.abc import Iterator

from handleplan.forms.checks.passages import plan_name
from handleplan.forms.reading import Reading, ReadingWarning


def ticked_themes(reading: Reading) -> Iterator[ReadingWarning]:
    for plan in reading.plans:
        if not plan.themes_offered:
            continue
        if not plan.themes_checked:
            message = f"{plan_name(plan)} har ikke sat kryds ved noget tema; sæt kryds ved dem, som indsatsen vedrører."
            yield ReadingWarning("no_theme", message, plan.place)
        elif len(plan.themes_checked) == len(plan.themes_offered) > 1:
            message = (
                f"{plan_name(plan)} har sat kryds ved alle {len(plan.themes_offered)} temaer; "
                "behold kun dem, som indsatsen især vedrører."
            )
            yield ReadingWarning("all_themes", message, plan.place)
