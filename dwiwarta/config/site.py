"""`site.toml`."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from dwiwarta.config.faults import NEEDED, UNREVIEWED_WRONG, WRONG
from dwiwarta.config.tables import SITE
from dwiwarta.config.toml import flat, load, typed
from dwiwarta.diagnostics import Diagnostic, Span
from dwiwarta.model import Bilingual, Outlet, Rights, Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What `site.toml` says, defaults filled in."""

    title: Bilingual
    tagline: Bilingual
    base_url: str
    """Ends in a slash."""
    feed_authority: str
    """`host,year`; never empty."""
    feed_authority_given: bool
    timezone: ZoneInfo
    engine: str
    publisher: str
    editor: str
    contact: str
    english: Literal["us", "gb"]
    page_size: int
    unreviewed: Literal["label", "headline", "hold"]
    index_unreviewed: bool
    rights_default: Rights
    excerpt_paragraphs: int
    cards: Literal["language", "article"]
    publish_via: str
    publish_branch: str
    publish_remote: str
    publish_cname: str

    @property
    def base_path(self) -> str:
        """The path of `base_url`: begins and ends in a slash."""
        return urlsplit(self.base_url).path or "/"

    @property
    def origin(self) -> str:
        """Scheme and host of `base_url`, without a slash at the end."""
        parts = urlsplit(self.base_url)
        return f"{parts.scheme}://{parts.netloc}"


def read_settings(source: Source) -> tuple[Settings | None, tuple[Diagnostic, ...]]:
    """What `site.toml` says. None only if the file cannot be understood at all or lacks what the site cannot do
    without: then nothing can be built."""
    toml, diagnostics = load(source)
    if toml is None:
        return None, tuple(diagnostics)
    values, found = typed(toml, toml.data, SITE)
    diagnostics += found
    given = {key for key, _ in flat(toml.data, SITE)}
    for key in ("title.id", "title.en", "base_url"):
        if key not in given:
            diagnostics.append(NEEDED.at(Span(source.path), name=key, example=SITE[key].example))
    wrong = {str(d.values.get("name")) for d in diagnostics if d.fault in (NEEDED, WRONG)}
    if "base_url" in wrong:
        return None, tuple(diagnostics)
    if "unreviewed" in wrong:  # a slip must not show more than was meant
        values["unreviewed"] = "hold"
        diagnostics = [
            replace(d, fault=UNREVIEWED_WRONG) if d.fault is WRONG and d.values["name"] == "unreviewed" else d
            for d in diagnostics
        ]
    host = urlsplit(values["base_url"]).hostname
    settings = Settings(
        title=Bilingual(values["title.id"], values["title.en"]),
        tagline=Bilingual(values["tagline.id"], values["tagline.en"]),
        feed_authority=values["feed_authority"] or f"{host},2026",
        feed_authority_given=bool(values["feed_authority"]),
        publish_via=values["publish.via"],
        publish_branch=values["publish.branch"],
        publish_remote=values["publish.remote"],
        publish_cname=values["publish.cname"],
        **{
            key: values[key]
            for key in (
                "base_url",
                "timezone",
                "engine",
                "publisher",
                "editor",
                "contact",
                "english",
                "page_size",
                "unreviewed",
                "index_unreviewed",
                "rights_default",
                "excerpt_paragraphs",
                "cards",
            )
        },
    )
    return settings, tuple(diagnostics)


def rights_of(outlet: Outlet | None, own: Rights | None, settings: Settings) -> Rights:
    """What may be shown of an article: the strictest of what article, outlet and site say of it; the article's own
    word wins over the site's default, never over its outlet's limit."""
    order: tuple[Rights, ...] = ("full", "excerpt", "link")
    said = [r for r in (own, outlet.rights if outlet else None) if r]
    return max(said, key=order.index) if said else settings.rights_default
