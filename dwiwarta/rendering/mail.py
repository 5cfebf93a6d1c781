"""An edition as a mail in one language: subject, preheader, HTML with its styles in place, and the same as plain text.

Both are made from the same pieces, so that both say the same. Mail programs read no style sheet: `css-inline` puts
`templates/mail/mail.css` into the elements. No colour of text or ground is set, so that a mail program's dark mode has
nothing to fight with.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from dwiwarta.editorial.groups import place_name
from dwiwarta.rendering import addresses
from dwiwarta.rendering.feeds.html import whole
from dwiwarta.rendering.pages import OTHER
from dwiwarta.rendering.plain_text import as_text, wrap
from dwiwarta.rendering.text import beginning, fit, one_line

if TYPE_CHECKING:
    from dwiwarta.editorial.editions import Issue
    from dwiwarta.model import Language, Theme
    from dwiwarta.rendering.editions import EditionView, PieceView
    from dwiwarta.rendering.workshop import Workshop

MOST_BYTES = 100_000
"""Gmail cuts what is longer than 102 KB, and with it the link to unsubscribe."""
UNSUBSCRIBE = "{{unsubscribe}}"
"""Stands where the mailing service puts its link."""
PREHEADER = 120
"""Characters; phones show fewer."""
DEK = 260
"""Characters of an article's beginning."""
_FULL = 10**6
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029]")


class MailPiece(NamedTuple):
    """An article in a mail, in plain words."""

    theme: Theme
    link: str
    """The whole address."""
    headline: str
    headline_lang: str
    waits: bool
    """An Indonesian headline in an English mail."""
    dek: str
    """The standfirst or the beginning; empty where no more than the headline may be shown."""
    dek_lang: str
    facts: str
    """Place, day and outlet."""
    state: str
    """What readers are told of English that is not checked; empty elsewhere."""
    note: str


class Mail(NamedTuple):
    language: Language
    subject: str
    preheader: str
    html: str
    text: str
    pieces: int
    left_out: int
    """Articles that stand only on the page, because the mail would grow too long."""
    unchecked: int
    """Articles whose English is labelled as not checked."""


def compose(issue: Issue, language: Language, shop: Workshop, unsubscribe: str = UNSUBSCRIBE) -> Mail:
    """The mail; as many articles as a mail program shows whole, the rest by a link to the page."""
    edition = shop.edition(issue)
    pieces = [_piece(piece, language, shop) for piece in edition.pieces(language)]
    common = _common(edition, language, shop, unsubscribe)
    shown, deks = len(pieces), _FULL
    while True:
        html, text = _render(common, pieces[:shown], deks, len(pieces) - shown, shop, language)
        size = len(html.encode())
        if size <= MOST_BYTES or not shown:
            break
        if deks:  # the first keep their beginnings
            deks = min(shown, 10) if deks == _FULL and shown > 10 else 0
        else:
            shown = min(shown - 1, shown * MOST_BYTES // size)
    return Mail(
        language=language,
        subject=common["subject"],
        preheader=common["preheader"],
        html=html,
        text=text,
        pieces=shown,
        left_out=len(pieces) - shown,
        unchecked=sum(bool(piece.state) for piece in pieces[:shown]),
    )


def _common(edition: EditionView, language: Language, shop: Workshop, unsubscribe: str) -> dict[str, Any]:
    other = OTHER[language]
    page = shop.links.address(addresses.edition(language, edition.name))
    intro = whole(edition.intro[language], page)
    return {
        "edition": edition,
        "subject": subject_of(edition, language, shop),
        "preheader": preheader_of(edition, language),
        "intro": intro,
        "intro_text": as_text(intro),
        "page": page,
        "home": shop.links.address(addresses.home(language)),
        "method": shop.links.address(addresses.plain(language, "method")),
        "other_page": shop.links.address(addresses.edition(other, edition.name))
        if edition.pieces(other)
        else "",
        "unsubscribe": unsubscribe,
        "wrap": wrap,
    }


def subject_of(edition: EditionView, language: Language, shop: Workshop) -> str:
    given = edition.subject[language]
    if not given:
        name = shop.settings.title[language]
        called = f"{name}, {edition.label[language]}"
        given = f"{edition.title[language]} · {called}" if edition.title[language] else called
    return one_line(given)


def preheader_of(edition: EditionView, language: Language) -> str:
    said = edition.intro[language].striptags() or without_marks(edition.description[language])
    return one_line(edition.preheader[language] or beginning(str(said), PREHEADER))


_MARK = re.compile(r"\{(?=[{%#$])|\$(?=\{)|\[(?=\[)|\*(?=\|)|%(?=%)|<(?=%)")
"""The first sign of what mailing services take for a mark of theirs: `{{name}}`, `{% if %}`, `*|NAME|*`, `%%name%%`,
`[[name]]`, `{$name}`, `${name}`."""
_JOINER = "\u2060"
"""Has no width."""


def without_marks(text: str) -> str:
    """The words of an article, in which no mailing service finds a mark to fill in or to stumble over. What the editor
    of the edition writes is left alone: a mark there is meant."""
    return _MARK.sub(rf"\g<0>{_JOINER}", text)


def _piece(piece: PieceView, language: Language, shop: Workshop) -> MailPiece:
    view, en = piece.view, language == "en"
    dek, dek_lang = "", str(language)
    if view.standfirst:
        dek = (view.standfirst.en if en else view.standfirst.id).striptags()
        dek_lang = view.standfirst.en_lang if en else "id"
    elif view.body:
        first = view.body[0]
        dek = beginning(str((first.en if en else first.id).striptags()), DEK)
        dek_lang = first.en_lang if en else "id"
    if en and dek_lang == "id":
        dek = ""  # the headline may be English already, the rest still waits
    facts = [place_name(view.place), view.day(language, view.listed_on)]
    return MailPiece(
        theme=piece.story.theme,
        link=shop.links.address(addresses.article(language, view.slug)),
        headline=without_marks(piece.headline(language)),
        headline_lang=view.headline.en_lang if en else "id",
        waits=en and not view.headline.translated,
        dek=without_marks(dek),
        dek_lang=dek_lang,
        facts=without_marks(" · ".join(filter(None, [*facts, view.outlet]))),
        state=without_marks(view.state("en")) if en and not view.checked else "",
        note=piece.note,
    )


def _render(
    common: dict[str, Any],
    pieces: list[MailPiece],
    deks: int,
    left_out: int,
    shop: Workshop,
    language: Language,
) -> tuple[str, str]:
    sections: list[tuple[Theme, list[MailPiece]]] = []
    for number, piece in enumerate(pieces):
        shown = piece if number < deks else piece._replace(dek="")
        if not sections or sections[-1][0] is not piece.theme:
            sections.append((piece.theme, []))
        sections[-1][1].append(shown)
    context = {
        **common,
        "sections": sections,
        "left_out": left_out,
        "lang": language,
        "w": shop.words[language],
    }
    html = shop.render("mail/edition.html", **context)
    text = shop.render("mail/edition.txt", **context)
    return inlined(html), _fit(text)


def inlined(html: str) -> str:
    """The HTML with every rule of its style sheets in the elements that it is about, and no style sheet left."""
    from css_inline import CSSInliner  # only a mail pays for it

    inliner = CSSInliner(load_remote_stylesheets=False, keep_style_tags=False, keep_link_tags=False)
    return _fit(inliner.inline(html))


def _fit(text: str) -> str:
    return _CONTROL.sub("", fit(text)).strip() + "\n"
