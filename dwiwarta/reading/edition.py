"""From the file of an edition (content/editions/<name>.md) to the edition: a header that lists articles, and below it
an introduction in each language, under the headings `# Bahasa Indonesia` and `# English`.

What is wrong costs the line that is wrong. Where the line would have kept the edition back and cannot be understood, it
is kept back.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from dwiwarta.diagnostics import Diagnostic, Fault, Severity, Span, closest
from dwiwarta.model import BLANK, Bilingual, Edition, Mention
from dwiwarta.reading import decoding
from dwiwarta.reading.frontmatter import FrontMatter, Node, cut
from dwiwarta.reading.header import UNKNOWN_KEY, WRONG_VALUE
from dwiwarta.reading.slug import slug_of_file
from dwiwarta.reading.values import (
    Key,
    WrongValueError,
    bilingual_of,
    day_of,
    fields_of,
    number_of,
    one_of,
    only,
    part_of,
    prose_of,
    text_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from dwiwarta.model import Source

WITHOUT_HEADER = Fault(
    "edition-without-header",
    Severity.ERROR,
    "The edition has no header, so it names no articles; it is left out.",
    "Let the program write the file, then change it: python build.py edition new",
)
HELD_BACK = Fault(
    "edition-held-back",
    Severity.WARNING,
    "Because this line could not be understood, the edition is treated as a draft.",
    "Write  status: draft  or delete the line.",
)
UNCHECKED_WRONG = Fault(
    "edition-unchecked-wrong",
    Severity.ERROR,
    "“unchecked” must be label or leave-out; until it is mended, articles that are not checked are left out of the "
    "English edition.",
    "Write it like this: unchecked: label",
)
DAYS_TURNED = Fault(
    "edition-days-turned",
    Severity.WARNING,
    "The days are the wrong way round: from {first} to {last}. They were taken the other way.",
    "Exchange the two days.",
)
HALF_THE_DAYS = Fault(
    "edition-days-half",
    Severity.WARNING,
    "Only “{given}” is given; the edition is shown without its days.",
    "Add the other day:  {absent}: 2026-11-22",
)
INTRO_TWICE = Fault(
    "edition-intro-twice",
    Severity.WARNING,
    "There are two introductions in {language}; the one in the header holds, this one is not shown.",
    "Put them together, or delete one.",
)
INTRO_OF_NO_LANGUAGE = Fault(
    "edition-intro-language",
    Severity.WARNING,
    "Nothing says which language this introduction is in; it is shown as Indonesian.",
    "Write a line “# Bahasa Indonesia” above the Indonesian text and a line “# English” above the English one.",
)
SAME_NAME = Fault(
    "edition-same-name",
    Severity.ERROR,
    "Two editions have the same address, “{name}”: {first} and this one. This one is left out.",
    "Rename one of the files.",
)
ITEM_WRONG = Fault(
    "edition-article-wrong",
    Severity.ERROR,
    "This is no article's short name, and no note; it was passed over.",
    "Write it like this:  - nama-artikel   or with a note:  - {{article: nama-artikel, note: {{id: ..., en: ...}}}}",
)

_A_DAY = "a day in the form YYYY-MM-DD"
_TWO_TEXTS = "id and en"


def _intro_of(node: Node) -> Bilingual | None:
    if type(node.value) is str:
        text = prose_of(node)
        return Bilingual(text, "") if text else None
    fields = fields_of(node)
    only(fields, "id", "en")
    return Bilingual(part_of(fields, "id", prose_of) or "", part_of(fields, "en", prose_of) or "")


def _items_of(node: Node) -> list[Node]:
    if type(node.value) is list:
        return node.value
    return [node] if text_of(node) else []


KEYS: dict[str, Key] = {
    "number": Key(number_of, "a whole number, 1 or more", "number: 12"),
    "from": Key(day_of, _A_DAY, "from: 2026-11-16"),
    "to": Key(day_of, _A_DAY, "to: 2026-11-22"),
    "published": Key(day_of, _A_DAY, "published: 2026-11-22"),
    "title": Key(bilingual_of, _TWO_TEXTS, 'title: {id: "...", en: "..."}'),
    "subject": Key(bilingual_of, _TWO_TEXTS, 'subject: {id: "...", en: "..."}'),
    "preheader": Key(bilingual_of, _TWO_TEXTS, 'preheader: {id: "...", en: "..."}'),
    "intro": Key(_intro_of, _TWO_TEXTS, 'intro: {id: "...", en: "..."}'),
    "articles": Key(_items_of, "a list of short names", "articles: [nama-artikel, nama-artikel-lain]"),
    "status": Key(one_of("published", "draft"), "published or draft", "status: draft"),
    "unchecked": Key(one_of("label", "leave-out"), "label or leave-out", "unchecked: label"),
}
_NAMES = {"from": "first", "to": "last"}
"""Keys that Python keeps for itself, or that say more as a field."""
_DRAFT_WORDS = ("draft", "private", "hidden")
"""Other programs keep a page back with these."""
_LANGUAGES: dict[str, str] = {
    **dict.fromkeys(("bahasa indonesia", "indonesia", "indonesian", "id"), "id"),
    **dict.fromkeys(("english", "bahasa inggris", "inggris", "en"), "en"),
}
_DIVIDER = re.compile(
    rf"^#{{1,6}}[ \t]*({'|'.join(_LANGUAGES)})[ \t]*#*[ \t]*$", re.IGNORECASE | re.MULTILINE
)
_SPOKEN = {"id": "Indonesian", "en": "English"}


def read_all(sources: Iterable[Source]) -> tuple[tuple[Edition, ...], tuple[Diagnostic, ...]]:
    """Every edition that can be read. Of two with one address the second is left out."""
    found: dict[str, Edition] = {}
    said: list[Diagnostic] = []
    for source in sources:
        edition, more = read(source)
        said += more
        if edition is None:
            continue
        if edition.name in found:
            said.append(SAME_NAME.at(Span(edition.path), name=edition.name, first=found[edition.name].path))
            continue
        found[edition.name] = edition
    return tuple(found.values()), tuple(said)


def read(source: Source) -> tuple[Edition | None, tuple[Diagnostic, ...]]:
    """The edition, and what there is to say about its file. None where there is no header that could be read."""
    path = source.path
    text, said = decoding.decode(source.data, path)
    if text is None:
        return None, said
    matter = cut(text, path)
    if matter is None:
        return None, (*said, WITHOUT_HEADER.at(Span(path, 1)))
    return _Reader(text, path, matter).edition(said)


class _Reader:
    """What reading one file needs at hand."""

    def __init__(self, text: str, path: str, matter: FrontMatter) -> None:
        self._lines = text.split("\n")
        self._path = path
        self._matter = matter
        self._said: list[Diagnostic] = list(matter.diagnostics)
        self._held_by = 0
        """The first line that keeps it back without being understood."""

    def edition(self, said: tuple[Diagnostic, ...]) -> tuple[Edition, tuple[Diagnostic, ...]]:
        values: dict[str, Any] = {}
        lines: dict[str, int] = {}
        for key, node in _undotted(self._matter.nodes).items():
            lines[key] = node.line
            value = self._value(key, node)
            if value is not None:
                values[_NAMES.get(key, key)] = value
        if not self._matter.whole:
            self._lost_lines({node.line for node in self._matter.nodes.values()})
        values["articles"] = self._mentions(values.pop("articles", []))
        values["intro"] = self._intro(values.pop("intro", None) or BLANK, lines)
        status = values.pop("status", None)
        values |= self._days(values, lines)
        edition = Edition(
            name=slug_of_file(self._path),
            path=self._path,
            draft=bool(self._held_by) or status == "draft",
            draft_by=0 if status == "draft" else self._held_by,
            lines=lines,
            **values,
        )
        return edition, (*said, *self._said)

    def _value(self, key: str, node: Node) -> Any:
        known = KEYS.get(key)
        if known is None:
            self._unknown(key, node)
            return None
        try:
            return known.read(node)
        except WrongValueError as wrong:
            if key == "unchecked":
                self._say(UNCHECKED_WRONG, wrong.node.line)
                return "leave-out"
            self._say(WRONG_VALUE, wrong.node.line, key=key, wanted=known.wanted, example=known.example)
            if key == "status":
                self._hold(node.line)
            return None

    def _unknown(self, key: str, node: Node) -> None:
        meant = closest(key, KEYS)
        known = ", ".join(KEYS)
        if meant == "status" or key.casefold() in _DRAFT_WORDS:
            self._hold(node.line, meant)
        else:
            self._say(UNKNOWN_KEY, node.line, did_you_mean=meant, key=key, known=known)

    def _lost_lines(self, understood: set[int]) -> None:
        """A part of the header was lost: if that part may have kept the edition back, keep it back."""
        for number, line in enumerate(self._lines[: self._matter.body_line - 1], 1):
            if number not in understood and re.match(r"[ \t]*[\"']?(status|draft)\b", line, re.IGNORECASE):
                self._hold(number)

    def _mentions(self, items: list[Node]) -> tuple[Mention, ...]:
        """A slip in a note costs the note, not the article."""
        found = []
        for node in items:
            name, note = node, None
            if type(node.value) is dict:
                name, note = _parts(node.value, node)
            try:
                typed = text_of(name)
            except WrongValueError as wrong:
                self._say(ITEM_WRONG, wrong.node.line)
                continue
            words = BLANK
            try:
                if note is not None:
                    words = bilingual_of(note) or BLANK
            except WrongValueError as wrong:
                self._say(ITEM_WRONG, wrong.node.line)
            if typed:
                found.append(Mention(typed, words, node.line))
        return tuple(found)

    def _days(self, values: Mapping[str, Any], lines: Mapping[str, int]) -> dict[str, Any]:
        first, last = values.get("first"), values.get("last")
        if first and last and first > last:
            self._say(DAYS_TURNED, lines["from"], first=first, last=last)
            return {"first": last, "last": first}
        if (first is None) != (last is None):
            given, absent = ("from", "to") if first else ("to", "from")
            self._say(HALF_THE_DAYS, lines[given], given=given, absent=absent)
            return {"first": None, "last": None, "published": values.get("published") or last}
        return {}

    def _intro(self, header: Bilingual, lines: dict[str, int]) -> Bilingual:
        """What the header has, else the parts of the body under the name of their language; of these `lines` gets the
        first line."""
        parts: dict[str, list[tuple[str, int]]] = {"id": [], "en": []}
        for language, text, line in _parts_of(self._matter.body, self._matter.body_line):
            if language is None:
                self._say(INTRO_OF_NO_LANGUAGE, line)
            parts[language or "id"].append((text, line))
        texts = {}
        for language, found in parts.items():
            if found and header[language]:
                self._say(INTRO_TWICE, found[0][1], language=_SPOKEN[language])
            elif found:
                lines[f"intro.{language}"] = found[0][1]
            texts[language] = header[language] or "\n\n".join(text for text, _ in found)
        return Bilingual(texts["id"], texts["en"])

    def _hold(self, line: int, meant: str | None = None) -> None:
        self._held_by = self._held_by or line
        self._say(HELD_BACK, line, did_you_mean=meant)

    def _say(self, fault: Fault, line: int, *, did_you_mean: str | None = None, **values: Any) -> None:
        excerpt = self._lines[line - 1] if 0 < line <= len(self._lines) else ""
        indent = len(excerpt) - len(excerpt.lstrip())
        place = Span(self._path, line, indent + 1, len(excerpt.rstrip()) + 1)
        self._said.append(fault.at(place, excerpt=excerpt, did_you_mean=did_you_mean, **values))


def _parts_of(body: str, line: int) -> Iterator[tuple[str | None, str, int]]:
    """The parts of a body that begins in `line`, under the headings that name a language: which one, None above the
    first of them, the text, and its first line. Empty ones are left out."""
    language, start = None, 0
    for heading in (*_DIVIDER.finditer(body), None):
        piece = body[start : heading.start() if heading else len(body)]
        if text := piece.strip():
            yield language, text, line + body[: start + piece.index(text)].count("\n")
        if heading:
            language, start = _LANGUAGES[heading[1].lower()], heading.end()


def _undotted(nodes: Mapping[str, Node]) -> dict[str, Node]:
    """`intro.id: ...` means the same as `id: ...` below `intro:`, as in site.toml. Beside a whole `intro` it is told as
    an unknown key."""
    found: dict[str, Node] = {}
    for key, node in nodes.items():
        whole, dot, part = key.partition(".")
        if not (dot and whole in KEYS and part in ("id", "en") and whole not in nodes):
            found[key] = node
            continue
        parts = found[whole].value if whole in found else {}
        found[whole] = Node({**parts, part: node}, found[whole].line if whole in found else node.line, 1)
    return found


def _parts(fields: dict[str, Node], node: Node) -> tuple[Node, Node | None]:
    """The name and the note of `{article: name, note: ...}`, or of `name: note`; anything else is no name, or no
    note."""
    if "article" in fields:
        strange = next((fields[key] for key in fields if key not in ("article", "note")), None)
        return fields["article"], strange._replace(value=[]) if strange else fields.get("note")
    if len(fields) == 1:
        ((name, about),) = fields.items()
        return Node(name, node.line, node.column), about
    return node, None
