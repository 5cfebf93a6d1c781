"""Social cards: what is drawn, when, and for whom."""

from __future__ import annotations

import re
import subprocess
import sys
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pytest
from PIL import Image

from dwiwarta.rendering.cards import palette
from dwiwarta.rendering.cards.card import HEIGHT, WIDTH, Card, plain
from dwiwarta.rendering.cards.drawing import INNER, MARGIN, draw
from dwiwarta.rendering.cards.lettering import Face, cut, set_lines

from .little_site import article, build, english, write

ROOT = Path(__file__).parents[2]
HEADLINE_FONT = (ROOT / "templates/cards/headline.ttf").read_bytes()
TEXT_FONT = (ROOT / "templates/cards/text.ttf").read_bytes()
BOLD = Face(HEADLINE_FONT)
COLOURS = palette.colours_of((ROOT / "templates/static/style.css").read_text("utf-8"))
LONG = (
    "Warga sembilan desa di lereng utara menolak pembangunan bendungan yang menurut mereka akan menenggelamkan makam, "
    "sawah, dan satu-satunya jalan menuju pasar kecamatan sebelum musim hujan tahun depan"
)


def card(headline: str, **other: object) -> Card:
    made = Card(
        name="Warta",
        language="Bahasa Indonesia",
        headline=headline,
        label="Politik dan pemerintahan",
        foot="Kabar Pesisir · 20 November 2026",
        state="",
        paper="#fbf8f2",
        ink="#24211d",
        soft="#5c564c",
        rule="#d9d1c2",
        accents=("#8a2f3c",),
    )
    return made._replace(**other)


def picture(made: Card) -> Image.Image:
    return Image.open(BytesIO(draw(made, HEADLINE_FONT, TEXT_FONT)))


def cards_of(site: Path) -> list[str]:
    """The cards of a site without their fingerprints."""
    names = (p.relative_to(site / "cards").as_posix() for p in (site / "cards").rglob("*.png"))
    return sorted(f"{name.split('.')[0]}.png" for name in names)


# -- the picture


@pytest.mark.parametrize(
    "headline", ["", "Hujan", LONG, LONG * 4, "k" * 10_000, "“Ñandú–Łódź” ‘Café’ … 中文"]
)
def test_a_card_has_the_size_that_is_asked_for_and_is_small(headline):
    data = draw(card(headline), HEADLINE_FONT, TEXT_FONT)
    made = Image.open(BytesIO(data))
    assert (made.format, made.mode, made.size) == ("PNG", "P", (WIDTH, HEIGHT))
    assert len(data) < 60_000
    assert "exif" not in made.info
    assert not made.info.get("transparency")


def test_the_same_card_is_the_same_bytes_and_another_is_not():
    first = draw(card(LONG), HEADLINE_FONT, TEXT_FONT)
    assert draw(card(LONG), HEADLINE_FONT, TEXT_FONT) == first
    assert draw(card(LONG, accents=("#1d6143",)), HEADLINE_FONT, TEXT_FONT) != first


@pytest.mark.parametrize("headline", ["Hujan", LONG, LONG * 4, "k" * 10_000])
def test_nothing_is_drawn_in_the_margins_or_between_headline_and_foot(headline):
    made = picture(card(headline, foot="Kabar " * 60, state="Machine translation, not checked")).convert(
        "RGB"
    )
    paper = (0xFB, 0xF8, 0xF2)
    for box in ((0, 14, MARGIN - 2, HEIGHT), (WIDTH - MARGIN + 3, 14, WIDTH, HEIGHT), (0, 522, WIDTH, 543)):
        assert made.crop(box).getcolors() == [((box[2] - box[0]) * (box[3] - box[1]), paper)]


def test_a_card_has_the_colours_of_paper_ink_and_topic():
    seen = {colour for _, colour in picture(card("Hujan")).convert("RGB").getcolors() or []}
    assert {(0xFB, 0xF8, 0xF2), (0x24, 0x21, 0x1D), (0x8A, 0x2F, 0x3C)} <= seen


def test_many_topics_have_room_for_all_their_colours():
    colours = tuple(f"#{n:02x}{255 - n:02x}40" for n in range(0, 250, 5))
    seen = {colour for _, colour in picture(card("", accents=colours)).convert("RGB").getcolors() or []}
    assert {(n, 255 - n, 0x40) for n in range(0, 250, 5)} <= seen


@pytest.mark.parametrize("text", ["name", "label", "foot", "state"])
def test_a_text_without_end_is_cut_before_it_is_measured(text):
    long = "kata" * 100
    assert draw(card("Hujan", **{text: long * 5_000}), HEADLINE_FONT, TEXT_FONT) == draw(
        card("Hujan", **{text: long}), HEADLINE_FONT, TEXT_FONT
    )


def test_a_broken_font_is_told():
    with pytest.raises(OSError, match=r"stream|font|open"):
        draw(card("Hujan"), b"no font", TEXT_FONT)


# -- the letters


def test_the_fonts_have_what_indonesian_and_english_headlines_need():
    wanted = "ABCXYZabcxyz0189 “”‘’«»–—…·•€£½°§ éèêëīāñçøåæœßşğıłńśžčřőűăâșțĐđḥṣṭʿʾ ₹ → ² ‐ ′"
    for face in (BOLD, Face(TEXT_FONT)):
        assert face.writable(wanted) == " ".join(wanted.split())


def test_what_the_font_has_no_sign_for_is_left_out():
    assert BOLD.writable("Kota 中文 dan مرحبا ﬁnal 𝐁") == "Kota dan final B"


def test_lines_are_about_the_same_length_and_all_words_are_there():
    lines = set_lines(BOLD, LONG, 44, INNER)
    assert " ".join(lines) == LONG
    lengths = [BOLD.width(line, 44) for line in lines]
    assert max(lengths) <= INNER
    assert all(b > 0.75 * a for a, b in pairwise(lengths))


def test_a_word_longer_than_a_line_is_broken():
    lines = set_lines(BOLD, "k" * 100, 60, INNER)
    assert "".join(lines) == "k" * 100
    assert len(lines) > 1
    assert all(BOLD.width(line, 60) <= INNER for line in lines)


def test_what_does_not_fit_on_a_line_is_cut_with_a_sign():
    assert cut(BOLD, "Kabar", 26, INNER) == "Kabar"
    short = cut(BOLD, "Kabar " * 80, 26, 400)
    assert short.endswith("…")
    assert BOLD.width(short, 26) <= 400
    assert cut(BOLD, "Kabar", 26, 3) == ""


def test_marks_of_direction_and_controls_are_no_part_of_a_card():
    assert plain("a\u202eb\u2066c \x01\u200bd\n e\u0301") == "a b c d é"


# -- the colours


def test_colours_are_those_of_the_style_sheet_in_light():
    assert COLOURS["paper"] == "#fbf8f2"
    assert palette.accent(COLOURS, "theme-sport tint-3") == "#2f4f9e"
    assert palette.accent(COLOURS, "theme-mine tint-3") == "#1d6143"
    assert palette.accent(COLOURS, "theme-mine") == COLOURS["ink"]


def test_what_holds_in_the_dark_alone_is_no_colour_of_a_card():
    own = "@media screen and (prefers-color-scheme: dark) { :root { --ink: #ffffff; } .tint-1 { --t: #eeeeee } }"
    sheet = (ROOT / "templates/static/style.css").read_text("utf-8")
    assert palette.colours_of(f"{sheet}\n{own}") == COLOURS
    assert palette.colours_of(f"{sheet}\n{own} :root {{ --ink: #112233 }}")["ink"] == "#112233"


def test_a_style_sheet_without_colours_gives_the_usual_ones():
    assert palette.colours_of("body { color: red }")["ink"] == "#24211d"
    short = palette.colours_of(
        ":root { --ink: #ABC; } /* --ink: #000000; */ .tint-1, a { top: 0; --t: #123456 }"
    )
    assert (short["ink"], short[".tint-1"]) == ("#aabbcc", "#123456")


# -- the site

ARTICLES = {
    "satu": article("Judul satu", "Isi satu."),
    "dua": article("Judul dua", "Isi dua."),
    "draf": article("Judul draf", header="status: draft\n"),
    "cabut": article(
        "Judul cabut", header="withdrawn: {kind: ours, date: 2026-11-21, reason: {id: a, en: b}}\n"
    ),
}
CATALOGS = {"satu": english(title="Judul satu = Headline one")}


def test_one_a_language_by_default(tmp_path):
    site = build(write(tmp_path, ARTICLES, CATALOGS))
    assert cards_of(site) == ["en.png", "id.png"]
    for page, language in (("id/news/satu", "id"), ("en/news/satu", "en"), ("both/satu", "en"), ("", "id")):
        html = (site / page / "index.html").read_text("utf-8")
        (path,) = (site / "cards").glob(f"{language}.*.png")
        assert f'<meta property="og:image" content="https://example.org/digest/cards/{path.name}">' in html
        assert '<meta property="og:image:width" content="1200">' in html
        assert '<meta property="og:image:height" content="630">' in html
        assert '<meta property="og:image:type" content="image/png">' in html
        assert '<meta name="twitter:card" content="summary_large_image">' in html


def test_one_an_article_where_the_site_asks_for_it(tmp_path):
    """None for what is kept back or withdrawn; an untranslated headline needs no second card."""
    site = build(write(tmp_path, ARTICLES, CATALOGS, 'cards = "article"\n'))
    assert cards_of(site) == ["dua/id.png", "en.png", "id.png", "satu/en.png", "satu/id.png"]
    assert "/cards/satu/en." in (site / "en/news/satu/index.html").read_text("utf-8")
    assert "/cards/dua/id." in (site / "en/news/dua/index.html").read_text("utf-8")
    assert "/cards/id." in (site / "id/news/cabut/index.html").read_text("utf-8")
    assert 'content="Judul satu – Warta"' in (site / "id/news/satu/index.html").read_text("utf-8")


def test_a_changed_headline_changes_its_own_card_and_leaves_nothing_in_the_cache(tmp_path):
    root = write(tmp_path, ARTICLES, CATALOGS, 'cards = "article"\n')
    before = {p.name for p in (build(root) / "cards").rglob("*.png")}
    kept = {p.name for p in (root / ".cache/cards").iterdir()}
    write(root, {"dua": article("Judul lain", "Isi dua.")}, None, 'cards = "article"\n')
    after = {p.name for p in (build(root) / "cards").rglob("*.png")}
    assert len(after - before) == len(before - after) == 1
    now = {p.name for p in (root / ".cache/cards").iterdir()}
    assert len(now) == len(kept) == 5
    assert all(re.fullmatch(r"[0-9a-f]{32}-\w+\.png", name) for name in now), "eight digits may stand for two"
    assert len(now - kept) == 1


def test_the_cache_changes_no_card(tmp_path):
    root = write(tmp_path, ARTICLES, CATALOGS, 'cards = "article"\n')
    first = {p.name: p.read_bytes() for p in (build(root) / "cards").rglob("*.png")}
    for path in (root / ".cache/cards").iterdir():
        path.write_bytes(path.read_bytes()[:-20])  # as a full disk leaves it
    again = {p.name: p.read_bytes() for p in (build(root, "--clean") / "cards").rglob("*.png")}
    assert again == first


def test_the_colour_of_ones_own_style_sheet_is_the_cards(tmp_path):
    root = write(tmp_path, ARTICLES)
    before = cards_with_marks(build(root))
    sheet = (
        (ROOT / "templates/static/style.css").read_text("utf-8").replace("--ink: #24211d", "--ink: #112233")
    )
    (root / "templates/static").mkdir(parents=True)
    (root / "templates/static/style.css").write_text(sheet, "utf-8")
    after = cards_with_marks(build(root))
    assert not before & after
    data = next(p for p in (root / "site/cards").iterdir()).read_bytes()
    made = Image.open(BytesIO(data)).convert("RGB")
    assert made.getpixel((5, 5)) == (0x11, 0x22, 0x33)


def cards_with_marks(site: Path) -> set[str]:
    return {p.name for p in (site / "cards").rglob("*.png")}


def test_a_build_with_nothing_to_draw_does_not_import_pillow(tmp_path):
    root = write(tmp_path, ARTICLES, CATALOGS, 'cards = "article"\n')
    build(root)
    program = (
        "import sys\nfrom dwiwarta.cli import main\n"
        f"code = main(['build', '--frozen', '--root', {str(root)!r}, '--now', '2026-11-23T10:00:00+07:00'])\n"
        "print(code, 'PIL' in sys.modules, file=sys.stdout)"
    )
    run = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, timeout=60, check=True
    )
    assert run.stdout.splitlines()[-1] == "0 False"


def test_processes_that_part_agree_on_the_cards(tmp_path):
    root = write(tmp_path, ARTICLES, CATALOGS, 'cards = "article"\n')
    alone = {
        p.relative_to(root): p.read_bytes() for p in build(root, "--jobs", "1").rglob("*") if p.is_file()
    }
    parted = {
        p.relative_to(root): p.read_bytes()
        for p in build(root, "--jobs", "3", "--clean").rglob("*")
        if p.is_file()
    }
    alone.pop(Path("site/.dwiwarta"))
    parted.pop(Path("site/.dwiwarta"))
    assert parted == alone
