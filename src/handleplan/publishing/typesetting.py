"""From a publication to a PDF.

Typst sets the type. It keeps what it has set in memory, more than a gigabyte after some thirty reports; so every PDF is
made by a process of its own, which is gone when the PDF is.
"""

from __future__ import annotations

import json
import subprocess
import sys

from django.utils.translation import gettext as _

from handleplan.publishing.blocks import Publication, as_data

SECONDS_ALLOWED = 120


class TypesettingFailed(Exception):
    """The PDF could not be made; the message is a sentence in Danish, the cause is what the typesetter said."""


def typeset(publication: Publication) -> bytes:
    """The publication as a tagged PDF (PDF/UA-1 and PDF/A-2a). Raises TypesettingFailed."""
    data = json.dumps(as_data(publication), ensure_ascii=False)
    try:
        done = subprocess.run(
            [sys.executable, "-m", "handleplan.publishing.typesetter"],
            input=data.encode(),
            capture_output=True,
            timeout=SECONDS_ALLOWED,
            check=True,
        )
    except subprocess.TimeoutExpired as slow:
        raise TypesettingFailed(_("Rapporten blev ikke færdig inden for %d sekunder.") % SECONDS_ALLOWED) from slow
    except subprocess.CalledProcessError as failed:
        failed.add_note(failed.stderr.decode(errors="replace"))
        raise TypesettingFailed(_("Rapporten kunne ikke sættes op som PDF.")) from failed
    return done.stdout
