"""Files of every kind become pictures of the site, or are refused with a reason."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable
from io import BytesIO
from itertools import pairwise
from typing import Any

import pytest
from PIL import Image, ImageCms, ImageDraw, PngImagePlugin

from dwiwarta.rendering.pictures.faults import FAULTS
from dwiwarta.rendering.pictures.making import make
from dwiwarta.rendering.pictures.recipe import JPEG, WEBP, Made, Unfit, picture_of, widths

RED, GREEN, BLUE, WHITE = (220, 40, 40), (40, 160, 60), (40, 60, 200), (255, 255, 255)


def quarters(width: int, height: int) -> Image.Image:
    """Red at the upper left, green at the upper right, blue below."""
    image = Image.new("RGB", (width, height), BLUE)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, width // 2, height // 2), fill=RED)
    draw.rectangle((width // 2, 0, width, height // 2), fill=GREEN)
    return image


def saved(image: Image.Image, kind: str = "PNG", **options: Any) -> bytes:
    out = BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def made(data: bytes) -> tuple[Made, list[Image.Image]]:
    """What was made, and each size opened."""
    outcome, whole = make(data)
    assert isinstance(outcome, Made), outcome
    images, start = [], 0
    for _, width, height, length in outcome.sizes:
        image = Image.open(BytesIO(whole[start : start + length]))
        image.load()
        assert image.size == (width, height)
        images.append(image)
        start += length
    assert start == len(whole)
    return outcome, images


def unfit(data: bytes) -> Unfit:
    outcome, whole = make(data)
    assert isinstance(outcome, Unfit), outcome
    assert whole == b""
    assert FAULTS[outcome.code].message.format(file="a.jpg", **outcome.values)
    return outcome


def near(colour: Any, wanted: tuple[int, int, int], by: int = 14) -> bool:
    return all(abs(a - b) <= by for a, b in zip(colour[:3], wanted, strict=True))


def corners(image: Image.Image) -> tuple[Any, Any, Any]:
    """Upper left, upper right, below."""
    w, h = image.size
    image = image.convert("RGB")
    return (
        image.getpixel((w // 8, h // 8)),
        image.getpixel((w * 7 // 8, h // 8)),
        image.getpixel((w // 2, h * 7 // 8)),
    )


def looks_right(image: Image.Image) -> bool:
    return all(near(c, wanted) for c, wanted in zip(corners(image), (RED, GREEN, BLUE), strict=True))


# -- sizes


def test_a_large_picture_gets_all_sizes_a_small_one_only_its_own():
    outcome, _ = made(saved(quarters(2000, 1000), "JPEG"))
    assert [s[:3] for s in outcome.sizes] == [
        (WEBP, 448, 224), (WEBP, 720, 360), (WEBP, 1080, 540), (WEBP, 1600, 800), (JPEG, 800, 400), (JPEG, 1200, 600),
    ]  # fmt: skip
    outcome, _ = made(saved(quarters(300, 200)))
    assert [s[:3] for s in outcome.sizes] == [(WEBP, 300, 200), (JPEG, 300, 200)]


@pytest.mark.parametrize("kind", [WEBP, JPEG])
def test_no_size_is_wider_than_the_file(kind: str):
    for width in (
        64,
        447,
        448,
        449,
        514,
        516,
        719,
        720,
        827,
        829,
        1079,
        1080,
        1241,
        1242,
        1243,
        1599,
        1600,
        4000,
    ):
        made_of_it = widths(kind, width)
        assert made_of_it == sorted(set(made_of_it))
        assert made_of_it[-1] == min(width, {WEBP: 1600, JPEG: 1200}[kind])
        assert all(b / a >= 1.14 for a, b in pairwise(made_of_it))


def test_the_same_file_gives_the_same_bytes_and_another_file_another_address():
    data = saved(quarters(900, 700), "JPEG")
    assert make(data) == make(data)
    first, second = made(data)[0], made(saved(quarters(900, 710), "JPEG"))[0]
    assert first.mark != second.mark


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("Foto Banjir (1).JPG", "foto-banjir-1"),
        ("2026/11/Dermaga.jpeg", "dermaga"),
        ("Désa.png", "desa"),
        ("写真.png", "gambar"),
        (".png", "png"),
        ("a" * 200 + ".png", "a" * 60),
        ("foto.tar.gz.png", "foto-tar-gz"),
        ('x"><script>.png', "x-script"),
    ],
)
def test_addresses_are_safe_whatever_the_file_is_called(file: str, name: str):
    picture = picture_of(file, Made(64, 64, ((WEBP, 64, 64, 9),), "1a2b3c4d"))
    assert picture.renditions[0].path == f"images/{name}.1a2b3c4d-64.webp"


# -- what is inside


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF", "TIFF"])
@pytest.mark.parametrize("turn", range(1, 9))
def test_a_picture_is_turned_upright(turn: int, kind: str):
    upright = quarters(400, 200)
    back = {
        2: Image.Transpose.FLIP_LEFT_RIGHT, 3: Image.Transpose.ROTATE_180, 4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE, 6: Image.Transpose.ROTATE_90, 7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }  # fmt: skip
    exif = Image.Exif()
    exif[0x0112] = turn
    lying = upright.transpose(back[turn]) if turn in back else upright
    quality = {} if kind in ("PNG", "TIFF") else {"quality": 95}
    outcome, images = made(saved(lying, kind, exif=exif, **quality))
    assert (outcome.width, outcome.height) == (400, 200)
    assert all(looks_right(image) for image in images)


def test_nothing_is_left_but_the_picture():
    exif = Image.Exif()
    exif[0x010F] = "Kamera Rahasia"
    exif.get_ifd(0x8825)[1] = "S"
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    data = saved(
        quarters(900, 600),
        "JPEG",
        exif=exif,
        icc_profile=profile,
        comment=b"Nama Narasumber",
        xmp=b"<x>Alamat</x>",
    )
    assert b"Nama Narasumber" in data
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Author", "Nama Narasumber")
    for source in (data, saved(quarters(900, 600), pnginfo=notes, exif=exif, icc_profile=profile)):
        _, whole = make(source)
        for words in (b"Nama Narasumber", b"Kamera Rahasia", b"Alamat", b"Exif", b"ICC", b"XMP", b"http"):
            assert words not in whole
        for image in made(source)[1]:
            assert not image.getexif()
            assert not {"exif", "icc_profile", "xmp", "comment"} & set(image.info)


def _palette_with_a_hole() -> bytes:
    image = quarters(400, 300).quantize(8)
    unused = max(set(range(256)) - {index for _, index in image.getcolors()})
    return saved(image, transparency=unused)


def _sixteen_bits() -> bytes:
    return saved(Image.new("I;16", (200, 200), 32768))


COLOURS: dict[str, Callable[[], bytes]] = {
    "JPEG": lambda: saved(quarters(400, 300), "JPEG", quality=95),
    "CMYK": lambda: saved(quarters(400, 300).convert("CMYK"), "JPEG", quality=95),
    "palette": _palette_with_a_hole,
    "GIF": lambda: saved(quarters(400, 300), "GIF"),
    "alpha": lambda: saved(quarters(400, 300).convert("RGBA")),
    "WebP": lambda: saved(quarters(400, 300), "WEBP", quality=95),
    "AVIF": lambda: saved(quarters(400, 300), "AVIF", quality=95),
    "TIFF": lambda: saved(quarters(400, 300), "TIFF"),
    "TIFF CMYK": lambda: saved(quarters(400, 300).convert("CMYK"), "TIFF"),
    "BMP": lambda: saved(quarters(400, 300), "BMP"),
}


@pytest.mark.parametrize("data", COLOURS.values(), ids=COLOURS.keys())
def test_every_way_of_writing_colours_shows_the_same_picture(data: Callable[[], bytes]):
    _, images = made(data())
    assert all(image.mode == "RGB" and looks_right(image) for image in images)


def test_what_is_transparent_is_white():
    glass = Image.new("RGBA", (300, 200), (0, 0, 0, 0))
    ImageDraw.Draw(glass).rectangle((150, 0, 300, 200), fill=(*RED, 255))
    grey = Image.new("LA", (300, 200), (0, 0))
    palette = Image.new("P", (300, 200), 0)
    palette.putpalette([0, 0, 0, *RED])
    for data in (
        saved(glass),
        saved(glass, "WEBP", lossless=True),
        saved(grey),
        saved(palette, transparency=0),
    ):
        for image in made(data)[1]:
            assert near(image.convert("RGB").getpixel((60, 100)), WHITE, 4)


def test_grey_pictures_keep_their_light():
    for data in (
        saved(Image.new("L", (200, 200), 128)),
        _sixteen_bits(),
        saved(Image.new("1", (200, 200), 1)),
    ):
        for image in made(data)[1]:
            pixel = image.convert("RGB").getpixel((100, 100))
            assert near(pixel, (128, 128, 128), 3) or near(pixel, WHITE, 3)


def test_a_profile_of_no_use_costs_nothing():
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    for profile in (lab, b"no profile at all", b""):
        _, images = made(saved(quarters(300, 300), "JPEG", icc_profile=profile, quality=95))
        assert all(looks_right(image) for image in images)


def test_a_profile_says_what_the_colours_mean():
    """Grey with a straight response: half the light is brighter than the web's 128."""
    profile = _linear_grey()
    _, images = made(saved(Image.new("L", (200, 200), 128), "JPEG", icc_profile=profile))
    for image in images:
        assert near(image.convert("RGB").getpixel((100, 100)), (188, 188, 188), 4)


def _linear_grey() -> bytes:
    """An ICC profile of three tags, by the standard's tables."""

    def fixed(value: float) -> bytes:
        return struct.pack(">i", round(value * 65536))

    white = b"XYZ \0\0\0\0" + fixed(0.9642) + fixed(1.0) + fixed(0.8249)
    curve = b"curv\0\0\0\0" + struct.pack(">I", 0)
    text = b"desc\0\0\0\0" + struct.pack(">I", 5) + b"grey\0" + bytes(78)
    tags, data = [], b""
    start = 128 + 4 + 12 * 3
    for name, body in ((b"desc", text), (b"wtpt", white), (b"kTRC", curve)):
        tags.append(name + struct.pack(">II", start + len(data), len(body)))
        data += body + bytes(-len(body) % 4)
    head = bytearray(128)
    head[0:4] = struct.pack(">I", start + len(data))
    head[8:12] = b"\x02\x40\0\0"
    head[12:24] = b"mntrGRAYXYZ "
    head[36:40] = b"acsp"
    head[68:80] = white[8:]
    return bytes(head) + struct.pack(">I", 3) + b"".join(tags) + data


def test_several_views_of_one_picture_are_no_film():
    views = quarters(400, 300), Image.new("RGB", (400, 300), WHITE)
    pages = saved(views[0], "TIFF", save_all=True, append_images=[views[1]])
    telephone = saved(views[0], "MPO", save_all=True, append_images=[views[1]])
    for data in (pages, telephone):
        assert all(looks_right(image) for image in made(data)[1])


# -- what is refused


def _film(kind: str) -> bytes:
    frames = [Image.new("RGB", (200, 200), c) for c in (RED, BLUE)]
    return saved(frames[0], kind, save_all=True, append_images=frames[1:], duration=100)


@pytest.mark.parametrize("kind", ["GIF", "PNG", "WEBP", "AVIF"])
def test_what_moves_is_refused(kind: str):
    assert unfit(_film(kind)).code == "image-moves"


def _bomb(width: int, height: int) -> bytes:
    """A PNG that says it is that large; a few bytes would fill the memory."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(bytes(99)))
        + chunk(b"IEND", b"")
    )


def test_what_would_fill_the_memory_is_refused_with_its_size():
    for side in (8000, 20_000, 60_000):
        found = unfit(_bomb(side, side))
        assert (found.code, found.values["width"]) == ("image-too-large", str(side))
    assert Image.MAX_IMAGE_PIXELS, "the library's own limit stands again"


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF", "TIFF", "GIF", "BMP"])
def test_what_was_cut_off_is_refused(kind: str):
    noise = Image.effect_noise((300, 300), 80).convert("RGB")
    whole = saved(noise, kind)
    for length in (len(whole) // 2, 40, 12):
        assert unfit(whole[:length]).code in ("image-broken", "image-not-a-picture")
    assert unfit(whole[: len(whole) // 2]).code == "image-broken"


@pytest.mark.parametrize("size", [(1, 1), (63, 400), (400, 10)])
def test_what_is_too_small_to_see_is_refused(size: tuple[int, int]):
    assert unfit(saved(quarters(*size))).code == "image-too-small"


def test_a_strip_is_refused():
    assert unfit(saved(quarters(100, 800))).code == "image-too-long"
    assert made(saved(quarters(200, 1200)))


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "an empty file"),
        (b"Teks biasa, bukan gambar.", "of an unknown kind"),
        (b"%PDF-1.7 ...", "a PDF document"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "an SVG drawing"),
        (b"\xef\xbb\xbf<!DOCTYPE html><title>404</title>", "a web page"),
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "a HEIC picture, as telephones make them"),
        (b"\0\0\0\x18ftypisom\0\0\0\0isom", "a film"),
        (b"PK\x03\x04 ...", "a ZIP archive or an office document"),
        (b"version https://git-lfs.example/spec/v1\n", "a pointer to a file that Git LFS has not fetched"),
    ],
)
def test_what_is_no_picture_is_named(data: bytes, what: str):
    assert unfit(data) == Unfit("image-not-a-picture", {"what": what})


def test_a_huge_photograph_is_made_small():
    outcome, images = made(saved(quarters(8000, 5000), "JPEG"))
    assert (outcome.width, outcome.height) == (8000, 5000)
    assert max(image.width for image in images) == 1600
    assert all(looks_right(image) for image in images)
