"""Whatever a damaged document is read as, the checks go through it, and say the same when they are asked again."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from forms.checks.documents import booklet, pool, row, unit_plans
from forms.reports import BOOKLET
from handleplan.forms.booklet import read_booklet
from handleplan.forms.checks import Source, check_together
from handleplan.forms.definition import form_of_kind
from handleplan.forms.reading import Reading
from texts import document

Plan = dict[str, object]

texts = st.lists(
    st.text(alphabet="abÆ 0123456789.,%()-:@/“", max_size=60)
    | st.sampled_from(["Mindst 20 % (3) af 12 i 2031.", "31.02.2031", "Uændret.", "-", "Tre ting:", "Flere end før."]),
    max_size=3,
)
plans = st.fixed_dictionaries(
    {"unit": st.text(alphabet="Ab -,§&", max_size=12), "goal": texts, "criterion": texts},
    optional={"reports": st.just([{"year": 2031, "done": ["I maj 2033 blev det gjort."], "achieved": []}])},
)


@settings(max_examples=60, deadline=None)
@given(st.lists(plans, max_size=3), texts, st.randoms(use_true_random=False))
def test_checks_never_fail_and_always_agree(
    units: list[dict[str, object]], said: list[str], chance: random.Random
) -> None:
    lines = [line for line in BOOKLET.splitlines() if chance.random() > 0.1]
    damaged = read_booklet(document("Kultur\n" + "\n".join(lines)), form_of_kind("sammendrag"))
    rows = [row(text, maj_2031=text, x="") for text in said]
    readings: list[Reading] = [unit_plans(*units), damaged, pool({"results": rows, "end": ""}), booklet()]
    sources = [Source(str(number), reading) for number, reading in enumerate(readings)]
    first, again = check_together(sources), check_together(sources)
    assert first == again
    assert all(warning.code and warning.message.rstrip().endswith((".", "“")) for found in first for warning in found)
