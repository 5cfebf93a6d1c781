"""Editions: dated issues of the digest. What the file of an edition names is looked up in the library; what cannot be
shown is told, and the edition is made of the rest."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date as Day
from typing import TYPE_CHECKING, NamedTuple

from dwiwarta.diagnostics import Diagnostic, Fault, Severity, Span, closest
from dwiwarta.editorial.duplicates import short_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from dwiwarta.editorial.library import Library, Story
    from dwiwarta.model import Bilingual, Edition, Language, Mention

ARTICLE_UNKNOWN = Fault(
    "edition-article-unknown",
    Severity.ERROR,
    "The edition names “{name}”, and there is no such article; it is left out.",
    "Write the short name as it stands in the article's address, or delete the line.",
)
ARTICLE_WITHDRAWN = Fault(
    "edition-article-withdrawn",
    Severity.INFO,
    "“{name}” was withdrawn; the edition has a line in its place, a mail made from now on has none.",
    "Nothing has to be done; delete the line if the edition has not gone out yet.",
)
ARTICLE_HELD = Fault(
    "edition-article-held",
    Severity.WARNING,
    "“{name}” is kept back ({why}), so the edition goes without it for now.",
    "Mend what keeps the article back, or delete the line.",
)
ARTICLE_TWICE = Fault(
    "edition-article-twice",
    Severity.WARNING,
    "“{name}” stands twice in this edition, first in line {first}; it is shown once.",
    "Delete one of the two lines.",
)
NUMBER_TWICE = Fault(
    "edition-number-twice",
    Severity.WARNING,
    "Two editions have the number {number}: {first} and this one.",
    "Give one of them another number. The address does not change, it goes by the name of the file.",
)
NAMELESS = Fault(
    "edition-nameless",
    Severity.WARNING,
    "The edition has neither a number nor days, so there is nothing to call it by.",
    "Add a line to its header:  number: 12",
)
INTRO_ABSENT = Fault(
    "edition-intro-absent",
    Severity.WARNING,
    "The edition has no introduction in {language}.",
    "Write one below the header, under a line  # {heading}",
)
NOTE_ABSENT = Fault(
    "edition-note-absent",
    Severity.WARNING,
    "The note about “{name}” is not in {language}; it is left out there.",
    'Write it in both: note: {{id: "...", en: "..."}}',
)
DRAFT = Fault(
    "edition-draft",
    Severity.INFO,
    "The edition is a draft; it is kept back.",
    "Take away  status: draft  when it is ready.",
)
DRAFT_BY = Fault(
    "edition-draft",
    Severity.INFO,
    "The edition is treated as a draft because of this line; it is kept back.",
    "Mend the line, or delete it when the edition is ready.",
)
EMPTY = Fault(
    "edition-empty",
    Severity.WARNING,
    "There is nothing to show of this edition: no article that it names can be shown. It is kept back.",
    "List the short names of articles under “articles:” in its header.",
)
_HELD_WORDS = {
    "no-outlet": "no outlet",
    "draft": "a draft",
    "embargo": "under embargo",
    "sensitive": "sensitive",
}
_LANGUAGES: tuple[tuple[Language, str, str], ...] = (
    ("id", "Indonesian", "Bahasa Indonesia"),
    ("en", "English", "English"),
)


class Piece(NamedTuple):
    """An article of an edition."""

    story: Story
    note: Bilingual


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """An edition as the site shows it."""

    edition: Edition
    pieces: tuple[Piece, ...]
    """In the editor's order; only what may be shown."""
    withdrawn: tuple[Story, ...]
    held: Diagnostic | None
    """Why it is kept back."""

    @property
    def name(self) -> str:
        return self.edition.name

    @property
    def published(self) -> Day | None:
        """The day it came out, as far as its file says."""
        return self.edition.published or self.edition.last

    @property
    def updated(self) -> Day | None:
        """The latest of its own day and what happened to its articles."""
        days = [self.published, *(piece.story.updated for piece in self.pieces)]
        days += [w.date for story in self.withdrawn if (w := story.article.header.withdrawn)]
        return max((day for day in days if day), default=None)

    def pieces_in(self, language: Language) -> tuple[Piece, ...]:
        """The English edition has only what is translated and, where its file says so, only what is checked."""
        if language == "id":
            return self.pieces
        everything = self.edition.unchecked == "label"
        return tuple([p for p in self.pieces if p.story.in_english and (everything or p.story.checked)])


def assemble(
    editions: Iterable[Edition], library: Library, *, drafts: bool = False
) -> tuple[tuple[Issue, ...], tuple[Diagnostic, ...]]:
    """The editions newest first, those that are kept back among them; `drafts` shows drafts too."""
    index = _Index(library)
    issues: list[Issue] = []
    said: list[Diagnostic] = []
    numbers: dict[int, str] = {}
    for edition in sorted(editions, key=lambda e: e.name):
        issue, found = _issue(edition, index, drafts=drafts)
        issues.append(issue)
        said += found
        if edition.number is None:
            continue
        if edition.number in numbers:
            place = Span(edition.path, edition.lines.get("number", 0))
            said.append(NUMBER_TWICE.at(place, number=edition.number, first=numbers[edition.number]))
        numbers.setdefault(edition.number, edition.path)
    issues.sort(key=lambda i: (i.published or Day.min, i.edition.number or 0), reverse=True)
    return tuple(issues), tuple(said)


class _Index:
    """Articles by short name, former ones too."""

    def __init__(self, library: Library) -> None:
        self._stories = (*library.stories, *library.withdrawn, *library.held)
        self._by_slug = {story.slug: story for story in self._stories}
        self._former: Mapping[str, Story] = {
            name: story for story in self._stories for name in story.article.header.formerly
        }

    def find(self, name: str) -> Story | None:
        found = self._by_slug.get(name)
        if found is None:
            slug = short_name(name.rstrip("/"))
            found = self._by_slug.get(slug) or self._former.get(slug)
        return found

    def nearest(self, name: str) -> str | None:
        return closest(short_name(name.rstrip("/")), self._by_slug)


def _issue(edition: Edition, index: _Index, *, drafts: bool) -> tuple[Issue, list[Diagnostic]]:
    pieces: list[Piece] = []
    withdrawn: list[Story] = []
    said: list[Diagnostic] = []
    seen: dict[str, int] = {}

    def tell(fault: Fault, mention: Mention, **values: object) -> None:
        said.append(fault.at(Span(edition.path, mention.line), name=mention.name, **values))  # type: ignore[arg-type]

    for mention in edition.articles:
        story = index.find(mention.name)
        if story is None:
            tell(ARTICLE_UNKNOWN, mention, did_you_mean=index.nearest(mention.name))
        elif story.slug in seen:
            tell(ARTICLE_TWICE, mention, first=seen[story.slug])
        else:
            seen[story.slug] = mention.line
            if story.held:
                tell(ARTICLE_HELD, mention, why=_HELD_WORDS.get(story.held.reason, story.held.reason))
            elif story.article.header.withdrawn:
                withdrawn.append(story)
                tell(ARTICLE_WITHDRAWN, mention)
            else:
                pieces.append(Piece(story, mention.note))
                for language, spoken, _ in _LANGUAGES:
                    if any(mention.note) and not mention.note[language]:
                        tell(NOTE_ABSENT, mention, language=spoken)
    said += _of_the_whole(edition)
    held = None
    if edition.draft and not drafts:
        by = Span(edition.path, edition.draft_by or edition.lines.get("status", 0))
        held = DRAFT_BY.at(by) if edition.draft_by else DRAFT.at(by)
    elif not (pieces or withdrawn):
        held = EMPTY.at(Span(edition.path, edition.lines.get("articles", 1)))
    if held:
        # Nothing of it goes out, so nothing is lost yet: what is wrong with it is told without alarm.
        said = [_calmer(d) if d.severity is not Severity.INFO else d for d in said] if edition.draft else said
        said.append(held)
    return Issue(edition=edition, pieces=tuple(pieces), withdrawn=tuple(withdrawn), held=held), said


def _of_the_whole(edition: Edition) -> Iterable[Diagnostic]:
    if edition.number is None and edition.first is None:
        yield NAMELESS.at(Span(edition.path, 1))
    for language, spoken, heading in _LANGUAGES:
        if not edition.intro[language]:
            yield INTRO_ABSENT.at(Span(edition.path), language=spoken, heading=heading)


def _calmer(d: Diagnostic) -> Diagnostic:
    return replace(d, severity=Severity.INFO if d.fault is INTRO_ABSENT else Severity.WARNING)
