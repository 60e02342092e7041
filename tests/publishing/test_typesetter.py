"""What is done to a PDF after it is set."""

import io
import json
import zlib
from datetime import date
from itertools import count

import page as page_validation
import pikepdf

from handleplan.publishing import typesetter
from handleplan.publishing.blocks import as_data
from handleplan.publishing.report import status_report
from handleplan.publishing.typesetter import END_IN_DOUBT, finish
from pdf_text import page_texts


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


def test_without_the_fonts_of_the_design_system_it_is_set_in_those_that_typst_brings(policy, monkeypatch, tmp_path):
    monkeypatch.setattr(typesetter, "FONTS", tmp_path / "no-fonts")
    pdf = typesetter.finish(typesetter.compile_pdf(json.dumps(as_data(status_report(policy, date(2025, 3, 3))))))
    assert "Handicappolitik" in page_texts(pdf)[0]
    assert page_validation.is_pdf_compliant_bytes(pdf, profile=page_validation.ValidationProfile.PDF_UA_1)
