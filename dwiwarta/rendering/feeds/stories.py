"""Entries of articles. The English feeds leave out what is not translated at all. Ids never change: they are made of
the site's `feed_authority`, the language and the first name that the article had here."""

from __future__ import annotations

from datetime import date as Day
from functools import partial
from typing import TYPE_CHECKING

from dwiwarta.rendering import addresses
from dwiwarta.rendering.feeds.entries import Entry, Item
from dwiwarta.rendering.feeds.html import whole
from dwiwarta.rendering.pages import OTHER, listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dwiwarta.editorial.library import Library, Story
    from dwiwarta.model import Language
    from dwiwarta.rendering.workshop import Workshop


def items(shop: Workshop, language: Language) -> Iterator[Item]:
    """Published articles in the order of the lists, then the withdrawn ones."""
    names = first_names(shop.library)
    prefix = f"tag:{shop.settings.feed_authority}:{language}/"
    for story in (*listed(shop.library.stories, language), *listed(shop.library.withdrawn, language)):
        header = story.article.header
        noticed = [c.at for c in header.corrections]
        if header.withdrawn:
            noticed = [header.withdrawn.date]
        name = prefix + names[story.slug]
        yield Item(
            id=name,
            day=story.listed_on,
            notice=max(noticed, default=None),
            withdrawn=header.withdrawn is not None,
            topic=story.theme.id,
            make=partial(_entry, shop, language, story, name),
        )


def _entry(shop: Workshop, language: Language, story: Story, name: str) -> Entry:
    view, links, w = shop.view(story), shop.links, shop.words[language]
    address = links.address(addresses.article(language, story.slug))
    headline = str((view.headline.en if language == "en" else view.headline.id).striptags())
    if language == "en" and not view.headline.translated:
        headline = f"{headline} {w('(in Indonesian)')}"
    summary = view.description[language]
    authors = view.writers or (view.outlet,)
    template = "feeds/content.html"
    if view.withdrawn:
        headline = w("Withdrawn: {headline}", headline=headline)
        authors = (shop.settings.publisher or shop.settings.title[language],)  # the notice is ours
        template = "feeds/withdrawn.html"
    html = shop.render(template, story=view, lang=language, other=OTHER[language], w=w)
    if view.withdrawn:
        summary = view.notice(language).striptags()
    return Entry(
        id=name,
        title=headline,
        address=address,
        other=links.address(addresses.article(OTHER[language], story.slug)),
        updated=story.updated,
        published=view.published,
        listed_on=story.listed_on,
        authors=authors,
        summary=summary,
        html=whole(html, address),
        topic=view.theme,
        tags=() if view.withdrawn else tuple(tag.label[language] for tag in view.tags),
        source="" if view.withdrawn and view.withdrawn.kind != "permission" else view.url or "",
        picture=None if view.withdrawn else shop.own_picture(story, language),
    )


def first_names(library: Library) -> dict[str, str]:
    """The first name of each article, by its present one. Where two claim one name, the older article had it: the
    younger one gets a number, since two entries must not share an id and neither may lose its own."""
    stories = (*library.stories, *library.withdrawn, *library.held)
    found: dict[str, str] = {}
    taken: dict[str, int] = {}
    for story in sorted(stories, key=_age):
        former = story.article.header.formerly
        name = former[0] if former else story.slug
        taken[name] = count = taken.get(name, 0) + 1
        found[story.slug] = f"{name};{count}" if count > 1 else name
    return found


def _age(story: Story) -> tuple[Day, Day, str]:
    return story.article.taken or story.listed_on or Day.max, story.listed_on or Day.max, story.slug
