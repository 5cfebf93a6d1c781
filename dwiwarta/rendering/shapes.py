"""Pieces of a page that many pages share but for a few values: rendered once for each shape, with marks in place of the
values, then filled in. Half of a page's time went into rendering them anew (docs/decisions/0003)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from markupsafe import Markup, escape

from dwiwarta.rendering.environment import Frame, slot

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from dwiwarta.rendering.addresses import Links
    from dwiwarta.rendering.pages import Page
    from dwiwarta.rendering.social import Social
    from dwiwarta.rendering.text_views import TextView
    from dwiwarta.rendering.views import ArticleView

SLOTS = ("head", "switch", "main")
"""What differs between two pages of the same furniture."""


class Shapes:
    """Every shape met so far. `render` renders a template with the words of the page's language at hand."""

    def __init__(self, render: Callable[..., str], links: Links) -> None:
        self._render = render
        self._links = links
        self._frames: dict[tuple[Any, ...], Frame] = {}

    def furniture(self, page: Page, section: str, context: Callable[[], Mapping[str, Any]]) -> Frame:
        """Masthead, navigation and foot; `section` is the path of what the navigation marks, empty for nothing."""
        mark = "page" if section == page.path else "true"
        key = ("furniture", page.language, page.kind, section, mark)
        frame = self._frames.get(key)
        if frame is None:
            marks = {name: slot(name) for name in SLOTS}
            html = self._render(
                "frame.html", page, kind=page.kind, section=section, mark=mark, slot=marks, **context()
            )
            frame = self._frames[key] = Frame(html)
        return frame

    def head(self, page: Page, title: str, description: str, jsonld: Markup, social: Social) -> str:
        """What stands in `<head>` of this page alone."""
        picture = social.picture
        told = {
            "social_title": social.title or title,
            "published": social.published,
            "modified": social.modified,
            "section": social.section,
        }
        key = (
            "head",
            page.language,
            page.kind,
            page.indexable,
            not jsonld,
            len(page.alternates),
            *map(bool, told.values()),
        )
        frame = self._frames.get(key)
        if frame is None:
            alternates = tuple((code, slot(f"alternate{n}")) for n, (code, _) in enumerate(page.alternates))
            html = self._render(
                "partials/head.html",
                page._replace(alternates=alternates),
                title=slot("title"),
                description=slot("description"),
                canonical=slot("canonical"),
                jsonld=slot("jsonld") if jsonld else None,
                **{name: slot(name) if value else "" for name, value in told.items()},
                picture={name: slot(f"picture_{name}") for name in picture._fields},
                article=page.kind in ("article", "both"),
            )
            frame = self._frames[key] = Frame(html)
        values = {
            "title": escape(title),
            "description": escape(description),
            "canonical": escape(self._links.address(page.path)),
            "jsonld": jsonld,
            **{name: escape(value) for name, value in told.items()},
        }
        for name, value in picture._asdict().items():
            values[f"picture_{name}"] = escape(value)
        for number, (_, path) in enumerate(page.alternates):
            values[f"alternate{number}"] = escape(path)
        return frame.fill(values)

    def switch(self, page: Page) -> str:
        """The language switch."""
        key = ("switch", page.language, page.kind)
        frame = self._frames.get(key)
        if frame is None:
            html = self._render("partials/switch.html", page._replace(mirror=slot("mirror")))
            frame = self._frames[key] = Frame(html)
        return frame.fill({"mirror": escape(page.mirror or "")})

    def modes(self, view: ArticleView, page: Page) -> Markup:
        """The links between the three pages of an article."""
        key = ("modes", page.language, page.kind)
        frame = self._frames.get(key)
        if frame is None:
            html = self._render("partials/modes.html", page, links={name: slot(name) for name in view.link})
            frame = self._frames[key] = Frame(html)
        return Markup(frame.fill(view.link))

    def text(self, view: ArticleView, page: Page, glossed: Mapping[int, Markup]) -> Markup:
        """The paragraphs of an article, each in the shape that it has; `glossed` is English with links to the
        glossary, by number."""
        texts: list[TextView] = view.body
        template = "partials/paragraph.html"
        if page.kind == "both":
            template = "partials/pair.html"
            texts = [view.dek, *view.body] if view.dek else view.body
        parts = []
        here = view.address_in_mail(page.path)
        for p in texts:
            key = (template, page.language, p.kind, p.en_lang, p.block, p.en_block, p.state, p.note)
            frame = self._frames.get(key)
            if frame is None:
                marked = p._replace(number=slot("number"), id=slot("id"), en=slot("en"))  # type: ignore[arg-type]
                frame = self._frames[key] = Frame(self._render(template, page, p=marked, here=slot("here")))
            parts.append(
                frame.fill(
                    {"number": str(p.number), "id": p.id, "en": glossed.get(p.number, p.en), "here": here}
                )
            )
        return Markup("".join(parts))

    def source(self, view: ArticleView, page: Page) -> Markup:
        """Credit and source box under the text."""
        values = view.source(page.language)
        told = tuple([name for name, value in values.items() if value])
        key = (
            "source",
            page.language,
            page.kind,
            view.rights,
            view.in_english,
            view.report_day_inferred,
            told,
        )
        frame = self._frames.get(key)
        if frame is None:
            html = self._render(
                "partials/source.html",
                page,
                source={name: slot(name) if value else "" for name, value in values.items()},
                rights=view.rights,
                in_english=view.in_english,
                inferred=view.report_day_inferred,
            )
            frame = self._frames[key] = Frame(html)
        return Markup(frame.fill({name: escape(value) for name, value in values.items()}))
