"""A picture file to the sizes of the site, by Pillow: upright, in sRGB, without transparency, and with nothing in it
but the picture (no place, camera or name). The same file gives the same bytes."""

from __future__ import annotations

import warnings
from io import BytesIO
from typing import TYPE_CHECKING, Any

from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

from dwiwarta.rendering.pictures.recipe import JPEG, WEBP, WIDTHS, Made, Unfit, mark_of, too_heavy, widths

if TYPE_CHECKING:
    from PIL.Image import Image as Raster

FORMATS = ("JPEG", "PNG", "WEBP", "AVIF", "GIF", "TIFF", "BMP")
"""What is opened. Each further decoder is one more door for a file that means harm."""
MOVING = {"GIF", "PNG", "WEBP", "AVIF"}
"""Formats whose several pictures are a film; those of a JPEG are views of one, those of a TIFF its pages."""
MOST_PIXELS = 60_000_000
"""In memory each has three or four bytes, and there is more than one copy for a moment."""
LEAST = 64
"""Pixels of the shorter side: below are icons and the dots that count readers."""
LONGEST_STRIP = 6
_SAVING: dict[str, dict[str, Any]] = {
    WEBP: {"format": "WEBP", "quality": 75, "method": 6},
    JPEG: {"format": "JPEG", "quality": 82, "optimize": True, "progressive": True},
}
_STARTS = (b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"RIFF", b"II*\0", b"MM\0*", b"BM")
"""How files of the formats above begin."""
_OTHERS = {
    b"%PDF": "a PDF document",
    b"PK\x03\x04": "a ZIP archive or an office document",
    b"\xd0\xcf\x11\xe0": "an office document",
    b"8BPS": "a Photoshop file",
    b"<svg": "an SVG drawing",
    b"<?xm": "an XML file",
    b"<!do": "a web page",
    b"<htm": "a web page",
    b"vers": "a pointer to a file that Git LFS has not fetched",
}


def make(data: bytes) -> tuple[Made | Unfit, bytes]:
    """The sizes of the picture in these bytes, and their own bytes one after another; none where it is unfit."""
    if heavy := too_heavy(len(data)):
        return heavy, b""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what Pillow only warns of is measured below, or of no account
        try:
            return _make(data)
        except UnidentifiedImageError:
            return _unknown(data), b""
        except Exception:  # decoders meet any bytes, and raise whatever comes of it
            return Unfit("image-broken", {}), b""


def _opened(data: bytes) -> Raster:
    """The picture, of which nothing but the beginning has been read. Pillow's own limit is lifted for that moment, so
    that the size can be told."""
    limit = Image.MAX_IMAGE_PIXELS
    Image.MAX_IMAGE_PIXELS = None
    try:
        return Image.open(BytesIO(data), formats=FORMATS)
    finally:
        Image.MAX_IMAGE_PIXELS = limit


def _make(data: bytes) -> tuple[Made | Unfit, bytes]:
    image = _opened(data)
    # Before anything else is asked: some answers need the whole picture.
    if image.width * image.height > MOST_PIXELS:
        return _too_large(image.width, image.height), b""
    # Pillow turns a TIFF by itself: its size is the upright one already.
    turned = image.format != "TIFF" and image.getexif().get(0x0112, 1) in (5, 6, 7, 8)
    width, height = reversed(image.size) if turned else image.size
    sides = {"width": str(width), "height": str(height)}
    if image.format in MOVING and getattr(image, "n_frames", 1) > 1:
        return Unfit("image-moves", {}), b""
    if min(width, height) < LEAST:
        return Unfit("image-too-small", sides), b""
    if max(width, height) > LONGEST_STRIP * min(width, height):
        return Unfit("image-too-long", {**sides, "most": str(LONGEST_STRIP)}), b""
    try:
        return _sizes(image, width, height)
    except MemoryError:
        return _too_large(width, height), b""


def _sizes(image: Raster, width: int, height: int) -> tuple[Made, bytes]:
    most = WIDTHS[WEBP][-1]
    if width > 2 * most:  # a JPEG can be opened at a half, a quarter ... of its size, in as much less time
        image.draft(None, (image.width * 2 * most // width, image.height * 2 * most // width))
    image.load()
    image = _in_srgb(ImageOps.exif_transpose(image))
    wanted = {kind: widths(kind, width) for kind in WIDTHS}
    rasters: dict[int, Raster] = {}
    for w in sorted({w for some in wanted.values() for w in some}, reverse=True):
        size = (w, max(1, round(height * w / width)))
        if image.size != size:
            image = image.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)
        rasters[w] = image
    sizes, pieces = [], []
    for kind, some in wanted.items():
        for w in some:
            pieces.append(_encoded(rasters[w], kind))
            sizes.append((kind, *rasters[w].size, len(pieces[-1])))
    whole = b"".join(pieces)
    return Made(width, height, tuple(sizes), mark_of(whole)), whole


def _encoded(image: Raster, kind: str) -> bytes:
    image.info.clear()  # encoders take profiles and remarks from there
    out = BytesIO()
    image.save(out, **_SAVING[kind])
    return out.getvalue()


def _too_large(width: int, height: int) -> Unfit:
    most = str(MOST_PIXELS // 10**6)
    return Unfit("image-too-large", {"width": str(width), "height": str(height), "most": most})


def _unknown(data: bytes) -> Unfit:
    """Why nobody knows this format: it is another one, or the beginning of the file is lost."""
    head = data[:512].lstrip(b"\xef\xbb\xbf \t\r\n")
    if not head:
        return Unfit("image-not-a-picture", {"what": "an empty file"})
    if any(head.startswith(start) for start in _STARTS):
        return Unfit("image-broken", {})
    if head[4:8] == b"ftyp":
        brand = head[8:12]
        if brand in (b"avif", b"avis"):
            return Unfit("image-broken", {})
        telephone = brand[:3] in (b"hei", b"hev", b"mif", b"msf")
        what = "a HEIC picture, as telephones make them" if telephone else "a film"
        return Unfit("image-not-a-picture", {"what": what})
    known = next((what for start, what in _OTHERS.items() if head.lower().startswith(start.lower())), None)
    return Unfit("image-not-a-picture", {"what": known or "of an unknown kind"})


def _in_srgb(image: Raster) -> Raster:
    """The picture in the colours that browsers expect of one without a profile, on white where it is transparent."""
    profile = image.info.get("icc_profile")
    if image.mode in ("P", "PA"):
        image = image.convert("RGBA" if image.mode == "PA" or "transparency" in image.info else "RGB")
    elif image.mode.startswith("I"):  # 16 bits a pixel
        image = _in_eight_bits(image)
    elif image.mode in ("1", "L", "RGB") and "transparency" in image.info:
        image = image.convert("RGBA")
    alpha = None
    if image.mode in ("RGBA", "LA", "RGBa", "La"):
        image = image.convert("RGBA" if "R" in image.mode else "LA")
        alpha = image.getchannel("A")
        image = image.convert("RGB" if image.mode == "RGBA" else "L")
    image = _converted(image, profile) if profile else image
    image = image.convert("RGB")
    if alpha is not None:
        ground = Image.new("RGB", image.size, "white")
        ground.paste(image, mask=alpha)
        return ground
    return image


def _in_eight_bits(image: Raster) -> Raster:
    image = image.convert("I")
    _, brightest = image.getextrema()
    if isinstance(brightest, int | float) and brightest > 255:
        image = image.point(lambda value: value * (1 / 257))
    return image.convert("L")


_SPACES = {"RGB": "RGB", "CMYK": "CMYK", "GRAY": "L", "Lab": "LAB"}


def _converted(image: Raster, profile: bytes) -> Raster:
    """By the profile that it carries; as it is where that is of no use, as browsers do."""
    try:
        own = ImageCms.ImageCmsProfile(BytesIO(profile))
        if _SPACES.get(own.profile.xcolor_space.strip()) != image.mode:
            return image
        if "sRGB" in ImageCms.getProfileDescription(own):
            return image
        converted = ImageCms.profileToProfile(
            image,
            own,
            ImageCms.createProfile("sRGB"),
            outputMode="RGB",
            renderingIntent=ImageCms.Intent.PERCEPTUAL,
        )
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return image
    return converted or image
