"""Files that are made to do harm, or that are badly broken: each as its bytes, by a name that says what it is."""

import random
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from functools import cache
from io import BytesIO

import pikepdf

from word_builder import docx, p, table, zipped

Make = Callable[[], bytes]
NOWHERE = "http://127.0.0.1:9"
"""Where a file points to, unless a test says otherwise; nobody answers there."""

_MEGABYTE = 1 << 20
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_ODT = "application/vnd.oasis.opendocument.text"
_OASIS = "urn:oasis:names:tc:opendocument:xmlns"


# --- zipped


def repeated(data: bytes, megabytes: int) -> bytes:
    """Many megabytes of the same data, deflated, in a moment."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    times = _MEGABYTE // len(data)
    packer.compress(data * times)
    packer.flush(zlib.Z_FULL_FLUSH)
    block = packer.compress(data * times) + packer.flush(zlib.Z_FULL_FLUSH)
    return block * megabytes + zlib.compressobj(9, zlib.DEFLATED, -15).flush()


def with_entry(package: bytes, name: str, deflated: bytes, size: int) -> bytes:
    """The package with one more entry that claims a size."""
    source = zipfile.ZipFile(BytesIO(package))
    start = source.start_dir
    raw = name.encode()
    fields = (20, 0, 8, 0, 33, 0, len(deflated), size, len(raw))
    local = struct.pack("<4s5H3I2H", b"PK\x03\x04", *fields, 0) + raw + deflated
    central = struct.pack("<4s6H3I5H2I", b"PK\x01\x02", 20, *fields, 0, 0, 0, 0, 0, start) + raw
    directory = package[start : package.rindex(b"PK\x05\x06")] + central
    count = len(source.infolist()) + 1
    at = start + len(local)
    end = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, count, count, len(directory), at, 0)
    return package[:start] + local + directory + end


def without_document() -> bytes:
    """A Word file that lacks its text."""
    source = zipfile.ZipFile(BytesIO(docx()))
    return zipped({name: source.read(name) for name in source.namelist() if name != "word/document.xml"})


def word_of(xml: str | bytes, **extra: str | bytes) -> bytes:
    """A Word file with this as the whole of its main part."""
    return docx(extra={"word/document.xml": xml.encode() if isinstance(xml, str) else xml, **extra})  # type: ignore[dict-item]


def zip_bomb() -> bytes:
    return with_entry(without_document(), "word/document.xml", repeated(b"<w:p></w:p>     ", 3_000), 3_000 * _MEGABYTE)


def lying_zip_bomb() -> bytes:
    return with_entry(without_document(), "word/document.xml", repeated(b"<w:p></w:p>     ", 3_000), 1_000)


def nested_zip() -> bytes:
    inner = docx(p("Dybt nede"))
    for _layer in range(20):
        inner = docx(p("Øverst"), extra={"word/embeddings/more.docx": inner})
    return inner


def many_parts() -> bytes:
    return docx(p("Her"), extra={f"word/media/{number}.png": b"" for number in range(20_000)})


def outside_paths() -> bytes:
    escape = f'<Relationship Id="x" Type="{_RELATIONS}/footnotes" Target="../../../../../../etc/passwd"/>'
    outside = {"../../../../../../tmp/handleplan-was-here": b"x", "/etc/handleplan-was-here": b"x"}
    return docx(p("Her"), extra={**outside, "word/_rels/document.xml.rels": _relations(escape)})


def locked_zip() -> bytes:
    data = bytearray(docx(p("Hemmeligt")))
    for signature, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(signature)
        while at >= 0:
            data[at + flags] |= 1
            at = data.find(signature, at + 4)
    return bytes(data)


def locked_office() -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1_000) + "EncryptedPackage".encode("utf-16-le") + bytes(9_000)


def locked_odt() -> bytes:
    manifest = (
        b'<manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/></manifest:file-entry>'
    )
    return zipped({"mimetype": _ODT, "META-INF/manifest.xml": manifest, "content.xml": random.Random(1).randbytes(900)})


def macros() -> bytes:
    macro = f'<Relationship Id="m" Type="{_RELATIONS}/vbaProject" Target="vbaProject.bin"/>'
    code = b'Sub AutoOpen()\nShell "touch /tmp/handleplan-was-here"\nEnd Sub'
    return docx(p("Her"), extra={"word/vbaProject.bin": code, "word/_rels/document.xml.rels": _relations(macro)})


def outward_links(address: str = NOWHERE) -> bytes:
    kinds = ("attachedTemplate", "image", "hyperlink", "aFChunk", "oleObject", "subDocument", "footnotes", "styles")
    links = "".join(
        f'<Relationship Id="r{kind}" Type="{_RELATIONS}/{kind}" Target="{address}/{kind}"{mode}/>'
        for kind in kinds
        for mode in (' TargetMode="External"', "")
    )
    chunk = f'<w:altChunk xmlns:r="{_RELATIONS}" r:id="raFChunk"/>'
    image = f'<v:imagedata xmlns:v="urn:schemas-microsoft-com:vml" xmlns:r="{_RELATIONS}" r:id="rimage"/>'
    picture = f"<w:r><w:pict>{image}</w:pict></w:r>"
    include = f'<w:fldSimple w:instr=" INCLUDEPICTURE {address}/field.png "><w:r><w:t>her</w:t></w:r></w:fldSimple>'
    body = p("Se", f"{picture}{include}") + chunk
    return docx(body, extra={"word/_rels/document.xml.rels": _relations(links)})


def _relations(inner: str) -> bytes:
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inner}</Relationships>'.encode()


# --- XML


def _doctype(root: str, address: str) -> str:
    bomb = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    outside = f'<!ENTITY file SYSTEM "file:///etc/passwd"><!ENTITY web SYSTEM "{address}/entity">'
    more = f'<!ENTITY % more SYSTEM "{address}/more.dtd">%more;'
    return f'<!DOCTYPE {root} SYSTEM "{address}/doctype.dtd" [<!ENTITY l0 "lol">{bomb}{outside}{more}]>'


_ENTITIES = "&l9; &file; &web;"


def word_entities(address: str = NOWHERE) -> bytes:
    body = f"<w:body><w:p><w:r><w:t>{_ENTITIES}</w:t></w:r></w:p></w:body>"
    return word_of(f'{_doctype("w:document", address)}<w:document xmlns:w="{_WORD}">{body}</w:document>')


def odt(content: str, doctype: str = "") -> bytes:
    spaces = " ".join(f'xmlns:{name}="{_OASIS}:{name}:1.0"' for name in ("office", "text", "table"))
    body = f"<office:body><office:text>{content}</office:text></office:body>"
    xml = f"{doctype}<office:document-content {spaces}>{body}</office:document-content>"
    return zipped({"mimetype": _ODT, "content.xml": xml})


def odt_entities(address: str = NOWHERE) -> bytes:
    return odt(f"<text:p>{_ENTITIES}</text:p>", _doctype("office:document-content", address))


def html_entities(address: str = NOWHERE) -> bytes:
    links = "".join(
        f'<{tag} {name}="{address}/{tag}">'
        for tag, name in (("img", "src"), ("link rel=stylesheet", "href"), ("iframe", "src"), ("base", "href"))
    )
    xml = f'<?xml version="1.0"?>{_doctype("html", address)}'
    return f"{xml}<html><body>{links}<p>{_ENTITIES}</p></body></html>".encode()


def endless_paragraphs() -> bytes:
    return word_of(f'<w:document xmlns:w="{_WORD}"><w:body>{"<w:p/>" * 5_000_000}</w:body></w:document>')


def deep_xml() -> bytes:
    return word_of(f'<w:document xmlns:w="{_WORD}"><w:body>{"<w:sdt>" * 500_000}')


def deep_word_tables() -> bytes:
    inner = p("Inderst")
    for _layer in range(60):
        inner = table([f"<w:tc>{inner}</w:tc>"])
    return docx(inner)


def wide_word_table() -> bytes:
    return docx(table(*([f"{row}.{column}" for column in range(1_000)] for row in range(100))))


def wide_odt_table() -> bytes:
    cell = '<table:table-cell table:number-columns-repeated="2000000000" table:number-rows-spanned="2000000000"/>'
    return odt(f"<table:table>{f'<table:table-row>{cell * 100}</table:table-row>' * 1_000}</table:table>")


def long_odt_spaces() -> bytes:
    spaces = '<text:s text:c="2000000000"/>' * 10_000
    return odt(f"<text:p>a{spaces}b</text:p>")


# --- web pages and text


def wide_html_table() -> bytes:
    return f"<html><table>{'<tr>' + '<td>1' * 1_000}{('<tr>' + '<td>x' * 1_000) * 99}</table>".encode()


def spanning_html_table() -> bytes:
    cells = '<td rowspan="65534" colspan="1000">x' * 100
    return f"<html><table>{f'<tr>{cells}' * 1_000}</table>".encode()


def deep_html() -> bytes:
    return f"<html>{'<div>' * 100_000}{'<table><tr><td>' * 20_000}Inderst".encode()


def odd_html_signs() -> bytes:
    return b"<html><p>Her &#0; &#xD800; &#xDC00; &#x110000; &#99999999999; og her\x00\x01</p></html>"


def one_line() -> bytes:
    return b"Vi vil " * 2_500_000


def endless_lines() -> bytes:
    return b"\n" * 15_000_000 + b"Her"


def stars() -> bytes:
    return (b"*a **b _c " * 200 + b"\n") * 50


# --- PDF


def pdf_of(*objects: str | bytes, root: int = 1, trailer: str = "") -> bytes:
    """A PDF of objects, numbered from 1."""
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        raw = content.encode() if isinstance(content, str) else content
        out += b"%d 0 obj\n%s\nendobj\n" % (number, raw)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += f"trailer\n<</Size {len(objects) + 1}/Root {root} 0 R{trailer}>>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)


_CATALOG = "<</Type/Catalog/Pages 2 0 R>>"
_ONE_PAGE = "<</Type/Pages/Kids[3 0 R]/Count 1>>"
_PAGE = (
    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
    "/Resources<</Font<</F 5 0 R>>/XObject<</X 4 0 R>>>>>>"
)
_FONT = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
_HALF_SIGN = b"begincmap 1 begincodespacerange <00> <ff> endcodespacerange 1 beginbfchar <41> <D800> endbfchar endcmap"
HALF_SIGNS = _FONT.replace(">>", "/ToUnicode 6 0 R>>")
"""A font that says of its A that it is half a sign."""


def stream(content: bytes, entries: str = "") -> bytes:
    return f"<</Length {len(content)}{entries}>>stream\n".encode() + content + b"\nendstream"


def page_with(content: bytes, page: str = _PAGE, font: str = _FONT) -> bytes:
    return pdf_of(_CATALOG, _ONE_PAGE, page, content, font, stream(_HALF_SIGN))


_HELLO = stream(b"BT /F 12 Tf 50 700 Td (Vi vil have flere i job.) Tj ET")


def looping_pages() -> bytes:
    return pdf_of(_CATALOG, "<</Type/Pages/Kids[2 0 R 3 0 R 2 0 R]/Count 3/Parent 3 0 R>>", _PAGE, _HELLO, _FONT)


def million_pages() -> bytes:
    return pdf_of(_CATALOG, f"<</Type/Pages/Kids[{'3 0 R ' * 1_000_000}]/Count 1000000>>", _PAGE, _HELLO, _FONT)


def claimed_pages() -> bytes:
    return pdf_of(_CATALOG, "<</Type/Pages/Kids[3 0 R]/Count 2147483647>>", _PAGE, _HELLO, _FONT)


def self_length() -> bytes:
    return page_with(b"<</Length 4 0 R>>stream\nBT (x) Tj ET\nendstream")


def self_drawing() -> bytes:
    form = "/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</XObject<</X 4 0 R>>/Font<</F 5 0 R>>>>"
    return page_with(stream(b"/X Do /X Do BT /F 12 Tf 50 700 Td (Her) Tj ET /X Do", form))


def looping_xref() -> bytes:
    data = pdf_of(_CATALOG, _ONE_PAGE, _PAGE, _HELLO, _FONT, trailer="/Prev 0000000000")
    return data.replace(b"/Prev 0000000000", b"/Prev %010d" % data.rindex(b"xref\n0"))


def flate_bomb() -> bytes:
    """A page of a few gigabytes, packed twice."""
    drawing = zlib.compressobj(9)
    block = drawing.compress(b"") + zlib.compress(b"0 0 m 9 9 l S\n" * 4_000_000, 9)
    return page_with(stream(zlib.compress(block, 9), "/Filter[/FlateDecode/FlateDecode]"))


def many_letters() -> bytes:
    return page_with(
        stream(zlib.compress(b"BT /F 1 Tf 50 700 Td " + b"(abcdefgh ijklmnop) Tj\n" * 400_000), "/Filter/FlateDecode")
    )


def wide_pdf_table() -> bytes:
    rules = [b"%d 0 m %d 842 l S" % (x, x) for x in range(1_000)] + [
        b"0 %d m 1000 %d l S" % (8 * y, 8 * y) for y in range(101)
    ]
    words = [b"BT /F 1 Tf %d %d Td (x) Tj ET" % (x, 8 * y + 2) for y in range(100) for x in range(1_000)]
    return page_with(
        stream(zlib.compress(b"\n".join(rules + words)), "/Filter/FlateDecode"), _PAGE.replace("595", "1000")
    )


def deep_pdf() -> bytes:
    return page_with(stream(b"[" * 1_000_000))


def deep_object() -> bytes:
    return pdf_of(_CATALOG, _ONE_PAGE, _PAGE, _HELLO, _FONT, "[" * 200_000 + "]" * 200_000, trailer="/Info 6 0 R")


def huge_picture() -> bytes:
    size = "/Width 60000/Height 60000/BitsPerComponent 8/ColorSpace/DeviceRGB"
    entries = f"/Type/XObject/Subtype/Image{size}/Filter/FlateDecode"
    page = _PAGE.replace("/Contents 4 0 R", "/Contents 6 0 R")
    picture = stream(zlib.compress(bytes(20_000_000), 9), entries)
    return pdf_of(_CATALOG, _ONE_PAGE, page, picture, _FONT, stream(b"595 0 0 842 0 0 cm /X Do BT /F 9 Tf (Her) Tj ET"))


def huge_page() -> bytes:
    return page_with(_HELLO, _PAGE.replace("595 842", "100000000 0.0001"))


def broken_xref() -> bytes:
    data = page_with(_HELLO)
    return data[: data.rindex(b"xref\n0")] + b"xref\n0 9999999\nikke et sted\nstartxref\n99999999999\n%%EOF"


def locked_pdf() -> bytes:
    out = BytesIO()
    with pikepdf.open(BytesIO(page_with(_HELLO))) as opened:
        opened.save(out, encryption=pikepdf.Encryption(owner="ejer", user="laas"))
    return out.getvalue()


def outward_pdf(address: str = NOWHERE) -> bytes:
    actions = (
        f"/OpenAction<</S/URI/URI({address}/open)>>/AA<</WC<</S/JavaScript/JS(app.launchURL\\('{address}/js'\\))>>>>"
    )
    return pdf_of(
        _CATALOG.replace(">>", f"{actions}>>"),
        _ONE_PAGE,
        _PAGE,
        f"<</Length 0/F<</FS/URL/F({address}/stream)>>>>stream\n\nendstream",
        _FONT,
    )


# --- broken


SIGNATURES = (
    b"PK\x03\x04",
    b"%PDF-1.7\n",
    b"<html>",
    b"\xff\xfe",
    b"PK\x03\x04" + bytes(26) + b"mimetype" + _ODT.encode(),
)


def noise(signature: bytes) -> Make:
    return lambda: signature + random.Random(signature).randbytes(60_000)


@cache
def whole_files() -> dict[str, bytes]:
    """Small good files of every kind."""
    return {
        "docx": docx(p("Handleplan", style="Overskrift1"), table(["Mål", "Kriterier"], ["Flere i job", "Ti i job"])),
        "odt": odt("<text:p>Handleplan</text:p><text:p>Flere i job</text:p>"),
        "pdf": page_with(_HELLO),
        "html": "<html><body><h1>Handleplan</h1><table><tr><td>Mål<td>Flere i job</table></html>".encode(),
    }


def cut_short(kind: str, tenths: int) -> Make:
    return lambda: whole_files()[kind][: len(whole_files()[kind]) * tenths // 10]


def files() -> Iterator[tuple[str, Make]]:
    """The name of every hostile file, with what makes it."""
    for make in (
        zip_bomb, lying_zip_bomb, nested_zip, many_parts, outside_paths, locked_zip, locked_office, locked_odt, macros,
        outward_links, word_entities, odt_entities, html_entities, endless_paragraphs, deep_xml, deep_word_tables,
        wide_word_table, wide_odt_table, long_odt_spaces, wide_html_table, spanning_html_table, deep_html,
        odd_html_signs, one_line, endless_lines, looping_pages, million_pages, claimed_pages, self_length, self_drawing,
        looping_xref, flate_bomb, many_letters, wide_pdf_table, deep_pdf, deep_object, huge_picture, huge_page,
        broken_xref, locked_pdf, outward_pdf,
    ):  # fmt: skip
        yield make.__name__, make
    yield "stars.md", stars
    for number, signature in enumerate(SIGNATURES):
        yield f"noise_{number}", noise(signature)


def cut_files() -> Iterator[tuple[str, Make]]:
    """Good files of every kind, cut off at every tenth of their length."""
    for kind in whole_files():
        for tenths in range(1, 10):
            yield f"cut_at_{tenths}_tenths.{kind}", cut_short(kind, tenths)
