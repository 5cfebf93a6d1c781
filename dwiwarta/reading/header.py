"""The header of an article, typed: DESIGN 4 has the keys.

A wrong value costs that value and is told with its line. Where the value would have kept the article back (a draft, an
embargo, a sensitive matter ...) and cannot be understood, the article is kept back all the same.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from dwiwarta.diagnostics import Diagnostic, Fault, Severity, Span, closest
from dwiwarta.model import Bilingual, Correction, Header, Image, Withdrawal
from dwiwarta.reading.frontmatter import UNCLOSED, FrontMatter, Node, cut
from dwiwarta.reading.patterns import pattern
from dwiwarta.reading.slug import LONGEST_SLUG, slug_of, slug_of_file
from dwiwarta.reading.values import (
    Key,
    WrongValueError,
    address_of,
    bilingual_of,
    day_of,
    fields_of,
    moment_of,
    one_of,
    only,
    part_of,
    short_name_of,
    text_of,
    texts_of,
    yes_or_no,
)

UNKNOWN_KEY = Fault(
    "header-key-unknown",
    Severity.WARNING,
    "There is no key “{key}”; the line has no effect.",
    "Keys are: {known}.",
)
WRONG_VALUE = Fault(
    "header-value-wrong",
    Severity.ERROR,
    "“{key}” must be {wanted}; the line was passed over.",
    "Write it like this: {example}",
)
HELD_BACK = Fault(
    "header-held-back",
    Severity.WARNING,
    "Because “{key}” could not be understood, the article is treated as a draft.",
    "Mend the line; until then nothing of the article is published or sent anywhere.",
)
HELD_BACK_SLIP = Fault(
    "header-held-back",
    Severity.WARNING,
    "There is no key “{key}”. It may have been meant to keep the article back, so the article is treated as a draft.",
    "Mend the line, or delete it; until then nothing of the article is published or sent anywhere.",
)
MEANS_DRAFT = Fault(
    "header-means-draft",
    Severity.WARNING,
    "“{key}” is a word of other programs; the article is treated as a draft.",
    "Write `status: draft` instead, or delete the line to publish the article.",
)
FORMERLY = Fault(
    "formerly-left-out",
    Severity.WARNING,
    "“{name}” under “formerly” leads nowhere: {why}.",
    "Delete it, or write the short name that the article had before.",
)

_KEEPS_BACK = ("status", "embargo", "sensitive", "withdrawn", "translate", "rights")
"""Keys whose misreading could publish what must not be."""
_DRAFT_WORDS = ("draft", "private", "hidden")
"""Hugo, Jekyll and others keep an article back with these."""
_PUBLISH_WORDS = ("publish", "published")
"""And with these, if the value is a no."""
_NO = ("no", "false", "tidak", "n", "off", "0")
_HOLDS = pattern(rf"(?<!\w)({'|'.join((*_KEEPS_BACK, *_DRAFT_WORDS))})[\"'’”]?\s*[:=]", re.IGNORECASE)
_FENCE = pattern(r"\s*(?:-{3,}|\+{3,})[ \t]*\n")
_LOST_LINES = 30
"""How far below an opening line that nothing closes, or that stands crooked, keys are still looked for."""


class HeaderReading(NamedTuple):
    header: Header
    body: str
    body_line: int
    diagnostics: tuple[Diagnostic, ...]


def _withdrawal(node: Node) -> Withdrawal:
    fields = fields_of(node)
    only(fields, "kind", "date", "reason")
    kind, day = (
        part_of(fields, "kind", one_of("source", "ours", "permission")),
        part_of(fields, "date", day_of),
    )
    if kind is None or day is None:
        raise WrongValueError(node)
    return Withdrawal(kind, day, part_of(fields, "reason", bilingual_of) or Bilingual("", ""))


def _corrections(node: Node) -> tuple[Correction, ...]:
    if node.value == "":
        return ()
    if type(node.value) is not list:
        raise WrongValueError(node)
    return tuple(map(_correction, node.value))


def _correction(node: Node) -> Correction:
    fields = fields_of(node)
    only(fields, "at", "kind", "id", "en", "url")
    at, kind = (
        part_of(fields, "at", day_of),
        part_of(fields, "kind", one_of("translation", "ours", "outlet", "reply")),
    )
    if at is None or kind is None:
        raise WrongValueError(node)
    words = Bilingual(part_of(fields, "id") or "", part_of(fields, "en") or "")
    return Correction(at, kind, words, part_of(fields, "url", address_of))


def _image(node: Node) -> Image | None:
    if node.value == "":
        return None
    fields = fields_of(node)
    names = ("file", "credit", "rights", "alt", "caption")
    only(fields, *names)
    if not part_of(fields, "file"):
        raise WrongValueError(node)
    lines = {name: part.line for name, part in fields.items()}
    return Image(**{name: part_of(fields, name) or "" for name in names}, lines=lines)


_A_TEXT = "a text in quotation marks"
_A_DAY = "a day in the form YYYY-MM-DD"
_A_LIST = "a text or a list of texts"

KEYS: dict[str, Key] = {
    "title": Key(text_of, _A_TEXT, 'title: "Warga Bersihkan Sungai"'),
    "dek": Key(text_of, _A_TEXT, 'dek: "Kerja bakti diikuti ratusan warga."'),
    "dek_kind": Key(one_of("caption", "standfirst"), "caption or standfirst", "dek_kind: caption"),
    "outlet": Key(text_of, _A_TEXT, "outlet: Nusadaily"),
    "place": Key(text_of, _A_TEXT, "place: Magetan"),
    "byline": Key(texts_of, _A_LIST, "byline: [Rina Wijaya, Budi Santoso]"),
    "credit": Key(text_of, _A_TEXT, 'credit: "(*/nto)"'),
    "url": Key(
        address_of, "an address that begins with http:// or https://", "url: https://example.org/berita/1"
    ),
    "published": Key(day_of, _A_DAY, "published: 2026-11-23"),
    "date": Key(day_of, _A_DAY, "date: 2026-11-23"),
    "taken": Key(day_of, _A_DAY, "taken: 2026-11-23"),
    "updated": Key(day_of, _A_DAY, "updated: 2026-11-23"),
    "theme": Key(text_of, "the id of a topic", "theme: politics"),
    "tags": Key(texts_of, _A_LIST, "tags: [pemilu, keamanan]"),
    "lead": Key(yes_or_no, "yes or no", "lead: yes"),
    "rights": Key(one_of("full", "excerpt", "link"), "full, excerpt or link", "rights: excerpt"),
    "translate": Key(one_of("yes", "no", "hold"), "yes, no or hold", "translate: hold"),
    "status": Key(one_of("published", "draft"), "published or draft", "status: draft"),
    "withdrawn": Key(
        _withdrawal,
        "kind (source, ours or permission), date and reason",
        'withdrawn: {kind: source, date: 2026-11-23, reason: {id: "...", en: "..."}}',
    ),
    "corrections": Key(
        _corrections,
        "a list of at, kind (translation, ours, outlet or reply), id, en and url",
        'corrections: [{at: 2026-11-23, kind: ours, id: "...", en: "..."}]',
    ),
    "also": Key(texts_of, _A_LIST, "also: [nama-artikel-lain]"),
    "follows": Key(texts_of, _A_LIST, "follows: [nama-artikel-lain]"),
    "formerly": Key(texts_of, _A_LIST, "formerly: [nama-lama]"),
    "note": Key(bilingual_of, "a text, or id and en", 'note: {id: "...", en: "..."}'),
    "slug": Key(
        short_name_of,
        f"a text with letters or figures, at most {LONGEST_SLUG} of them",
        "slug: warga-bersihkan-sungai",
    ),
    "image": Key(
        _image,
        "file, credit, rights, alt and caption",
        'image: {file: foto.jpg, credit: "Foto: ...", rights: own, alt: "..."}',
    ),
    "embargo": Key(moment_of, "a moment with its zone", 'embargo: "2026-11-23 10:00+07:00"'),
    "sensitive": Key(
        one_of("minor", "sexual", "suicide", "other", "cleared"),
        "minor, sexual, suicide, other or cleared",
        "sensitive: cleared",
    ),
}
_READ = {name: key.read for name, key in KEYS.items()}
_EMPTY = Header()


def read(text: str, path: str) -> HeaderReading:
    """Takes the header off a decoded text. `body_line` is the line of the real file on which the body begins."""
    matter = cut(text, path)
    if matter is None:
        return _without(text, path)
    values: dict[str, Any] = {}
    lines: dict[str, int] = {}
    said: list[Diagnostic] = []
    held: list[Diagnostic] = []
    """Why the article is kept back; applied last, so that no later line lifts it."""
    for key, node in matter.nodes.items():
        known = _READ.get(key)
        try:
            if known is None:
                said += _unknown(key, node, text, path, held)
                continue
            value = known(node)
        except WrongValueError as wrong:
            said += _wrong(key, node, wrong.node, text, path, held)
            continue
        lines[key] = node.line
        if value is not None:
            values[key] = value
    for key, number in matter.passed_over:
        if key in _KEEPS_BACK or key.casefold() in _DRAFT_WORDS or key == "<<":
            held.append(_hold(key, number, text, path))
    if not matter.whole:
        held += _unread(matter, text, path)
    if "formerly" in values:
        values["formerly"], more = _formerly(values, lines["formerly"], text, path)
        said += more
    if held:
        if values.get("status") != "draft":
            values |= {"status": "draft", "draft_by": held[0].span.line}
        known_lines = set()
        for d in held:
            if (d.code, d.span.line) not in known_lines:
                known_lines.add((d.code, d.span.line))
                said.append(d)
    header = Header(**values, lines=lines)
    return HeaderReading(header, matter.body, matter.body_line, (*matter.diagnostics, *said))


def _without(text: str, path: str) -> HeaderReading:
    """No header: but where a crooked line of hyphens opens the text, a key that holds back is still heeded."""
    if _FENCE.match(text):
        held = _lines_that_hold(text.split("\n")[:_LOST_LINES], path, {})
        if held:
            return HeaderReading(Header(status="draft", draft_by=held[0].span.line), text, 1, tuple(held))
    return HeaderReading(_EMPTY, text, 1, ())


def _excerpt(text: str, line: int) -> str:
    return text.split("\n", line)[line - 1]


def _unknown(key: str, node: Node, text: str, path: str, held: list[Diagnostic]) -> list[Diagnostic]:
    meant = closest(key, KEYS)
    line = _excerpt(text, node.line)
    column = line.find(key) + 1
    place = Span(path, node.line, column, column + len(key) if column else 0)
    word, value = key.strip().casefold(), _plain(node)
    if (word in _DRAFT_WORDS and value not in _NO) or (word in _PUBLISH_WORDS and value in _NO):
        held.append(MEANS_DRAFT.at(place, excerpt=line, key=key))
        return []
    if meant in _KEEPS_BACK and word not in _DRAFT_WORDS:
        held.append(HELD_BACK_SLIP.at(place, excerpt=line, did_you_mean=meant, key=key))
        return []
    return [UNKNOWN_KEY.at(place, excerpt=line, did_you_mean=meant, key=key, known=", ".join(KEYS))]


def _plain(node: Node) -> str:
    return node.value.strip().casefold() if type(node.value) is str else ""


def _wrong(
    key: str, node: Node, where: Node, text: str, path: str, held: list[Diagnostic]
) -> list[Diagnostic]:
    line = _excerpt(text, where.line)
    column = where.column if where.line != node.line or where is node else 0
    if column > len(line) or not column:
        column = max(1, line.find(key) + 1)
    place = Span(path, where.line, column, len(line.rstrip()) + 1)
    if key in _KEEPS_BACK:
        held.append(HELD_BACK.at(place, excerpt=line, key=key))
    elif key in _PUBLISH_WORDS and _plain(node) in _NO:
        held.append(MEANS_DRAFT.at(place, excerpt=line, key=f"{key}: {_plain(node)}"))
    return [WRONG_VALUE.at(place, excerpt=line, key=key, wanted=KEYS[key].wanted, example=KEYS[key].example)]


def _hold(key: str, number: int, text: str, path: str) -> Diagnostic:
    line = _excerpt(text, number)
    return HELD_BACK.at(Span(path, number, 1, len(line) + 1), excerpt=line, key=key)


def _unread(matter: FrontMatter, text: str, path: str) -> list[Diagnostic]:
    """Part of the header was lost: if that part may have kept the article back, keep it back."""
    end = matter.body_line - 1
    if any(d.fault is UNCLOSED for d in matter.diagnostics):
        end = max(end, _LOST_LINES)  # where it ends is a guess
    read = {node.line: key for key, node in matter.nodes.items()}
    return _lines_that_hold(text.split("\n")[:end], path, read)


def _lines_that_hold(lines: list[str], path: str, read: dict[int, str]) -> list[Diagnostic]:
    """`read`: the lines whose key was understood."""
    found = []
    for number, line in enumerate(lines, 1):
        m = None if line.lstrip().startswith("#") or number in read else _HOLDS.search(line)
        if m:
            found.append(HELD_BACK.at(Span(path, number, 1, len(line) + 1), excerpt=line, key=m[1].lower()))
    return found


def _formerly(
    values: dict[str, Any], number: int, text: str, path: str
) -> tuple[tuple[str, ...], list[Diagnostic]]:
    """Short names that lead here; one without letters, or the article's own, would lead nowhere."""
    own = values.get("slug") or slug_of_file(path)
    kept: dict[str, None] = {}
    said = []
    for name in values["formerly"]:
        slug = slug_of(name)
        if slug and slug != own:
            kept[slug] = None
            continue
        why = (
            "it is the article's own short name" if slug else "no letter or figure of it can be in an address"
        )
        said.append(FORMERLY.at(Span(path, number, 1), excerpt=_excerpt(text, number), name=name, why=why))
    return tuple(kept), said
