"""What a template is allowed to see of an article. Made once for an article; its HTML is shared by its three pages,
by lists and by feeds. The names here are what docs/templates.md explains; a test holds the two together."""

from __future__ import annotations

from datetime import date as Day
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import quote

from markupsafe import Markup, escape

from dwiwarta.editorial.groups import group_id
from dwiwarta.editorial.standing import Standing
from dwiwarta.model import Bilingual
from dwiwarta.rendering import addresses
from dwiwarta.rendering.dates import day_in_words
from dwiwarta.rendering.image_view import ImageView, captions, image_view
from dwiwarta.rendering.pages import LANGUAGES, OTHER
from dwiwarta.rendering.text import shorten
from dwiwarta.rendering.text_views import Notes, TextView, text_view
from dwiwarta.translation.catalog import State

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dwiwarta.config import Settings
    from dwiwarta.editorial.library import Story
    from dwiwarta.model import Language, Tag
    from dwiwarta.rendering.words import Words


class ArticleView:
    """One article for all its pages."""

    def __init__(
        self, story: Story, settings: Settings, links: addresses.Links, words: Mapping[Language, Words]
    ) -> None:
        self._story = story
        self._settings = settings
        self._links = links
        self._words = words
        article = story.article
        markdown = article.markup == "markdown"
        notes = {
            tongue: Notes(words[tongue], self.day(tongue, article.header.updated)) for tongue in LANGUAGES
        }
        views: list[TextView] = []
        number = 0
        for pair in story.pairs:
            number += pair.segment.kind == "body"
            views.append(
                text_view(
                    pair,
                    number if pair.segment.kind == "body" else 0,
                    markdown=markdown,
                    note=Bilingual(notes["id"].of(pair), notes["en"].of(pair)),
                )
            )
        self.headline = views[0]
        self.dek = next((v for v in views[1:] if v.kind == "dek"), None)
        self.dek_is_caption = article.dek_kind == "caption"
        self.image: ImageView | None = None
        if story.picture:
            caption, spent = captions(views, dek_is_caption=self.dek_is_caption)
            alt = next((n for n, v in enumerate(views) if v.kind == "alt"), None)
            if alt is not None:
                self.image = image_view(story, views[alt], story.pairs[alt].english, caption, links)
                self.dek = None if spent else self.dek
        self.body = [v for v in views if v.kind == "body"]
        self.slug = article.slug
        self.theme = story.theme
        self.place = article.place or ""
        self.place_link = self._place_link()
        self.place_in_capitals = self.place.isupper()
        self.outlet = story.outlet_name or "…"  # only the preview shows an article without one
        self.outlet_home = story.outlet.home if story.outlet else None
        self.url = article.header.url
        self.writers = article.credited_as("writer")
        self.editors = article.credited_as("editor")
        self.photographers = article.credited_as("photographer")
        self.also_credited = article.credited_as("other")
        self.credit = article.credit
        self.tags = story.tags
        self.rights = story.rights
        self.body_length = story.body_length
        self.standing = story.standing
        self.checked = story.checked
        self.in_english = story.in_english
        self.listed_on = story.listed_on
        self.published = article.published
        self.report_day = article.date or article.date_inferred
        self.report_day_inferred = article.date is None and article.date_inferred is not None
        self.taken = article.taken
        self.updated = story.updated
        self.withdrawn = article.header.withdrawn
        self.corrections = article.header.corrections
        self.note = article.header.note
        self.link = {
            "id": links.link(addresses.article("id", article.slug)),
            "en": links.link(addresses.article("en", article.slug)),
            "both": links.link(addresses.both(article.slug)),
        }

    # -- what lists and descriptions need

    @cached_property
    def description(self) -> Bilingual:
        """One or two plain sentences for search engines and feeds: the standfirst, else the beginning. A caption
        without its picture is no description."""
        return Bilingual(self._description("id"), self._description("en"))

    def _description(self, language: Language) -> str:
        source = self.dek if self.dek and not self.dek_is_caption else None
        source = source or (self.body[0] if self.body else self.headline)
        html = source.en if language == "en" else source.id
        return shorten(html.striptags(), 155)

    @property
    def standfirst(self) -> TextView | None:
        """The dek, unless it is the caption of a picture that is not there."""
        return None if self.dek_is_caption else self.dek

    def _place_link(self) -> Bilingual | None:
        key = group_id(self.place)
        if not key or self._story.held or self._story.article.header.withdrawn:
            return None
        to = [self._links.link(addresses.group(language, "places", key)) for language in LANGUAGES]
        return Bilingual(*to)

    def day(self, language: Language, day: Day | None) -> str:
        return day_in_words(day, language, self._settings.english) if day else ""

    def source(self, language: Language) -> dict[str, str]:
        """What the source box tells, as text; empty where there is nothing to tell."""
        cut = self.rights == "excerpt" and len(self.body) < self.body_length
        days = {"published": self.published, "report": self.report_day, "taken": self.taken}
        return {
            "credit": self.credit or "",
            "shown": str(len(self.body)) if cut else "",
            "paragraphs": str(self.body_length) if cut else "",
            "outlet": self.outlet,
            "home": self.outlet_home or "",
            "headline": self.headline.id,
            "writers": ", ".join(self.writers),
            "editors": ", ".join(self.editors),
            "photographers": ", ".join(self.photographers),
            "also_credited": ", ".join(self.also_credited),
            "tags": self._tags(language),
            "page": self.address_in_mail(addresses.article(language, self.slug)),
            "url": self.url or "",
            **{name: day.isoformat() if day else "" for name, day in days.items()},
            **{f"{name}_day": self.day(language, day) for name, day in days.items()},
        }

    def address_in_mail(self, path: str) -> str:
        """The address of a page for the text of a `mailto:` link."""
        return quote(self._links.address(path), safe="/:")

    def _tags(self, language: Language) -> str:
        """Each leads to what else has it; what is not in the lists leads nowhere."""
        if self._story.held or self.withdrawn:
            return Markup(", ").join(_tag(tag, language) for tag in self.tags)
        tags = [
            Markup('<a href="{}">{}</a>').format(
                self._links.link(addresses.group(language, "tags", tag.id)), _tag(tag, language)
            )
            if tag.id
            else _tag(tag, language)
            for tag in self.tags
        ]
        return Markup(", ").join(tags)

    # -- the state of the translation, in words

    @cached_property
    def engines(self) -> tuple[str, ...]:
        """The translation services that made what is shown, as readers know them."""
        names = {
            p.entry.facts["engine"].split("/")[0]
            for p in self._story.pairs
            if p.entry and "engine" in p.entry.facts
        }
        return tuple(sorted(ENGINE_LABELS.get(name, name) for name in names))

    @cached_property
    def checkers(self) -> tuple[str, ...]:
        """Who checked or translated, as far as is known, in reading order."""
        found = dict.fromkeys(
            p.entry.facts["by"] for p in self._story.pairs if p.entry and "by" in p.entry.facts
        )
        return tuple(found)

    @cached_property
    def checked_on(self) -> Day | None:
        days = [p.entry.facts["ok"] for p in self._story.pairs if p.entry and "ok" in p.entry.facts]
        try:
            return max((Day.fromisoformat(d) for d in days), default=None)
        except ValueError:
            return None

    @cached_property
    def progress(self) -> tuple[int, int]:
        """Checked paragraphs, and how many there are, headline and dek counted."""
        counts = self._story.counts
        return counts[State.REVIEWED], sum(counts.values())

    def state(self, language: Language) -> str:
        """The state in a word or two: "Machine translation, not checked"."""
        w = self._words[language]
        if self.standing is Standing.BY_HAND:
            return w("Translated by {name}", name=self._names(language)) if self.checkers else w("Checked")
        if (
            self.standing is Standing.NOT_TRANSLATED and self.in_english
        ):  # some of it is: that is what is told
            done, total = self.progress
            if done:
                return w("{n} of {m} paragraphs checked", n=done, m=total)
            return w(STATE_WORDS[Standing.MACHINE if self.engines else Standing.EDITED])
        return w(STATE_WORDS[self.standing])

    def trust(self, language: Language) -> str:
        """The trust line: where the English comes from and how far it has been checked, in sentences."""
        w = self._words[language]
        done, total = self.progress
        if self.standing is Standing.BY_HAND:
            if not self.checkers:
                return w("Translated by hand and checked by an editor") + "."
            return w("Translated by {name}", name=self._names(language)) + self._on(language) + "."
        if self.standing is Standing.CHECKED:
            if not self.checkers:
                return w("Machine translation, checked and corrected") + self._on(language) + "."
            said = w("Machine translation, checked and corrected by {name}", name=self._names(language))
            return said + self._on(language) + "."
        if not self.in_english:
            if self._awaits_check:
                return w("Awaiting an editor's check; the original is shown") + "."
            return w("Not yet translated") + ". " + w("Awaiting translation; the original is shown") + "."
        if done and self.engines:
            said = w("Machine translation; {n} of {m} paragraphs checked by an editor", n=done, m=total)
            return said + self._remarks(w)
        if done:
            said = w("{n} of {m} paragraphs translated and checked by an editor", n=done, m=total)
            return said + self._remarks(w)
        if self.standing is Standing.EDITED and not self.engines:
            return w("Being edited") + "."
        engine = ", ".join(w(name) for name in self.engines or (ENGINE_LABELS["unknown"],))
        return w(
            "Machine translation ({engine}), not checked by an editor; it may contain errors. "
            "If in doubt, rely on the Indonesian original.",
            engine=engine,
        )

    def origin(self, language: Language) -> str:
        """What was done to the Indonesian text before readers see it."""
        w = self._words[language]
        said = w(
            "Original text from {outlet}. Spacing and punctuation tidied; wording unchanged.",
            outlet=self.outlet,
        )
        if self._story.article.leaves_lines_out:
            said += " " + w(
                "Lines that are no part of the report, such as links and advertising, were left out."
            )
        return said

    @property
    def _awaits_check(self) -> bool:
        return any(p.withheld and p.state is not State.MISSING for p in self._story.pairs)

    def _remarks(self, w: Words) -> str:
        """What else a reader should know of English that is partly checked."""
        said = []
        if self._awaits_check:
            said.append(w("What has not been checked is shown in Indonesian."))
        if self.standing is Standing.ORIGINAL_CHANGED:
            said.append(w("The original has changed since; the paragraphs concerned are marked."))
        return "".join([".", *(f" {sentence}" for sentence in said)]) if said else ""

    def _names(self, language: Language) -> str:
        return ", ".join(self.checkers)

    def _on(self, language: Language) -> str:
        return f", {self.day(language, self.checked_on)}" if self.checked_on else ""

    def notice(self, language: Language) -> Markup:
        """What stands in place of the text of a withdrawn article, as HTML; a reason that there is only in the other
        language is marked as such. Empty for any other article."""
        withdrawn, w = self.withdrawn, self._words[language]
        if withdrawn is None:
            return Markup("")
        if withdrawn.kind == "permission":
            return escape(w("No longer carried here, at the rights holder's request. Read it at the source."))
        day, reason = self.day(language, withdrawn.date), escape(withdrawn.reason[language])
        other = OTHER[language]
        if not reason and withdrawn.reason[other]:
            reason = Markup('<span lang="{}">{}</span>').format(other, withdrawn.reason[other])
        if withdrawn.kind == "source":
            if not reason:
                return escape(w("Withdrawn on {day} because the source withdrew it.", day=day))
            return escape(
                w(
                    "Withdrawn on {day} because the source withdrew it. Reason: {reason}",
                    day=day,
                    reason=reason,
                )
            )
        if not reason:
            return escape(w("We withdrew this article on {day}.", day=day))
        return escape(w("We withdrew this article on {day}. Reason: {reason}", day=day, reason=reason))

    @property
    def text_in_english(self) -> bool:
        """Whether a paragraph of the text is English: else the line above it says why, and no note at each."""
        return any(p.translated for p in self.body)

    @cached_property
    def minutes(self) -> int:
        """Reading time, at 200 words a minute."""
        return max(1, round(sum(t.id.count(" ") + 1 for t in self.body) / 200))


STATE_WORDS = {
    Standing.ORIGINAL_CHANGED: "Original changed",
    Standing.NOT_TRANSLATED: "Not yet translated",
    Standing.MACHINE: "Machine translation, not checked",
    Standing.EDITED: "Being edited",
    Standing.CHECKED: "Checked",
}
ENGINE_LABELS = {
    "google": "Google Translate",
    "mymemory": "MyMemory",
    "microsoft": "Microsoft Translator",
    "libretranslate": "LibreTranslate",
    "deepl": "DeepL",
    "local": "Offline model",
    "memory": "earlier translations",
    "unknown": "unknown service",
}


def _tag(tag: Tag, language: Language) -> Markup:
    """Its name, marked where it is in the other language."""
    lang = tag.lang(language)
    return (
        Markup('<span lang="{}">{}</span>').format(lang, tag.label[language])
        if lang
        else escape(tag.label[language])
    )
