"""The library: every article as the site shows it, in order, by topic. Made once a build, never changed."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date as Day
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from dwiwarta.config import NO_EVIDENCE, Settings, rights_of
from dwiwarta.diagnostics import Diagnostic, Fault, Severity, Span, closest
from dwiwarta.editorial.groups import tags_of
from dwiwarta.editorial.outlets import by_spelling, named
from dwiwarta.editorial.pictures import image_of
from dwiwarta.editorial.standing import Pair, Standing, for_readers, pair_up, standing_of
from dwiwarta.model import Article, Bilingual, Image, Knowledge, Outlet, Picture, Rights, Segment, Tag, Theme
from dwiwarta.reading.images import name_of
from dwiwarta.translation.catalog import State

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from dwiwarta.editorial.editions import Issue
    from dwiwarta.translation.catalog import Catalog

TOPIC_UNKNOWN = Fault(
    "topic-unknown",
    Severity.WARNING,
    "There is no topic “{name}”; the article stands under “Unsorted”.",
    "Write one of these, or add a table to content/themes.toml: {known}.",
)
NO_OUTLET = Fault(
    "no-outlet",
    Severity.WARNING,
    "No outlet is named, in the text or in the header; the article is kept back until there is one.",
    "Add a line to its header:  outlet: Name of the outlet",
)
OUTLET_UNKNOWN = Fault(
    "outlet-unknown",
    Severity.WARNING,
    "The outlet “{name}” is not in content/outlets.toml: nothing says what may be shown of it. Shown now: {shown}.",
    'Add a table for it there: [{id}], with name = "{name}", home = "https://..." and rights = "excerpt", '
    'or "full" with its evidence.',
)
NO_LINK = Fault(
    "no-link",
    Severity.WARNING,
    "The link to the original is not recorded; the page says so.",
    "Add a line to its header:  url: https://...",
)
UNDATED = Fault(
    "undated",
    Severity.WARNING,
    "No day is known for this article; it stands last in every list.",
    "Add a line to its header:  published: 2026-11-23",
)
SAME_NAME = Fault(
    "same-short-name",
    Severity.ERROR,
    "Two articles have the short name “{slug}”, which is their address: {first} and this one. This one is left out.",
    "Give one of them another name: rename its file, or add a line to its header:  slug: another-name",
)
DRAFT = Fault(
    "draft", Severity.INFO, "A draft; it is kept back.", "Take away  status: draft  when it is ready."
)
DRAFT_BY = Fault(
    "draft",
    Severity.INFO,
    "Treated as a draft because of this line; it is kept back.",
    "Mend the line, or delete it when the article is ready.",
)
EMBARGO = Fault(
    "embargo",
    Severity.INFO,
    "Under embargo until {until}; it is kept back.",
    "Build again after that moment.",
)
SENSITIVE = Fault(
    "sensitive",
    Severity.WARNING,
    "Marked as sensitive ({matter}); no page of it is published and nothing of it is sent out.",
    "When an editor has read it and it may be shown, write  sensitive: cleared  in its header.",
)
SENSITIVE_PROPOSED = "sensitive-proposed"
"""The code of reading's proposal; it keeps an article back just as the header's word does."""
OUTLET_ABSENT = "outlet-absent"
"""The code of what reading says where no outlet is named."""


class Held(NamedTuple):
    """Why an article is kept back: not in the site, rendered only in the preview."""

    reason: str
    """`no-outlet`, `draft`, `embargo` or `sensitive`."""
    diagnostic: Diagnostic


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """An article with its English, as the site shows it."""

    article: Article
    catalog: Catalog
    pairs: tuple[Pair, ...]
    """What may be shown of it, in reading order; the headline first."""
    body_length: int
    """Paragraphs of the whole body, shown or not."""
    theme: Theme
    outlet: Outlet | None
    rights: Rights
    standing: Standing
    listed_on: Day | None
    updated: Day | None
    """The latest of its day, of what was translated or checked, of its corrections and its withdrawal."""
    held: Held | None
    tags: tuple[Tag, ...] = ()
    picture: Picture | None = None
    """Its picture, where one may be shown and could be made; what is said of it stands in the article's header."""

    @property
    def slug(self) -> str:
        return self.article.slug

    @property
    def outlet_name(self) -> str:
        return self.outlet.name if self.outlet else self.article.outlet or ""

    @property
    def checked(self) -> bool:
        return self.standing in (Standing.CHECKED, Standing.BY_HAND)

    @property
    def in_english(self) -> bool:
        """Whether anything of it is translated: else it is in no English list."""
        return any(pair.state is not None and pair.english is not None for pair in self.pairs)

    @property
    def english_indexable(self) -> bool:
        """Whether its English page may be worth a search engine's while: not where it gives Indonesian in place of
        English that nobody has checked."""
        return self.in_english and not any(pair.withheld for pair in self.pairs)

    @property
    def counts(self) -> Counter[State]:
        return Counter(pair.state for pair in self.pairs if pair.state is not None)


UNSORTED = Theme("unsorted", Bilingual("Belum dikelompokkan", "Unsorted"))


@dataclass(frozen=True, kw_only=True)
class Library:
    stories: tuple[Story, ...]
    """Published ones, in the order of the lists: newest first, undated last."""
    withdrawn: tuple[Story, ...]
    """Their addresses carry a notice."""
    held: tuple[Story, ...]
    """Kept back; the preview shows them."""
    themes: tuple[Theme, ...]
    """All topics in the order of the site; `unsorted` last and only where something stands there."""
    by_theme: Mapping[str, tuple[Story, ...]]
    lead: Story | None
    """The story on top of the front page: the newest with `lead: yes`, else the newest."""
    editions: tuple[Issue, ...] = ()
    """Newest first."""
    held_editions: tuple[Issue, ...] = ()
    """Kept back; the preview shows them."""

    @property
    def newest_day(self) -> Day | None:
        """The masthead's date."""
        return next((s.listed_on for s in self.stories if s.listed_on), None)


def assemble(
    articles: Iterable[tuple[Article, Catalog, Sequence[Diagnostic]]],
    settings: Settings,
    knowledge: Knowledge,
    now: datetime,
    *,
    drafts: bool = False,
    pictures: Mapping[str, Picture] | None = None,
) -> tuple[Library, tuple[Diagnostic, ...]]:
    """Puts articles and their catalogs (with what reading said of them) together; `drafts` shows drafts too.

    `pictures` are those that could be made, by their name below content/images. None where that is not known, as for
    `status`: then words of every picture that may be shown count, and no picture is shown.
    """
    diagnostics: list[Diagnostic] = []
    outlets = by_spelling(knowledge.outlets)
    themes = {t.id: t for t in knowledge.themes}
    stories: list[Story] = []
    told: set[str] = set()
    for article, catalog, said in articles:
        outlet = named(article.outlet, outlets)
        theme = themes.get(article.theme or "", UNSORTED)
        if article.theme and article.theme not in themes and article.theme != UNSORTED.id:
            place = Span(article.path, article.header.lines.get("theme", 0))
            diagnostics.append(
                TOPIC_UNKNOWN.at(
                    place,
                    name=article.theme,
                    known=", ".join(themes),
                    did_you_mean=closest(article.theme, themes),
                )
            )
        rights = rights_of(outlet, article.header.rights, settings)
        image, unshown = image_of(article, rights)
        diagnostics += [unshown] if unshown else []
        picture = pictures.get(name_of(image.file) or "") if image and pictures is not None else None
        shows = picture is not None if pictures is not None else image is not None
        held = _held(article, said, now, drafts=drafts)
        if held:
            if held.diagnostic not in said:
                diagnostics.append(held.diagnostic)
        else:
            diagnostics += _doubts(article, outlet, rights, told)
        pairs = pair_up(_shown(article, rights, settings.excerpt_paragraphs, shows), catalog)
        pairs = for_readers(pairs, settings.unreviewed)
        stories.append(
            Story(
                article=article,
                catalog=catalog,
                pairs=pairs,
                body_length=sum(s.kind == "body" for s in article.segments),
                theme=theme,
                tags=tags_of(article.header.tags, knowledge.tags),
                outlet=outlet,
                rights=rights,
                standing=standing_of(pairs),
                listed_on=article.listed_on,
                updated=_updated(article, pairs),
                held=held,
                picture=picture,
            )
        )
    stories.sort(key=lambda s: s.slug)
    stories.sort(key=lambda s: s.listed_on or Day.min, reverse=True)
    shown = [s for s in stories if not s.held and not s.article.header.withdrawn]
    by_theme: dict[str, list[Story]] = {t.id: [] for t in knowledge.themes}
    for story in shown:
        by_theme.setdefault(story.theme.id, []).append(story)
    library = Library(
        stories=tuple(shown),
        withdrawn=tuple(s for s in stories if not s.held and s.article.header.withdrawn),
        held=tuple(s for s in stories if s.held),
        themes=(*knowledge.themes, *((UNSORTED,) if UNSORTED.id in by_theme else ())),
        by_theme={k: tuple(v) for k, v in by_theme.items()},
        lead=next((s for s in shown if s.article.header.lead), shown[0] if shown else None),
    )
    return library, tuple(diagnostics)


def one_of_each(
    articles: Iterable[tuple[Article, tuple[Diagnostic, ...]]],
    shared: Callable[[Article], int] = lambda _: 0,
) -> tuple[list[tuple[Article, tuple[Diagnostic, ...]]], list[Diagnostic], frozenset[str]]:
    """Leaves out articles whose short name another one has already; gives also the names that several have.

    `shared` tells how many paragraphs of an article stand in the translation file of its name: whose file that is
    keeps the name, so that a newcomer takes no article's address and translations. Where that settles nothing, the
    first one keeps it.
    """
    by_name: dict[str, list[Article]] = {}
    given = list(articles)
    diagnostics = []
    for article, _ in given:
        by_name.setdefault(article.slug, []).append(article)
    contested = {slug: same for slug, same in by_name.items() if len(same) > 1}
    left_out = set()
    for slug, same in contested.items():
        owner = max(same, key=shared)  # the first of equals
        for other in same:
            if other is not owner:
                left_out.add(other.path)
                place = Span(other.path, other.header.lines.get("slug", 1))
                diagnostics.append(SAME_NAME.at(place, slug=slug, first=owner.path))
    kept = [pair for pair in given if pair[0].path not in left_out]
    return kept, diagnostics, frozenset(contested)


def may_be_sent(story: Story) -> bool:
    """Whether its text may go to a translation service (EDITOR.md, Care)."""
    header = story.article.header
    return not story.held and not header.withdrawn and header.translate == "yes" and story.rights != "link"


def images_wanted(
    articles: Iterable[Article], settings: Settings, knowledge: Knowledge
) -> list[tuple[Article, Image]]:
    """The articles that may show a picture, with it; those that are kept back among them."""
    outlets = by_spelling(knowledge.outlets)
    found = []
    for article in articles:
        if article.header.image is None:
            continue
        outlet = named(article.outlet, outlets)
        image, _ = image_of(article, rights_of(outlet, article.header.rights, settings))
        if image:
            found.append((article, image))
    return found


def _shown(article: Article, rights: Rights, excerpt: int, shows_picture: bool) -> list[Segment]:
    """What may be shown; the words of a picture only with the picture."""
    if rights == "link":
        return [article.title]
    segments = article.segments
    if article.header.image and not shows_picture:
        segments = tuple(s for s in segments if s.kind not in ("alt", "caption"))
    if rights == "full":
        return list(segments)
    body = 0
    shown = []
    for segment in segments:
        body += segment.kind == "body"
        if body <= excerpt:
            shown.append(segment)
    return shown


def _updated(article: Article, pairs: Iterable[Pair]) -> Day | None:
    days = [article.listed_on, article.header.updated, *(c.at for c in article.header.corrections)]
    if article.header.withdrawn:
        days.append(article.header.withdrawn.date)
    marks = {p.entry.facts.get(key) for p in pairs if p.entry and p.entry.facts for key in ("at", "ok")}
    for mark in marks:
        if mark and (day := _day(mark)):
            days.append(day)
    return max((d for d in days if d), default=None)


def _day(mark: str) -> Day | None:
    try:
        return Day.fromisoformat(mark)
    except ValueError:
        return None  # somebody's hand in our line; it counts for nothing


def _held(article: Article, said: Sequence[Diagnostic], now: datetime, *, drafts: bool) -> Held | None:
    if held := held_by_header(article, said, now, drafts=drafts):
        return held
    if not article.outlet:
        told = next((d for d in said if d.code == OUTLET_ABSENT), None)
        return Held("no-outlet", told or NO_OUTLET.at(Span(article.path, 1)))
    return None


def held_by_header(
    article: Article, said: Sequence[Diagnostic], now: datetime, *, drafts: bool = False
) -> Held | None:
    """Why an article or a page of the site may not be shown, whatever outlet it has."""
    header = article.header

    def at(key: str) -> Span:
        return Span(article.path, header.lines.get(key, 0))

    if header.sensitive and header.sensitive != "cleared":
        return Held("sensitive", SENSITIVE.at(at("sensitive"), matter=header.sensitive))
    if not header.sensitive and (proposed := next((d for d in said if d.code == SENSITIVE_PROPOSED), None)):
        return Held("sensitive", proposed)
    if header.embargo and now < header.embargo:
        return Held("embargo", EMBARGO.at(at("embargo"), until=header.embargo.isoformat(" ", "minutes")))
    if header.status == "draft" and not drafts:
        by = Span(article.path, header.draft_by)
        return Held("draft", DRAFT_BY.at(by) if header.draft_by else DRAFT.at(at("status")))
    return None


def _doubts(article: Article, outlet: Outlet | None, rights: Rights, told: set[str]) -> Iterable[Diagnostic]:
    """What an editor should know of a published article; of an outlet once a build."""
    place = Span(article.path, 1)
    if not article.header.url:
        yield NO_LINK.at(place)
    if not article.listed_on:
        yield UNDATED.at(place)
    name = outlet.name if outlet else article.outlet or ""
    if name in told:
        return
    told.add(name)
    if outlet is None:
        short = re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-") or "outlet"
        yield OUTLET_UNKNOWN.at(place, name=name, id=short, shown=rights)
    elif rights == "full" and not outlet.evidence:
        yield NO_EVIDENCE.at(Span("content/outlets.toml", outlet.line), name=outlet.name)
