"""A card as a picture (PNG): paper, ink and rules as on the site. Imports Pillow: only where a card is not kept yet.

Each colour is a layer of its own, drawn as coverage; the layers become one picture of few colours, which is small and
the same bytes every time.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

from PIL import Image, ImageChops, ImageDraw

from dwiwarta.rendering.cards.card import HEIGHT, LONGEST, WIDTH
from dwiwarta.rendering.cards.lettering import Face, cut, set_lines
from dwiwarta.rendering.text import shorten

if TYPE_CHECKING:
    from dwiwarta.rendering.cards.card import Card

MARGIN = 72
INNER = WIDTH - 2 * MARGIN
SIZES = range(76, 39, -4)
"""Of a headline in pixels, the largest that fits is taken."""
TOP, BOTTOM = 196, 520
"""Where a headline may stand."""
LEADING = 1.16
SHADES = 15
"""Steps from paper to a colour; fewer where a site has so many topics that a picture of 256 colours has no room."""


class Fonts(NamedTuple):
    headline: Face
    text: Face


class Layers:
    """A layer of coverage for each colour."""

    def __init__(self) -> None:
        self._layers: dict[str, tuple[Image.Image, ImageDraw.ImageDraw]] = {}

    def __getitem__(self, colour: str) -> ImageDraw.ImageDraw:
        if colour not in self._layers:
            image = Image.new("L", (WIDTH, HEIGHT), 0)
            self._layers[colour] = image, ImageDraw.Draw(image)
        return self._layers[colour][1]

    def flat(self, paper: str) -> Image.Image:
        """The picture: colour 0 is the paper, then the shades of each layer in turn."""
        ground = _rgb(paper)
        palette, picture = [*ground], Image.new("L", (WIDTH, HEIGHT), 0)
        shades = min(SHADES, 255 // len(self._layers))
        for number, (colour, (image, _)) in enumerate(self._layers.items()):
            first = number * shades
            steps = [round(level * shades / 255) for level in range(256)]
            shaded = image.point([first + step if step else 0 for step in steps])
            picture = ImageChops.lighter(picture, shaded)
            for step in range(1, shades + 1):
                mixed = zip(ground, _rgb(colour), strict=True)
                palette += [round(p + (c - p) * step / shades) for p, c in mixed]
        picture.putpalette(palette)  # makes it a picture of palette colours
        return picture


def draw(card: Card, headline_font: bytes, text_font: bytes) -> bytes:
    """The card as PNG, 1200 by 630 pixels. Raises OSError where a font is none."""
    fonts = Fonts(_face(headline_font), _face(text_font))
    layers = Layers()
    texts = (card.name, card.headline, card.label, card.foot, card.state)
    name, headline, label, foot, state = (shorten(text, LONGEST) for text in texts)
    card = card._replace(name=name, headline=headline, label=label, foot=foot, state=state)
    layers[card.ink].rectangle((0, 0, WIDTH, 13), fill=255)
    if card.headline:
        _article(card, layers, fonts)
    else:
        _language(card, layers, fonts)
    data = BytesIO()  # level 6 takes a tenth of the time that 9 takes, for a tenth more bytes
    layers.flat(card.paper).save(data, "PNG", compress_level=6)
    return data.getvalue()


_faces: dict[bytes, Face] = {}


def _face(data: bytes) -> Face:
    if data not in _faces:
        _faces[data] = Face(data)
    return _faces[data]


def _article(card: Card, layers: Layers, fonts: Fonts) -> None:
    ink, soft, accent = layers[card.ink], layers[card.soft], layers[card.accents[0]]
    bold, book = fonts
    room = INNER - book.width(card.language, 26) - 40
    ink.text((MARGIN, 92), cut(bold, bold.writable(card.name), 44, room), 255, bold.at(44), "ls")
    soft.text((WIDTH - MARGIN, 92), card.language, 255, book.at(26), "rs")
    _double_rule(ink, 114)
    label = cut(bold, bold.writable(card.label), 28, INNER)
    accent.rectangle((MARGIN, 121, MARGIN + round(bold.width(label, 28)), 127), fill=255)
    accent.text((MARGIN, 166), label, 255, bold.at(28), "ls")
    _headline(card.headline, ink, bold)
    layers[card.rule].rectangle((MARGIN, 544, WIDTH - MARGIN, 545), fill=255)
    state = cut(book, book.writable(card.state), 26, INNER * 0.55)
    foot = cut(book, book.writable(card.foot), 26, INNER - book.width(state, 26) - 40)
    soft.text((MARGIN, 586), foot, 255, book.at(26), "ls")
    soft.text((WIDTH - MARGIN, 586), state, 255, book.at(26), "rs")


def _headline(text: str, ink: ImageDraw.ImageDraw, face: Face) -> None:
    words = face.writable(text)
    for size in SIZES:
        lines = set_lines(face, words, size, INNER)
        step = round(size * LEADING)
        if len(lines) * step <= BOTTOM - TOP:
            break
    most = (BOTTOM - TOP) // step
    if len(lines) > most:
        lines = [*lines[: most - 1], cut(face, lines[most - 1] + " …", size, INNER)]
    for number, line in enumerate(lines):
        ink.text((MARGIN, TOP + number * step + round(size * 0.88)), line, 255, face.at(size), "ls")


def _language(card: Card, layers: Layers, fonts: Fonts) -> None:
    ink, soft = layers[card.ink], layers[card.soft]
    bold, book = fonts
    middle = WIDTH // 2
    name = bold.writable(card.name) or "…"
    size = next((s for s in range(168, 47, -4) if bold.width(name, s) <= INNER), 48)
    ink.text((middle, 292), cut(bold, name, size, INNER), 255, bold.at(size), "ms")
    for number, line in enumerate(set_lines(book, book.writable(card.label), 38, INNER - 120)[:2]):
        soft.text((middle, 366 + number * 48), line, 255, book.at(38), "ms")
    _double_rule(ink, 462)
    soft.text((middle, 524), card.language, 255, book.at(30), "ms")
    each = WIDTH / max(1, len(card.accents))
    for number, colour in enumerate(card.accents):
        layers[colour].rectangle(
            (round(number * each), HEIGHT - 18, round((number + 1) * each) - 1, HEIGHT), fill=255
        )


def _double_rule(ink: ImageDraw.ImageDraw, y: int) -> None:
    for top in (y, y + 5):
        ink.rectangle((MARGIN, top, WIDTH - MARGIN, top + 1), fill=255)


def _rgb(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
