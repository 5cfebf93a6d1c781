"""The word list: `translations/termbase.csv`, with the columns `source,target,kind,note`.

The note is free text; parts between ` | ` that begin with a key say more: `alt: a;b` other right renderings,
`avoid: c;d` wrong ones, `forms: e;f` other Indonesian spellings, `case: exact`; of a person `short:`, `pronoun:`
(he, she, they or none) and `office:`; `reader:` and `pembaca:` what readers of the site are told of it, in English and
in Indonesian. An empty target means that English leaves the word out.

A list that is broken somewhere is told with its line, costs that line, and never stops anything.
"""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import normalize

from dwiwarta.diagnostics import Diagnostic, Fault, Severity, Span, closest
from dwiwarta.translation.cells import defused, restored

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dwiwarta.model import Source

PATH = "translations/termbase.csv"
COLUMNS = ("source", "target", "kind", "note")
KINDS = (
    *(
        "admin",
        "attribution",
        "currency",
        "date",
        "dnt",
        "election",
        "finance",
        "honorific",
        "idiom",
        "institution",
    ),
    *(
        "legal",
        "military",
        "number",
        "person",
        "phrase",
        "police",
        "rank",
        "reduplication",
        "religion",
        "society",
    ),
    *("time", "title", "verb"),
)
"""`dnt`: stays as it is. `verb`: a root that also stands with me-, di-, -kan and -i."""
KEYS = ("alt", "avoid", "forms", "case", "short", "pronoun", "office", "reader", "pembaca")
PRONOUNS = ("he", "she", "they", "none")

UNREADABLE_ROW = Fault(
    "word-list-row",
    Severity.WARNING,
    "This line of the word list cannot be read: {reason}. The term is left out.",
    'Put a text that has a comma or a quotation mark into "quotation marks", and double those inside it.',
)
UNKNOWN_KIND = Fault(
    "word-list-kind",
    Severity.WARNING,
    "“{kind}” is no kind of term; “{source}” is treated as a phrase.",
    "Write one of: {known}.",
)
UNKNOWN_KEY = Fault(
    "word-list-note",
    Severity.WARNING,
    "“{key}:” in the note of “{source}” means nothing; it is read as plain text.",
    "The keys are: {known}. Put ` | ` between two parts of a note.",
)
TWICE = Fault(
    "word-list-twice",
    Severity.WARNING,
    "“{source}” stands in the word list already, in line {first}; this line is left out.",
    "Bring the two together: other right words go behind `alt:` in the note.",
)
EMPTY_TERM = Fault(
    "word-list-empty",
    Severity.WARNING,
    "A term without {what} in the word list; the line is left out.",
    "Fill it in or delete the line. Only terms of the kind `honorific` may have no English.",
)
WRONG_VALUE = Fault(
    "word-list-value",
    Severity.WARNING,
    "“{value}” after `{key}:` in the note of “{source}” is not understood.",
    "Write one of: {known}.",
)
NOT_UTF8 = Fault(
    "word-list-encoding",
    Severity.WARNING,
    "The word list is not saved as UTF-8; it was read as Windows-1252.",
    "Save it as “CSV UTF-8”.",
)
NO_COLUMNS = Fault(
    "word-list-columns",
    Severity.WARNING,
    "The first line of the word list does not name its columns; they are taken in the usual order.",
    "Let the first line be:  source,target,kind,note",
)


class Term(NamedTuple):
    """An Indonesian term and its English."""

    source: str
    target: str
    """The English to prefer; "" where English leaves the word out."""
    kind: str
    note: str = ""
    """For colleagues who translate."""
    alternatives: tuple[str, ...] = ()
    """Right too."""
    avoid: tuple[str, ...] = ()
    """Wrong, though machines write it."""
    forms: tuple[str, ...] = ()
    """Other Indonesian spellings and forms of it."""
    exact: bool = False
    """Found only in these capitals and small letters."""
    short: str = ""
    """A person's name at second mention."""
    pronoun: str = ""
    """he, she, they; none: not to be used; "": not known."""
    office: str = ""
    line: int = 0
    explanation: str = ""
    """For readers, in English: the glossary shows it, and English pages lead to it."""
    explanation_indonesian: str = ""
    """The same in Indonesian, for the Indonesian glossary."""

    @property
    def accepted(self) -> tuple[str, ...]:
        """Every English that is right, the preferred first."""
        if self.kind == "dnt":
            return tuple(dict.fromkeys((self.target or self.source, *self.alternatives)))
        own = (self.target,) if self.target else ()
        short = (self.short,) if self.short else ()
        return tuple(dict.fromkeys((*own, *self.alternatives, *short)))


class Termbase(NamedTuple):
    terms: tuple[Term, ...] = ()

    def people(self) -> tuple[Term, ...]:
        return tuple(term for term in self.terms if term.kind == "person")


def read(source: Source) -> tuple[Termbase, tuple[Diagnostic, ...]]:
    """The list in a file, and what is wrong with it. Never raises."""
    said: list[Diagnostic] = []
    lines = _decoded(source, said).split("\n")
    delimiter = max(",;\t", key=lines[0].count)
    rows = _rows(lines, delimiter, source.path, said)
    first = next(rows, None)
    if first is None:
        return Termbase(), tuple(said)
    names = [cell.strip().casefold() for cell in first[1]]
    if "source" in names and "target" in names:
        places = [names.index(name) if name in names else None for name in COLUMNS]
    else:
        said.append(NO_COLUMNS.at(Span(source.path, first[0]), excerpt=lines[first[0] - 1]))
        places = [0, 1, 2, 3]
        rows = _put_back(first, rows)
    terms: dict[tuple[str, bool], Term] = {}
    for line, cells in rows:
        if not any(cell.strip() for cell in cells):
            continue
        span, excerpt = Span(source.path, line), lines[line - 1]
        if len(cells) > len(names) and any(cells[len(names) :]):
            reason = f"it has {len(cells)} columns instead of {len(names)}"
            said.append(UNREADABLE_ROW.at(span, excerpt=excerpt, reason=reason))
            continue
        texts = [_clean(cells[place]) if place is not None and place < len(cells) else "" for place in places]
        term = _term(texts, span, excerpt, said)
        if term is None:
            continue
        key = (term.source if term.exact else term.source.casefold(), term.exact)
        if key in terms:
            said.append(TWICE.at(span, excerpt=excerpt, source=term.source, first=terms[key].line))
        else:
            terms[key] = term
    return Termbase(tuple(terms.values())), tuple(said)


def dump(termbase: Termbase) -> bytes:
    """The list as CSV, one line a term, in its order."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(COLUMNS)
    for term in termbase.terms:
        writer.writerow(map(defused, (term.source, term.target, term.kind, note_of(term))))
    return file.getvalue().encode("utf-8")


def note_of(term: Term) -> str:
    """The note with its keys."""
    parts = [
        f"alt: {';'.join(term.alternatives)}" if term.alternatives else "",
        f"avoid: {';'.join(term.avoid)}" if term.avoid else "",
        f"forms: {';'.join(term.forms)}" if term.forms else "",
        "case: exact" if term.exact else "",
        f"short: {term.short}" if term.short else "",
        f"pronoun: {term.pronoun}" if term.pronoun else "",
        f"office: {term.office}" if term.office else "",
        f"reader: {term.explanation}" if term.explanation else "",
        f"pembaca: {term.explanation_indonesian}" if term.explanation_indonesian else "",
        term.note,
    ]
    return " | ".join(part for part in parts if part)


def with_note(term: Term, note: str, said: list[Diagnostic], span: Span, excerpt: str | None) -> Term:
    """The term with what a note says."""
    found: dict[str, str] = {}
    free = []
    for part in re.split(r"\s*\|\s*", note.strip()):
        key = _KEY.match(part)
        if key and key[1] in KEYS:
            found[key[1]] = f"{found[key[1]]};{part[key.end() :]}" if key[1] in found else part[key.end() :]
            continue
        if key:
            near = closest(key[1], KEYS)
            known = ", ".join(KEYS)
            said.append(
                UNKNOWN_KEY.at(
                    span, excerpt=excerpt, did_you_mean=near, key=key[1], source=term.source, known=known
                )
            )
        if part:
            free.append(part)

    def one_of(key: str, known: Sequence[str]) -> str:
        value = found.get(key, "").strip().casefold()
        if value and value not in known:
            text = ", ".join(known)
            said.append(
                WRONG_VALUE.at(span, excerpt=excerpt, value=value, key=key, source=term.source, known=text)
            )
            return ""
        return value

    def several(key: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(word.strip() for word in found.get(key, "").split(";") if word.strip()))

    return term._replace(
        note=" | ".join(free),
        alternatives=several("alt"),
        avoid=several("avoid"),
        forms=several("forms"),
        exact=one_of("case", ("exact",)) == "exact",
        short=found.get("short", "").strip(),
        pronoun=one_of("pronoun", PRONOUNS),
        office=found.get("office", "").strip(),
        explanation=found.get("reader", "").strip(),
        explanation_indonesian=found.get("pembaca", "").strip(),
    )


_KEY = re.compile(r"([a-z]{2,12}):\s+")
_MOST_LINES = 20
"""So many lines a quoted text may run on; beyond, a quotation mark was forgotten."""
_CONTROL = dict.fromkeys([*range(32), 127, 0xFEFF, 0x200B], " ")


def _term(texts: Sequence[str], span: Span, excerpt: str, said: list[Diagnostic]) -> Term | None:
    source, target, kind, note = texts
    kind = kind.casefold() or "phrase"
    if not source:
        said.append(EMPTY_TERM.at(span, excerpt=excerpt, what="Indonesian"))
        return None
    if kind not in KINDS:
        known = ", ".join(KINDS)
        near = closest(kind, KINDS)
        said.append(
            UNKNOWN_KIND.at(span, excerpt=excerpt, did_you_mean=near, kind=kind, source=source, known=known)
        )
        kind = "phrase"
    if not target and kind in ("dnt", "person"):
        target = source
    if not target and kind != "honorific":
        said.append(EMPTY_TERM.at(span, excerpt=excerpt, what="English"))
        return None
    return with_note(Term(source, target, kind, line=span.line), note, said, span, excerpt)


def _clean(cell: str) -> str:
    return " ".join(normalize("NFC", restored(cell)).translate(_CONTROL).split())


def _decoded(source: Source, said: list[Diagnostic]) -> str:
    data = source.data
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        said.append(NOT_UTF8.at(Span(source.path, line)))
        text = data.decode("cp1252", "replace")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _rows(
    lines: Sequence[str], delimiter: str, path: str, said: list[Diagnostic]
) -> Iterator[tuple[int, list[str]]]:
    """Rows with the number of their first line. A line that cannot be read costs that line only."""
    number = 0
    while number < len(lines):
        taken = 1
        while True:
            try:
                row = next(
                    csv.reader(["\n".join(lines[number : number + taken])], strict=True, delimiter=delimiter),
                    [],
                )
                break
            except csv.Error as error:
                open_quote = "unexpected end" in str(error)
                if open_quote and taken < _MOST_LINES and number + taken < len(lines):
                    taken += 1
                    continue
                reason = (
                    "a quotation mark is never closed" if open_quote else "its quotation marks do not fit"
                )
                span = Span(path, number + 1)
                said.append(UNREADABLE_ROW.at(span, excerpt=lines[number][:2000], reason=reason))
                row, taken = [], 1
                break
        if row:
            yield number + 1, row
        number += taken


def _put_back(
    first: tuple[int, list[str]], rows: Iterable[tuple[int, list[str]]]
) -> Iterator[tuple[int, list[str]]]:
    yield first
    yield from rows
