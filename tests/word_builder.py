"""Word files for tests, written part by part: what a test says is all that stands in them."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from io import BytesIO
from xml.sax.saxutils import escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="{R}" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
_RELATION = f'<Relationship Id="{{id}}" Type="{R}/{{kind}}" Target="{{target}}"/>'

STYLES = """
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="Overskrift1"><w:name w:val="heading 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Overskrift2"><w:name w:val="heading 2"/>
  <w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Egen"><w:name w:val="Egen overskrift"/><w:basedOn w:val="Overskrift2"/></w:style>
<w:style w:type="paragraph" w:styleId="Punkt"><w:name w:val="List Bullet"/>
  <w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Indhold1"><w:name w:val="toc 1"/></w:style>
<w:style w:type="character" w:styleId="Skjult"><w:name w:val="Skjult"/><w:rPr><w:vanish/></w:rPr></w:style>
"""
"""The styles of a Danish Word, in short."""

NUMBERING = """
<w:abstractNum w:abstractNumId="0">
  <w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF0B7;"/>
    <w:rPr><w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/></w:rPr></w:lvl>
  <w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/><w:lvlText w:val="o"/>
    <w:rPr><w:rFonts w:ascii="Courier New"/></w:rPr></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="1">
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
  <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%2)"/></w:lvl>
  <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerRoman"/><w:lvlText w:val="%1.%2.%3"/></w:lvl>
</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="1"/>
  <w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
"""
"""List 1 has bullets, 2 has numbers, and 3 is the same list of numbers begun anew."""


def run(text: str, properties: str = "") -> str:
    """A run of text; ``\\n`` is a line break and ``\\t`` a tab."""
    inner = escape(text).replace("\n", "</w:t><w:br/><w:t xml:space='preserve'>")
    inner = inner.replace("\t", "</w:t><w:tab/><w:t xml:space='preserve'>")
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t xml:space='preserve'>{inner}</w:t></w:r>"


def p(*content: str, style: str = "", num: tuple[int, int] | None = None, properties: str = "") -> str:
    """A paragraph of texts and of ready XML; ``num`` is its list and its level there."""
    inner = "".join(part if part.startswith("<") else run(part) for part in content)
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    listed = f'<w:numPr><w:ilvl w:val="{num[1]}"/><w:numId w:val="{num[0]}"/></w:numPr>' if num else ""
    return f"<w:p><w:pPr>{named}{listed}{properties}</w:pPr>{inner}</w:p>"


def cell(*content: str, span: int = 1, merge: str = "") -> str:
    """A table's cell; ``merge`` is "restart" for the first of cells merged downwards, "continue" for the next."""
    blocks = "".join(part if part.startswith(("<w:p>", "<w:tbl>", "<w:sdt>")) else p(part) for part in content)
    merged = f'<w:vMerge w:val="{merge}"/>' if merge else ""
    return f'<w:tc><w:tcPr><w:gridSpan w:val="{span}"/>{merged}</w:tcPr>{blocks or p()}</w:tc>'


def row(*cells: str) -> str:
    return f"<w:tr>{''.join(part if part.startswith('<w:tc>') else cell(part) for part in cells)}</w:tr>"


def table(*rows: Sequence[str] | str) -> str:
    """A table of rows; a row is a list of texts and cells, or ready XML."""
    return f"<w:tbl><w:tblPr/>{''.join(r if isinstance(r, str) else row(*r) for r in rows)}</w:tbl>"


def sym(code: str, font: str = "Wingdings") -> str:
    return f'<w:r><w:sym w:font="{font}" w:char="{code}"/></w:r>'


def checkbox(ticked: bool) -> str:
    """A tick box as a content control, as Word has had it since 2010."""
    sign = "☒" if ticked else "☐"
    return (
        f'<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="{int(ticked)}"/></w14:checkbox></w:sdtPr>'
        f"<w:sdtContent>{run(sign)}</w:sdtContent></w:sdt>"
    )


def docx(*body: str, parts: dict[str, str] | None = None, extra: dict[str, bytes] | None = None) -> bytes:
    """A Word file. ``parts`` are further parts by kind ("header", "footnotes") with what stands in their root."""
    inside = {"styles": STYLES, "numbering": NUMBERING, **(parts or {})}
    relations = "".join(_RELATION.format(id=f"rId{kind}", kind=kind, target=f"{kind}.xml") for kind in inside)
    roots = {"header": "hdr", "footer": "ftr"}
    files: dict[str, str | bytes] = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _RELATIONS.format(
            _RELATION.format(id="rId1", kind="officeDocument", target="word/document.xml")
        ),
        "word/_rels/document.xml.rels": _RELATIONS.format(relations),
        "word/document.xml": f"<w:document {_NAMESPACES}><w:body>{''.join(body)}<w:sectPr/></w:body></w:document>",
        **{
            f"word/{kind}.xml": f"<w:{roots.get(kind, kind)} {_NAMESPACES}>{xml}</w:{roots.get(kind, kind)}>"
            for kind, xml in inside.items()
        },
        **(extra or {}),
    }
    return zipped(files)


def zipped(files: dict[str, str | bytes]) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in files.items():
            package.writestr(name, content, zipfile.ZIP_STORED if name == "mimetype" else None)
    return stream.getvalue()
