"""What is made of a picture. Pure: knows no picture library, so that a build with nothing to make need not either."""

from __future__ import annotations

import hashlib
from typing import NamedTuple

from dwiwarta.model import Picture, Rendition
from dwiwarta.reading.slug import slug_of

VERSION = "2"
"""Changes whenever the same file would become other bytes by another way of making them."""
WEBP, JPEG = "image/webp", "image/jpeg"
ENDINGS = {WEBP: "webp", JPEG: "jpg"}
WIDTHS = {WEBP: (448, 720, 1080, 1600), JPEG: (800, 1200)}
"""Pixels. JPEG is for the few browsers that do not know WebP, and for what shows a link elsewhere: two sizes do."""
NEAR = 1.15
"""A width less than this much smaller than the file's own is not made: the file's own takes its place."""
SMALL = 480
"""Narrower pictures are shown, and told: on a telephone they are blurred already."""
LONGEST_NAME = 60
MOST_BYTES = 100_000_000
"""Of a file that is opened."""


class Made(NamedTuple):
    """The sizes of one picture, and their bytes one after another."""

    width: int
    height: int
    sizes: tuple[tuple[str, int, int, int], ...]
    """Type, width, height, length."""
    mark: str
    """See `mark_of`."""


class Unfit(NamedTuple):
    """Why nothing could be made: the code of a `faults.Fault` and its words."""

    code: str
    values: dict[str, str]


def too_heavy(size: int) -> Unfit | None:
    """What to say of a file of so many bytes, if that is too many."""
    if size <= MOST_BYTES:
        return None
    return Unfit("image-too-heavy", {"size": str(size // 10**6), "most": str(MOST_BYTES // 10**6)})


def mark_of(whole: bytes) -> str:
    """Tells the bytes of a picture's sizes from all others; stands in their addresses."""
    return hashlib.sha256(whole).hexdigest()[:8]


def widths(kind: str, width: int) -> list[int]:
    """The widths to make of a picture that is this wide; never more than it has."""
    wanted = [w for w in WIDTHS[kind] if w * NEAR <= width]
    if width <= WIDTHS[kind][-1] or not wanted:
        wanted.append(width)
    elif len(wanted) < len(WIDTHS[kind]):
        wanted.append(WIDTHS[kind][-1])
    return wanted


def picture_of(file: str, made: Made) -> Picture:
    """The picture under its addresses: the name of the file, fit for an address, and the mark of its bytes."""
    stem = file.rpartition("/")[2].rpartition(".")[0] or file
    name = slug_of(stem)[:LONGEST_NAME].strip("-") or "gambar"
    renditions = [
        Rendition(f"images/{name}.{made.mark}-{width}.{ENDINGS[kind]}", kind, width, height, length)
        for kind, width, height, length in made.sizes
    ]
    return Picture(made.width, made.height, tuple(renditions))
