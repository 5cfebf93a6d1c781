"""The word list as TBX-Basic, which Weblate, OmegaT and translators' workbenches read; and back.

Written as TBX v2 (`martif`), which all of them know; v2 and v3 (`tbx`) are read. Wrong wordings travel as deprecated
terms, our kind as the subject field, what else we know in the note.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from dwiwarta.diagnostics import Diagnostic, Fault, Severity, Span
from dwiwarta.translation.termbase import KINDS, Term, Termbase, note_of, with_note

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from dwiwarta.model import Source

UNREADABLE = Fault(
    "terms-unreadable",
    Severity.ERROR,
    "The file cannot be read as TBX: {reason}.",
    "Export it again from the program that it comes from.",
)
PREFERRED, ADMITTED, DEPRECATED = (f"{word}Term-admn-sts" for word in ("preferred", "admitted", "deprecated"))


def dump(termbase: Termbase) -> bytes:
    """The list as a TBX file."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<martif type="TBX" xml:lang="en">',
        "  <martifHeader>",
        "    <fileDesc><sourceDesc><p>dwiwarta: Indonesian terms and their English</p></sourceDesc></fileDesc>",
        '    <encodingDesc><p type="XCSURI">TBXBasicXCSV02.xcs</p></encodingDesc>',
        "  </martifHeader>",
        "  <text><body>",
    ]
    for number, term in enumerate(termbase.terms, 1):
        rest = note_of(term._replace(alternatives=(), avoid=()))
        lines.append(f'    <termEntry id="t{number}">')
        lines.append(f'      <descrip type="subjectField">{escape(term.kind)}</descrip>')
        if rest:
            lines.append(f"      <note>{escape(rest)}</note>")
        lines.append(f'      <langSet xml:lang="id">{_tig(term.source)}</langSet>')
        words = [(term.target, PREFERRED)] if term.target else []
        words += [(word, ADMITTED) for word in term.alternatives] + [
            (word, DEPRECATED) for word in term.avoid
        ]
        if words:
            lines.append('      <langSet xml:lang="en">')
            lines += [f"        {_tig(word, status)}" for word, status in words]
            lines.append("      </langSet>")
        lines.append("    </termEntry>")
    lines += ["  </body></text>", "</martif>", ""]
    return "\n".join(lines).encode("utf-8")


def read(source: Source) -> tuple[Termbase, tuple[Diagnostic, ...]]:
    """The terms in a TBX file, with what cannot be read told. Nothing outside the file is ever opened."""
    from xml.etree.ElementTree import ParseError

    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    try:
        root = fromstring(source.data)
    except ParseError as error:
        line, column = error.position
        place = Span(source.path, line, column + 1)
        return Termbase(), (UNREADABLE.at(place, reason="it is not well-formed XML"),)
    except (DefusedXmlException, ValueError, LookupError):
        reason = "it declares entities of its own, or an unknown encoding"
        return Termbase(), (UNREADABLE.at(Span(source.path), reason=reason),)
    said: list[Diagnostic] = []
    terms = []
    for concept in _all(root, "termEntry", "conceptEntry"):
        term = _term(concept, source.path, said)
        if term:
            terms.append(term)
    if not terms:
        said.append(
            UNREADABLE.at(Span(source.path), reason="there is no term with Indonesian and English in it")
        )
    return Termbase(tuple(terms)), tuple(said)


def _term(concept: Element, path: str, said: list[Diagnostic]) -> Term | None:
    words: dict[str, list[tuple[str, str]]] = {"id": [], "en": []}
    for language in _all(concept, "langSet", "langSec"):
        tag = next((v for k, v in language.attrib.items() if k.rpartition("}")[2] == "lang"), "").casefold()
        name = {"in": "id", "ind": "id", "eng": "en"}.get(tag[:3].rstrip("-_"), tag[:2])
        if name not in words:
            continue
        for group in _all(language, "tig", "ntig", "termSec"):
            term = next(_all(group, "term"), None)
            text = " ".join("".join(term.itertext()).split()) if term is not None else ""
            notes = (n for n in _all(group, "termNote") if n.get("type") == "administrativeStatus")
            status = next(((n.text or "").strip() for n in notes), PREFERRED)
            if text:
                words[name].append((text, status))
    if not words["id"]:
        return None
    fields = (d for d in _all(concept, "descrip") if d.get("type") == "subjectField")
    kind = next(((d.text or "").strip() for d in fields), "phrase")
    english = [word for word, status in words["en"] if status == PREFERRED]
    english += [word for word, status in words["en"] if status not in (PREFERRED, DEPRECATED)]
    if not english and kind != "honorific":
        return None
    source, *forms = [word for word, _ in words["id"]]
    note = next((" ".join((n.text or "").split()) for n in concept if _name(n) == "note"), "")
    made = with_note(
        Term(source, english[0] if english else "", kind if kind in KINDS else "phrase"),
        note,
        said,
        Span(path),
        None,
    )
    avoid = tuple(word for word, status in words["en"] if status == DEPRECATED)
    return made._replace(alternatives=tuple(english[1:]), avoid=avoid, forms=(*made.forms, *forms))


def _tig(word: str, status: str = "") -> str:
    note = f'<termNote type="administrativeStatus">{status}</termNote>' if status else ""
    return f"<tig><term>{escape(word)}</term>{note}</tig>"


def _name(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _all(element: Element, *names: str) -> Iterator[Element]:
    return (child for child in element.iter() if _name(child) in names)
