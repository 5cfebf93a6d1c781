"""What a template is allowed to see of an edition: its names, its introduction, and its articles as they stand in one
language."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup

from dwiwarta.model import Bilingual
from dwiwarta.reading import blocks
from dwiwarta.rendering import addresses, markup
from dwiwarta.rendering.dates import days_in_words
from dwiwarta.rendering.text import beginning

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from dwiwarta.config import Settings
    from dwiwarta.editorial.editions import Issue
    from dwiwarta.editorial.library import Story
    from dwiwarta.model import Language, Theme
    from dwiwarta.rendering.views import ArticleView
    from dwiwarta.rendering.words import Words


class PieceView(NamedTuple):
    """An article of an edition, in one language."""

    story: Story
    view: ArticleView
    note: str
    """The editor's words about it in this language; empty where there are none."""

    def headline(self, language: Language) -> str:
        """In plain words."""
        shown = self.view.headline
        return str((shown.en if language == "en" else shown.id).striptags())


class Section(NamedTuple):
    """Articles of one topic that follow each other."""

    theme: Theme
    pieces: list[PieceView]


class EditionView:
    """One edition for its pages, lists, feeds and mails."""

    def __init__(
        self,
        issue: Issue,
        view: Callable[[Story], ArticleView],
        settings: Settings,
        links: addresses.Links,
        words: Mapping[Language, Words],
    ) -> None:
        edition = issue.edition
        self._issue = issue
        self._view = view
        self._words = words
        self._settings = settings
        self.name = edition.name
        self.number = edition.number
        self.title = edition.title
        self.subject = edition.subject
        self.preheader = edition.preheader
        self.days = self._days()
        self.label = Bilingual(self._label("id"), self._label("en"))
        self.published = issue.published
        self.updated = issue.updated
        self.held = issue.held is not None
        self.link = {
            "id": links.link(addresses.edition("id", edition.name)),
            "en": links.link(addresses.edition("en", edition.name)),
        }
        self.withdrawn = [view(story) for story in issue.withdrawn]

    def _days(self) -> Bilingual:
        edition = self._issue.edition
        first, last = edition.first, edition.last
        if first is None or last is None:
            return Bilingual("", "")
        english = self._settings.english
        return Bilingual(days_in_words(first, last, "id"), days_in_words(first, last, "en", english))

    def _label(self, language: Language) -> str:
        number = self._words[language]("Edition {n}", n=self.number) if self.number else ""
        return " · ".join(filter(None, (number, self.days[language]))) or self.name

    @cached_property
    def heading(self) -> Bilingual:
        """What it is called: words of its own, else number and days."""
        return Bilingual(*(self.title[language] or self.label[language] for language in ("id", "en")))

    @cached_property
    def intro(self) -> Mapping[str, Markup]:
        """The introduction as HTML; empty in a language in which nobody has written one."""
        return {language: prose(self._issue.edition.intro[language]) for language in ("id", "en")}

    def pieces(self, language: Language) -> list[PieceView]:
        """Its articles in the order of the editor."""
        return [
            PieceView(piece.story, self._view(piece.story), piece.note[language])
            for piece in self._issue.pieces_in(language)
        ]

    def sections(self, language: Language) -> list[Section]:
        """The same by topic: one section for articles of a topic that follow each other."""
        found: list[Section] = []
        for piece in self.pieces(language):
            if not found or found[-1].theme is not piece.story.theme:
                found.append(Section(piece.story.theme, []))
            found[-1].pieces.append(piece)
        return found

    @cached_property
    def description(self) -> Bilingual:
        """The beginning of the introduction in plain words, else of the headlines; whole sentences up to 155
        characters where there are any so short."""
        return Bilingual(self._description("id"), self._description("en"))

    def _description(self, language: Language) -> str:
        said = self.intro[language].striptags()
        if not said:
            said = "; ".join(piece.headline(language) for piece in self.pieces(language))
        return beginning(str(said) or self.label[language], 155)


def prose(source: str) -> Markup:
    """Markdown as HTML, block by block as articles have it."""
    parts = []
    for block in blocks.split(source):
        html = markup.block(block.text)
        parts.append(str(html.inner) if html.block else f"<p>{html.inner}</p>")
    return Markup("\n".join(parts))
