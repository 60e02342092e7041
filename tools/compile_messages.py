"""Compile every translation (django.po) into what the program loads (django.mo), where it is newer.

GNU gettext's msgfmt is not on every machine; polib does the same in Python.
"""

from pathlib import Path

import polib

LOCALE = Path(__file__).resolve().parent.parent / "src" / "handleplan" / "locale"


def main() -> None:
    for source in sorted(LOCALE.glob("*/LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        if not target.exists() or target.stat().st_mtime < source.stat().st_mtime:
            polib.pofile(str(source)).save_as_mofile(str(target))


if __name__ == "__main__":
    main()
