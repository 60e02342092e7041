"""What is done to a PDF after it is set."""

import io
import zlib
from itertools import count

import page as page_validation
import pikepdf

from handleplan.publishing.typesetter import END_IN_DOUBT, finish


def test_a_stream_that_ends_in_a_carriage_return_is_made_to_end_otherwise(policy_pdf):
    with pikepdf.open(io.BytesIO(policy_pdf)) as document:
        content = document.pages[0].Contents
        said = content.read_bytes()
        packed = (zlib.compress(said + b"%% %d\n" % number) for number in count())
        content.write(next(data for data in packed if data.endswith(b"\r")), filter=pikepdf.Name.FlateDecode)
        before = io.BytesIO()
        document.save(before)
    assert END_IN_DOUBT in before.getvalue()
    finished = finish(before.getvalue())
    assert END_IN_DOUBT not in finished
    assert page_validation.is_pdf_compliant_bytes(finished, profile=page_validation.ValidationProfile.PDF_A_2A)
    with pikepdf.open(io.BytesIO(finished)) as document:
        assert document.pages[0].Contents.read_bytes().startswith(said)
