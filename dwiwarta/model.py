"""The words of the house as types: what an article is, whatever file it came from.

Everything here is made once and never changed. `NamedTuple` where thousands are made in a build, frozen data classes
elsewhere. Nothing here reads, translates or renders.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date as Day
    from datetime import datetime

    from dwiwarta.diagnostics import Span

Language = Literal["id", "en"]
Kind = Literal["title", "dek", "caption", "alt", "body"]
"""What a segment is; the `msgctxt` of its catalog entry. `caption` and `alt` are an image's."""
Rights = Literal["full", "excerpt", "link"]


class Bilingual(NamedTuple):
    """The same words in both languages."""

    id: str
    en: str

    def __getitem__(self, language: object) -> str:  # type: ignore[override]
        return self.en if language in ("en", 1) else self.id


BLANK = Bilingual("", "")


Role = Literal["writer", "editor", "photographer", "other"]
"""What a person did for an article as its outlet credits it; `other` is who translated, sent or put it online."""


class Byline(NamedTuple):
    """A person whom an article credits by name; who did two things stands there twice."""

    name: str
    role: Role


class Source(NamedTuple):
    """A file as it was found."""

    path: str
    """POSIX, relative to the root (as given on the command line for `inspect` and `add`)."""
    data: bytes


class Segment(NamedTuple):
    """One translatable unit of an article."""

    kind: Kind
    text: str
    """NFC, white space collapsed, nothing else mended. A Markdown block: as it stands, blanks at line ends off."""
    span: Span
    translatable: bool = True
    """False for text without words, code and raw HTML: shown as it is in both languages, never sent anywhere."""


class SetAside(NamedTuple):
    """Text that was taken out of an article and is in no field; shown by `inspect`, never lost."""

    text: str
    span: Span
    rule: str
    """The name of the rule that took it, for example `read-also`."""

    @property
    def told_elsewhere(self) -> bool:
        """Whether a page tells all the same what this says: whom it credits, its day, its headline; or what the header
        says in its place."""
        return self.rule.endswith("-in-text") or self.rule in (
            "byline-label",
            "headline-again",
            "date",
            "time-line",
        )


class Field(NamedTuple):
    """Where a field of an article came from."""

    line: int
    column: int
    rule: str
    """`header`, or the name of the reading rule."""


class Correction(NamedTuple):
    at: Day
    kind: Literal["translation", "ours", "outlet", "reply"]
    text: Bilingual
    """Either may be empty."""
    url: str | None = None


class Withdrawal(NamedTuple):
    kind: Literal["source", "ours", "permission"]
    date: Day
    reason: Bilingual


class Image(NamedTuple):
    """A picture as a header names it; a text that is not given is empty."""

    file: str
    """As written; `reading.images.name_of` makes a name below content/images of it."""
    credit: str
    rights: str
    """Why it may be shown: `own`, `permission`, a licence, or other words."""
    alt: str
    caption: str
    lines: Mapping[str, int] = {}
    """The line of each of these that is given."""


class Rendition(NamedTuple):
    """One size of a picture, as a file of the site."""

    path: str
    """Relative to the site: `images/dermaga.1a2b3c4d-800.webp`."""
    type: str
    """`image/webp` or `image/jpeg`."""
    width: int
    height: int
    bytes: int
    """How long the file is."""


class Picture(NamedTuple):
    """What was made of a file under content/images."""

    width: int
    height: int
    """Of the file, in pixels, the right way up."""
    renditions: tuple[Rendition, ...]
    """By type, the smallest first; never wider than the file."""

    def of_type(self, kind: str) -> tuple[Rendition, ...]:
        return tuple(r for r in self.renditions if r.type == kind)


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """The YAML header of a source article, typed. None or empty: not said, so the reading of the text holds.

    Keys and types are those of DESIGN 4.
    """

    title: str | None = None
    dek: str | None = None
    dek_kind: Literal["caption", "standfirst"] | None = None
    outlet: str | None = None
    place: str | None = None
    byline: tuple[str, ...] = ()
    """As typed: "Rina Wijaya", "Editor: Budi Santoso"."""
    credit: str | None = None
    url: str | None = None
    published: Day | None = None
    """The day the outlet published it."""
    date: Day | None = None
    """The day in the report."""
    taken: Day | None = None
    """The day it was added here."""
    updated: Day | None = None
    theme: str | None = None
    tags: tuple[str, ...] = ()
    lead: bool = False
    rights: Rights | None = None
    translate: Literal["yes", "no", "hold"] = "yes"
    status: Literal["published", "draft"] = "published"
    draft_by: int = 0
    """The line that makes it a draft without saying `status: draft`: it could not be understood, or is another
    program's word; 0 where there is none."""
    withdrawn: Withdrawal | None = None
    corrections: tuple[Correction, ...] = ()
    also: tuple[str, ...] = ()
    follows: tuple[str, ...] = ()
    formerly: tuple[str, ...] = ()
    note: Bilingual | None = None
    slug: str | None = None
    image: Image | None = None
    embargo: datetime | None = None
    sensitive: Literal["minor", "sexual", "suicide", "other", "cleared"] | None = None
    lines: Mapping[str, int] = field(default_factory=dict)
    """The line of each key that was given, for messages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A source article as it was understood: what the header says, else what the text shows."""

    slug: str
    """Its address and the name of its catalog."""
    path: str
    """Of the source file, POSIX, relative to the root."""
    markup: Literal["text", "markdown"]
    """`text` is news text and never taken for Markdown."""
    header: Header
    segments: tuple[Segment, ...]
    """In reading order: the title, the dek if there is one, an image's alt and caption, then the body."""
    dek_kind: Literal["caption", "standfirst"] | None = None
    outlet: str | None = None
    """As written (header or dateline)."""
    place: str | None = None
    """As written."""
    date: Day | None = None
    """The day in the report; only where day, month and year stand in header or text."""
    date_inferred: Day | None = None
    """The same where the year had to be inferred; shown as inferred."""
    credited: tuple[Byline, ...] = ()
    """Whom header or text credit by name, in their order."""
    credit: str | None = None
    theme: str | None = None
    """The header's theme, else the suggested one; None where nothing speaks for any. themes.toml may not know it."""
    theme_reasons: tuple[str, ...] = ()
    sensitive_proposed: Literal["minor", "sexual", "suicide", "other"] | None = None
    """What the text suggests where the header is silent; holds the article back until a person decides."""
    set_aside: tuple[SetAside, ...] = ()
    fields: Mapping[str, Field] = field(default_factory=dict)

    @property
    def title(self) -> Segment:
        return self.segments[0]

    @property
    def dek(self) -> Segment | None:
        return next((s for s in self.segments[1:3] if s.kind == "dek"), None)

    @property
    def body(self) -> tuple[Segment, ...]:
        return tuple(s for s in self.segments if s.kind == "body")

    @property
    def bylines(self) -> tuple[str, ...]:
        """Everyone who is credited, each once."""
        return tuple(dict.fromkeys(b.name for b in self.credited))

    def credited_as(self, role: Role) -> tuple[str, ...]:
        return tuple(b.name for b in self.credited if b.role == role)

    @property
    def leaves_lines_out(self) -> bool:
        """Whether its text came with links, advertising and the like, which readers do not see."""
        return any(not piece.told_elsewhere for piece in self.set_aside)

    @property
    def taken(self) -> Day | None:
        return self.header.taken

    @property
    def published(self) -> Day | None:
        return self.header.published

    @property
    def listed_on(self) -> Day | None:
        """The day that lists and archive go by: `published`, else the day in the report, else `taken`."""
        return self.header.published or self.date or self.date_inferred or self.header.taken


class Mention(NamedTuple):
    """An article that an edition names."""

    name: str
    """Its short name, as typed."""
    note: Bilingual
    """The editor's words about it; either may be empty."""
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """An edition as its file has it; what the site shows of it is an `Issue`."""

    name: str
    """Its address, from the name of the file."""
    path: str
    """Of the file, POSIX, relative to the root."""
    number: int | None = None
    first: Day | None = None
    last: Day | None = None
    """The days that it is about, both or none."""
    published: Day | None = None
    title: Bilingual = BLANK
    """Words of its own beside number and days; either may be empty, here and below."""
    subject: Bilingual = BLANK
    """Of the mail."""
    preheader: Bilingual = BLANK
    """What mail programs show beside the subject."""
    intro: Bilingual = BLANK
    """Markdown, each by hand."""
    articles: tuple[Mention, ...] = ()
    draft: bool = False
    draft_by: int = 0
    """The line that makes it a draft without saying `status: draft`; 0 where there is none."""
    unchecked: Literal["label", "leave-out"] = "label"
    """What the English edition does with an article that is not checked."""
    lines: Mapping[str, int] = field(default_factory=dict)
    """The line of each key that was given, for messages; of an introduction below the header as `intro.id` and
    `intro.en`."""


class Theme(NamedTuple):
    """A topic of the site: one table of themes.toml."""

    id: str
    label: Bilingual
    suggest: tuple[str, ...] = ()
    """Words that speak for it."""


class Tag(NamedTuple):
    """A tag of articles, by its table in tags.toml where it has one."""

    id: str
    """Its last word in addresses; empty where it has none."""
    label: Bilingual
    """As it was written in both languages, where nobody named it in English."""

    def lang(self, language: Language) -> str | None:
        """What goes into `lang` on a page in that language."""
        return "id" if language == "en" and self.label.en == self.label.id else None


class Outlet(NamedTuple):
    """A medium that articles come from: one table of outlets.toml."""

    id: str
    name: str
    spellings: tuple[str, ...] = ()
    """How its datelines write it."""
    home: str | None = None
    rights: Rights | None = None
    evidence: str = ""
    """Why these rights are believed to hold."""
    themes: Mapping[str, str] = {}
    """Its own sections and what topic they mean, for example {"olahraga": "sport"}."""
    line: int = 0
    """Where its table begins, for messages."""


class Knowledge(NamedTuple):
    """What reading needs to know about this site: its outlets, themes and tags."""

    outlets: tuple[Outlet, ...] = ()
    themes: tuple[Theme, ...] = ()
    tags: Mapping[str, Bilingual] = {}
    """What tags are called, by their short name; what a language does not name is empty."""
