"""A feed as bytes: Atom (RFC 4287), RSS 2.0, JSON Feed 1.1."""

from __future__ import annotations

from datetime import date as Day
from datetime import datetime, time
from typing import TYPE_CHECKING, Any

from dwiwarta.rendering.feeds.html import without_markup
from dwiwarta.rendering.metadata import moment
from dwiwarta.rendering.pages import OTHER
from dwiwarta.rendering.text import as_json, encoded

if TYPE_CHECKING:
    from collections.abc import Callable

    from dwiwarta.config import Settings
    from dwiwarta.rendering.feeds.entries import Entry, Feed
    from dwiwarta.rendering.workshop import Workshop

    Form = Callable[[Feed, Workshop], bytes]

BEGINNING_OF_TIME = "1970-01-01T00:00:00Z"
"""What Atom gets where no day is known: it insists on a moment, and today's would be a lie."""


def atom(feed: Feed, shop: Workshop) -> bytes:
    return _by_template("feeds/atom.xml", feed, shop)


def rss(feed: Feed, shop: Workshop) -> bytes:
    return _by_template("feeds/rss.xml", feed, shop)


def _by_template(name: str, feed: Feed, shop: Workshop) -> bytes:
    settings = shop.settings

    def whole_moment(day: Day | None) -> str:
        return moment(day, settings) if day else BEGINNING_OF_TIME

    return encoded(
        shop.render(
            name,
            feed=feed,
            lang=feed.language,
            other=OTHER[feed.language],
            w=shop.words[feed.language],
            moment=whole_moment,
            mail_moment=lambda day: mail_moment(day, settings),
            without_markup=without_markup,
        )
    )


_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def mail_moment(day: Day, settings: Settings) -> str:
    """The start of a day at the desk as RSS writes it (RFC 822): `Mon, 23 Nov 2026 00:00:00 +0700`."""
    zone = datetime.combine(day, time(), settings.timezone).strftime("%z")[:5]
    return f"{_WEEKDAYS[day.weekday()]}, {day.day:02} {_MONTHS[day.month - 1]} {day.year:04} 00:00:00 {zone}"


def json_feed(feed: Feed, shop: Workshop) -> bytes:
    settings = shop.settings
    data = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.address,
        "feed_url": feed.own,
        "description": feed.description,
        "language": feed.language,
        "icon": shop.links.address(shop.asset_paths["touch-icon.png"]),
        "authors": [{"name": settings.publisher or settings.title[feed.language]}],
        "items": [_json_item(entry, feed, settings) for entry in feed.entries],
    }
    return encoded(as_json(data, indent=1) + "\n")


def _json_item(entry: Entry, feed: Feed, settings: Settings) -> dict[str, Any]:
    item: dict[str, Any] = {"id": entry.id, "url": entry.address}
    if entry.source:
        item["external_url"] = entry.source
    item["title"] = entry.title
    item["content_html"] = str(entry.html)
    item["summary"] = entry.summary
    if entry.picture:
        item["image"] = entry.picture.address
    if entry.published:
        item["date_published"] = moment(entry.published, settings)
    if entry.updated:
        item["date_modified"] = moment(entry.updated, settings)
    item["authors"] = [{"name": name} for name in entry.authors]
    tags = ([entry.topic.label[feed.language]] if entry.topic else []) + list(entry.tags)
    if tags:
        item["tags"] = tags
    item["language"] = feed.language
    return item


FORMS: dict[str, Form] = {"atom": atom, "rss": rss, "json": json_feed}
"""By the names that `addresses.feed` knows."""
