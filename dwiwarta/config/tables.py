"""Every setting with its type, its default, what is wanted, an example and its meaning, a row each; the manual is
tested against these tables."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError


class Setting(NamedTuple):
    """One row of a table of settings."""

    check: Callable[[Any], Any]
    """Gives the typed value, raises ValueError for a wrong one."""
    default: Any
    wanted: str
    example: str
    meaning: str
    when_wrong: Any = None
    """What holds in place of the default where the value is wrong: for what would do harm by default."""


LIMITS = ("excerpt", "link")
"""Words that say that not all may be shown."""
_CONTROLS = re.compile("[\\x00-\\x08\\x0a-\\x1f\\ufffe\\uffff]")
"""What XML refuses, and line breaks: no feed could be made of them."""


def has_controls(text: str) -> bool:
    return bool(_CONTROLS.search(text.strip()))


def _text(value: Any) -> str:
    if not isinstance(value, str) or has_controls(value):
        raise ValueError
    return value.strip()


def _some_text(value: Any) -> str:
    text = _text(value)
    if not text:
        raise ValueError
    return text


def _yes_no(value: Any) -> bool:
    if not isinstance(value, bool):
        raise ValueError
    return value


def _texts(value: Any) -> tuple[str, ...]:
    if isinstance(value, str):
        value = [value]
    if not isinstance(value, list):
        raise ValueError
    return tuple(_some_text(v) for v in value)


def _count(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= 1000:
        raise ValueError
    return value


def _one_of(*choices: str) -> Callable[[Any], str]:
    def check(value: Any) -> str:
        if value not in choices:
            raise ValueError
        return str(value)

    return check


def _rights(value: Any) -> str:
    return _one_of("full", "excerpt", "link")(_text(value).casefold())


_NO_ADDRESS = re.compile(r"[\s<>\"'\\^`{|}?#\x00-\x20\x7f-\x9f]|%(?![0-9A-Fa-f]{2})")
_HOST = re.compile(r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*")


def web_address(value: Any) -> str:
    """An http or https address with a host, no query and no fragment, as browsers write it: the host in small ASCII
    letters (IDNA), the path without dot segments and with a slash at its end. Raises ValueError."""
    text = _text(value)
    if _NO_ADDRESS.search(text):
        raise ValueError
    parts = urlsplit(text)
    if parts.scheme not in ("http", "https") or not parts.hostname or "@" in parts.netloc:
        raise ValueError
    if parts.port == 0 or parts.netloc.endswith(":"):
        raise ValueError
    segments = [re.sub("%2e", ".", s, flags=re.IGNORECASE) for s in parts.path.split("/")]
    if "//" in parts.path or "." in segments or ".." in segments:
        raise ValueError
    host = _host(parts.hostname) if not parts.netloc.startswith("[") else f"[{parts.hostname}]"
    port = f":{parts.port}" if parts.port else ""
    return f"{parts.scheme}://{host}{port}{parts.path.rstrip('/')}/"


def _host(name: str) -> str:
    if not name.isascii():
        import idna  # few hosts need it

        name = idna.encode(name, uts46=True).decode("ascii")
    if not _HOST.fullmatch(name):
        raise ValueError
    return name


def _authority(value: Any) -> str:
    text = _text(value)
    if not re.fullmatch(r"[a-z0-9.-]+,\d{4}(-\d\d(-\d\d)?)?", text):
        raise ValueError
    return text


def _zone(value: Any) -> ZoneInfo:
    try:
        return ZoneInfo(_some_text(value))
    except (ZoneInfoNotFoundError, OSError) as error:
        raise ValueError from error


def _table_of_texts(value: Any) -> Mapping[str, str]:
    if not isinstance(value, dict):
        raise ValueError
    return {_text(k): _text(v) for k, v in value.items()}


SITE: dict[str, Setting] = {
    "title.id": Setting(
        _some_text, "Warta", "a text", 'title.id = "Warta"', "The name of the site in Indonesian."
    ),
    "title.en": Setting(
        _some_text, "Digest", "a text", 'title.en = "Digest"', "The name of the site in English."
    ),
    "base_url": Setting(
        web_address,
        "https://example.org/",
        "the full address of the site",
        'base_url = "https://example.org/digest/"',
        "Where the site will stand; its path begins every link.",
    ),
    "tagline.id": Setting(_text, "", "a text", 'tagline.id = "..."', "A line under the name, in Indonesian."),
    "tagline.en": Setting(_text, "", "a text", 'tagline.en = "..."', "A line under the name, in English."),
    "feed_authority": Setting(
        _authority,
        "",
        "a host and a year",
        'feed_authority = "example.org,2026"',
        "What feed ids are made of; never change it once readers subscribe. Else the host of base_url and 2026.",
    ),
    "timezone": Setting(
        _zone,
        ZoneInfo("Asia/Jakarta"),
        "a time zone",
        'timezone = "Asia/Jakarta"',
        "The time zone of the desk: days in translation files and feeds.",
    ),
    "engine": Setting(
        _some_text,
        "none",
        "the name of a translation service",
        'engine = "google"',
        "Who translates what is new: google, mymemory, microsoft, deepl, libretranslate, local (a model on this "
        'computer), several in turn ("google, mymemory"), or none (nothing is sent anywhere).',
    ),
    "publisher": Setting(
        _text,
        "",
        "a text",
        'publisher = "..."',
        "Who publishes the site; shown on it; `publish` refuses without.",
    ),
    "editor": Setting(
        _text,
        "",
        "a text",
        'editor = "..."',
        "Who answers for the content; shown on the site; `publish` refuses without.",
    ),
    "contact": Setting(
        _text,
        "",
        "an e-mail address",
        'contact = "..."',
        "Where readers report errors; `publish` refuses without.",
    ),
    "english": Setting(
        _one_of("us", "gb"), "us", '"us" or "gb"', 'english = "us"', "American or British dates."
    ),
    "page_size": Setting(
        _count, 20, "a number from 1 to 1000", "page_size = 20", "Headlines on one list page."
    ),
    "unreviewed": Setting(
        _one_of("label", "headline", "hold"),
        "label",
        '"label", "headline" or "hold"',
        'unreviewed = "label"',
        "What of the English may be shown that no editor has checked: all of it, labelled (label); none, but an "
        "article whose headline is checked is listed in English and gives the Indonesian for the rest (headline); "
        "none, and an article is in the English lists only when all of it is checked (hold).",
    ),
    "index_unreviewed": Setting(
        _yes_no,
        False,
        "true or false",
        "index_unreviewed = false",
        "Whether search engines may list unchecked English that is shown.",
    ),
    "rights_default": Setting(
        _rights,
        "full",
        '"full", "excerpt" or "link"',
        'rights_default = "excerpt"',
        "How much of an article is shown where neither it nor its outlet says.",
        when_wrong="link",
    ),
    "excerpt_paragraphs": Setting(
        _count,
        3,
        "a number from 1 to 1000",
        "excerpt_paragraphs = 3",
        "How many paragraphs an excerpt shows.",
    ),
    "cards": Setting(
        _one_of("language", "article"),
        "language",
        '"language" or "article"',
        'cards = "article"',
        "The pictures that stand for pages where they are shared: one a language, or one for each article too.",
    ),
    "publish.via": Setting(
        _one_of("actions", "branch"),
        "branch",
        '"actions" or "branch"',
        'publish.via = "branch"',
        "One route to GitHub Pages: a workflow there, or a branch pushed from here.",
    ),
    "publish.branch": Setting(
        _some_text,
        "gh-pages",
        "a branch name",
        'publish.branch = "gh-pages"',
        "The branch that GitHub Pages shows.",
    ),
    "publish.remote": Setting(
        _some_text,
        "origin",
        "the name of a git remote",
        'publish.remote = "origin"',
        "Where it is pushed to.",
    ),
    "publish.cname": Setting(
        _text, "", "a host name", 'publish.cname = "example.org"', "A domain of your own, if any."
    ),
}

THEME: dict[str, Setting] = {
    "label.id": Setting(_some_text, "", "a text", 'label.id = "Politik"', "The topic's name in Indonesian."),
    "label.en": Setting(_some_text, "", "a text", 'label.en = "Politics"', "The topic's name in English."),
    "suggest": Setting(
        _texts, (), "a list of words", 'suggest = ["pemilu"]', "Words that speak for the topic."
    ),
}

TAG: dict[str, Setting] = {
    "label.id": Setting(
        _some_text, "", "a text", 'label.id = "air bersih"', "As it stands on Indonesian pages."
    ),
    "label.en": Setting(
        _some_text, "", "a text", 'label.en = "clean water"', "As it stands on English pages."
    ),
}

OUTLET: dict[str, Setting] = {
    "name": Setting(_some_text, "", "a text", 'name = "Nusadaily"', "The outlet's name as readers see it."),
    "spellings": Setting(
        _texts, (), "a list", 'spellings = ["NUSADAILY.COM"]', "How its datelines write it."
    ),
    "home": Setting(web_address, None, "a web address", 'home = "https://example.org/"', "Its front page."),
    "rights": Setting(
        _rights,
        None,
        '"full", "excerpt" or "link"',
        'rights = "excerpt"',
        "What may be shown.",
        when_wrong="link",
    ),
    "evidence": Setting(_text, "", "a text", 'evidence = "letter of 3 May 2026"', "Why that is allowed."),
    "themes": Setting(
        _table_of_texts, {}, "a table", 'themes = { olahraga = "sport" }', "Its own sections and our topics."
    ),
}
