"""Makes the icons in other forms than SVG: `python tests/rendering/icons.py`. A test holds them to the drawing, which
is that of templates/static/icon.svg."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw

STATIC = Path(__file__).parents[2] / "templates/static"
GROUND, SHEET = "#1d2a3a", "#f7f3ea"
FINE = 8
"""Drawn so many times larger, then made smaller: edges come out even."""


def drawn(size: int) -> Image.Image:
    """Two pages, the first filled, on 32 units of ground."""
    unit = size * FINE / 32
    image = Image.new("RGB", (size * FINE, size * FINE), GROUND)
    pen = ImageDraw.Draw(image)
    for box, colour in (
        ((6, 7, 15, 25), SHEET),
        ((16, 6, 27, 26), SHEET),  # the line of two units lies on both sides of the path
        ((18, 8, 25, 24), GROUND),
    ):
        left, top, right, bottom = (round(n * unit) for n in box)
        pen.rectangle((left, top, right - 1, bottom - 1), fill=colour)
    return image.resize((size, size), Image.Resampling.BOX)


def files() -> dict[str, bytes]:
    touch, favicon = BytesIO(), BytesIO()
    drawn(180).quantize(16, dither=Image.Dither.NONE).save(touch, "PNG", optimize=True)
    sizes = [16, 32, 48]
    images = [drawn(size) for size in sizes]
    images[-1].save(
        favicon, "ICO", sizes=[(s, s) for s in sizes], append_images=images[:-1], bitmap_format="png"
    )
    return {"touch-icon.png": touch.getvalue(), "favicon.ico": favicon.getvalue()}


if __name__ == "__main__":
    for name, data in files().items():
        (STATIC / name).write_bytes(data)
