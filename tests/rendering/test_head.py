"""What stands in the head of a page for those who share it, find it or keep it: Open Graph, robots, icons."""

from __future__ import annotations

import re
from html import unescape
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PIL import Image, ImageChops

from dwiwarta.rendering import sitemap
from dwiwarta.rendering.addresses import Links
from dwiwarta.rendering.pages import Page
from dwiwarta.rendering.text import titled

from . import icons
from .little_site import article, build, english, write

SM = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"
BASE = "https://example.org/digest/"


def metas(site: Path, page: str) -> dict[str, str]:
    """Property or name of each `<meta>`, and its content."""
    path = site / page if page.endswith(".html") else site / page / "index.html"
    html = path.read_text("utf-8").split("</head>", 1)[0]
    found = re.findall(r'<meta (?:property|name)="([^"]+)" content="([^"]*)"', html)
    return {name: unescape(content) for name, content in found}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = write(
        tmp_path_factory.mktemp("head"),
        {
            "satu": article('Judul "satu" <b>', "Isi satu.", header="theme: sport\nformerly: [lama]\n"),
            "mesin": article("Judul dua", "Isi dua.", published="2026-11-10"),
            "cabut": article(
                "Judul tiga", header="withdrawn: {kind: ours, date: 2026-11-21, reason: {id: a, en: b}}\n"
            ),
        },
        {
            "satu": english(title='Judul "satu" <b> = Headline "one" <b>', p1="Isi satu. = Text one."),
            "mesin": english(title="~Judul dua = Headline two", p1="~Isi dua. = Text two."),
        },
        'english = "gb"\n',
    )
    return build(root)


def test_an_article_tells_its_headline_days_and_topic(site: Path) -> None:
    told = metas(site, "en/news/satu")
    assert told["og:title"] == 'Headline "one" <b>'
    assert told["og:type"] == "article"
    assert told["og:url"] == f"{BASE}en/news/satu/"
    assert told["og:locale"] == "en_GB"
    assert told["og:locale:alternate"] == "id_ID"
    assert told["article:published_time"] == "2026-11-20T00:00:00+07:00"
    assert told["article:modified_time"] == "2026-11-20T00:00:00+07:00"
    assert told["article:section"] == "Sports"
    assert told["og:image:alt"]
    assert metas(site, "id/news/satu")["article:section"] == "Olahraga"


def test_other_pages_are_a_website_without_days(site: Path) -> None:
    for page in ("", "id", "en/themes/sport", "id/about", "en/news/cabut"):
        told = metas(site, page)
        assert told["og:type"] == "website"
        assert not [name for name in told if name.startswith("article:")]


def test_a_page_that_is_not_there_is_shared_as_nothing(site: Path) -> None:
    told = metas(site, "404.html")
    assert told["robots"] == "noindex"
    assert not [name for name in told if name.startswith(("og:", "twitter:"))]
    assert "canonical" not in (site / "404.html").read_text("utf-8")


LONG = "Kelurahan" * 40
WITHDRAWN = "withdrawn:\n  kind: {kind}\n  date: 2026-11-21\n  reason: {{id: '{id}', en: '{en}'}}\n"
NOTICES = {
    ("ours", "", ""): (
        "We withdrew this article on November 21, 2026.",
        "Artikel ini kami cabut pada 21 November 2026.",
    ),
    ("source", "", ""): (
        "Withdrawn on November 21, 2026 because the source withdrew it.",
        "Artikel ini dicabut pada 21 November 2026 karena media asal mencabutnya.",
    ),
    ("source", "Salah <b>.", ""): (
        "Withdrawn on November 21, 2026 because the source withdrew it. Reason: Salah <b>.",
        "Artikel ini dicabut pada 21 November 2026 karena media asal mencabutnya. Alasan: Salah <b>.",
    ),
    ("ours", "", "A name was wrong."): (
        "We withdrew this article on November 21, 2026. Reason: A name was wrong.",
        "Artikel ini kami cabut pada 21 November 2026. Alasan: A name was wrong.",
    ),
    ("permission", "", ""): (
        "No longer carried here, at the rights holder's request. Read it at the source.",
        "Artikel ini tidak lagi kami muat atas permintaan pemegang hak. Baca di situs asal.",
    ),
}


@pytest.fixture(scope="module")
def long_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Names of 360 letters, and every kind of withdrawal."""
    articles = {
        f"cabut-{n}": article("Judul", header=WITHDRAWN.format(kind=kind, id=said, en=en))
        for n, (kind, said, en) in enumerate(NOTICES)
    }
    articles["panjang"] = article(
        f"Judul {LONG}", header=f"place: {LONG} Timur\ntags: [{LONG}, biasa]\ntheme: sport\n"
    )
    settings = f'tagline.id = "{LONG} {LONG}"\ntagline.en = "{LONG}"\n'
    return build(write(tmp_path_factory.mktemp("long"), articles, settings=settings))


def test_titles_and_descriptions_are_short_enough_to_be_read(long_site: Path) -> None:
    pages = [p for p in long_site.rglob("*.html") if 'http-equiv="refresh"' not in p.read_text("utf-8")]
    assert [p for p in pages if "places" in p.parts and "kelurahan" in p.parent.name]
    for path in pages:
        html = path.read_text("utf-8")
        title = re.search(r"<title>(.*?)</title>", html)
        assert title and 4 < len(unescape(title[1])) <= 120, path
        told = metas(long_site, path.relative_to(long_site).as_posix())
        assert 4 < len(told["description"]) <= 160, path


def test_a_long_name_is_cut_and_the_rest_of_the_title_told(long_site: Path) -> None:
    (page,) = (p for p in (long_site / "en/places").iterdir() if p.is_dir())
    html = (page / "index.html").read_text("utf-8")
    assert "… – Places – Digest</title>" in html
    assert f"<h1>{LONG} Timur</h1>" in html


def test_a_notice_reads_well_with_and_without_a_reason(long_site: Path) -> None:
    for number, sentences in enumerate(NOTICES.values()):
        for language, sentence in zip(("en", "id"), sentences, strict=True):
            page = f"{language}/news/cabut-{number}"
            html = (long_site / page / "index.html").read_text("utf-8")
            told = unescape(
                re.sub(r"<[^>]+>", "", html.partition('<div class="text">')[2].partition("</p>")[0])
            )
            assert told.strip() == sentence
            assert metas(long_site, page)["description"] == sentence
    other = (long_site / "en/news/cabut-2/index.html").read_text("utf-8")
    assert 'Reason: <span lang="id">Salah &lt;b&gt;.</span>' in other


def test_a_site_with_a_long_name_leaves_room_for_what_a_page_is() -> None:
    made = titled("Banjir surut di empat desa di hilir sungai itu setelah tiga hari hujan", "Arsip", LONG)
    assert made.startswith(
        "Banjir surut di empat desa di hilir sungai itu setelah tiga hari hujan – Arsip – Kel"
    )
    assert all(len(titled(LONG, *rest)) <= 120 for rest in ([], [LONG], [LONG, LONG], ["Arsip", "Warta"]))


def test_an_old_address_leads_on_and_is_not_found_by_itself(site: Path) -> None:
    html = (site / "id/news/lama/index.html").read_text("utf-8")
    assert '<meta name="robots" content="noindex">' in html
    assert f'<link rel="canonical" href="{BASE}id/news/satu/">' in html
    assert f'content="0; url={BASE}id/news/satu/"' in html
    assert (site / "id/news/satu/index.html").is_file()


def test_pages_that_are_not_for_search_engines_name_no_canonical(site: Path) -> None:
    for page in ("en/news/mesin", "both/mesin", "id/news/cabut"):
        html = (site / page / "index.html").read_text("utf-8")
        assert '<meta name="robots" content="noindex">' in html
        assert 'rel="canonical"' not in html


# -- sitemap and robots


def listed(site: Path) -> dict[str, ElementTree.Element]:
    tree = ElementTree.parse(site / "sitemap.xml").getroot()
    assert tree.tag == f"{SM}urlset"
    found = {}
    for url in tree:
        assert url.tag == f"{SM}url"
        own = [e.tag.removeprefix(SM) for e in url if e.tag.startswith(SM)]
        assert own in (["loc"], ["loc", "lastmod"])
        address = url.findtext(f"{SM}loc") or ""
        assert address.startswith(BASE)
        assert len(address) < 2048
        assert address not in found
        found[address] = url
    return found


def test_the_sitemap_keeps_the_protocol_and_its_days_are_true(site: Path) -> None:
    urls = listed(site)
    days = {a.removeprefix(BASE): url.findtext(f"{SM}lastmod") for a, url in urls.items()}
    assert days["id/news/satu/"] == days["id/"] == days[""] == days["en/archive/"] == "2026-11-20"
    assert days["id/news/mesin/"] == days["id/archive/2026/11/"] or days["id/news/mesin/"] == "2026-11-10"
    assert days["id/about/"] is None
    for address, url in urls.items():
        versions = {e.get("hreflang"): e.get("href") for e in url.iter(f"{XHTML}link")}
        if versions:
            assert address in versions.values() or versions["x-default"] == address


def test_unchecked_english_is_listed_only_where_the_site_says_so(site: Path, tmp_path: Path) -> None:
    assert f"{BASE}en/news/mesin/" not in listed(site)
    root = write(
        tmp_path,
        {"mesin": article("Judul dua", "Isi dua."), "belum": article("Judul tiga", "Isi tiga.")},
        {"mesin": english(title="~Judul dua = Headline two", p1="~Isi dua. = Text two.")},
        "index_unreviewed = true\n",
    )
    other = build(root)
    urls = listed(other)
    assert f"{BASE}en/news/mesin/" in urls
    assert f"{BASE}both/mesin/" in urls
    assert f"{BASE}en/news/belum/" not in urls
    assert metas(other, "en/news/mesin")["robots"] != "noindex"
    assert metas(other, "en/news/belum")["robots"] == "noindex"
    html = (other / "id/news/mesin/index.html").read_text("utf-8")
    assert f'<link rel="alternate" hreflang="en" href="{BASE}en/news/mesin/">' in html


def test_a_large_site_has_its_sitemap_in_parts() -> None:
    pages = [Page(f"id/news/{n}/", "article", "id") for n in range(5)] + [
        Page("x/", "plain", "id", indexable=False)
    ]
    made = sitemap.files(pages, Links("/digest/", "https://example.org"), lambda _: None, most=2)
    assert sorted(made) == ["sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml", "sitemap.xml"]
    index = ElementTree.fromstring(made["sitemap.xml"]())
    assert index.tag == f"{SM}sitemapindex"
    assert [e.text for e in index.iter(f"{SM}loc")] == [f"{BASE}sitemap-{n}.xml" for n in (1, 2, 3)]
    inside = [
        e.text for n in (1, 2, 3) for e in ElementTree.fromstring(made[f"sitemap-{n}.xml"]()).iter(f"{SM}loc")
    ]
    assert inside == [f"{BASE}id/news/{n}/" for n in range(5)]


def test_an_articles_picture_is_in_the_sitemap() -> None:
    pages = [Page("id/news/a/", "article", "id")]
    made = sitemap.files(
        pages, Links("/", "https://example.org"), lambda _: "https://example.org/images/a.jpg?b&c"
    )
    (location,) = ElementTree.fromstring(made["sitemap.xml"]()).iter(
        "{http://www.google.com/schemas/sitemap-image/1.1}loc"
    )
    assert location.text == "https://example.org/images/a.jpg?b&c"


def test_robots_lets_everybody_in_and_names_the_sitemap(site: Path) -> None:
    assert (site / "robots.txt").read_text(
        "utf-8"
    ) == f"User-agent: *\nAllow: /\nSitemap: {BASE}sitemap.xml\n"


# -- icons


def opened(path: Path) -> Image.Image:
    return Image.open(BytesIO(path.read_bytes()))


def test_the_icons_are_there_and_announced(site: Path) -> None:
    html = (site / "en/index.html").read_text("utf-8")
    links = re.findall(r'<link rel="(?:icon|apple-touch-icon)" href="/digest/([^"]+)"', html)
    assert len(links) == 3
    assert all((site / link).is_file() for link in links)
    favicon = opened(site / "favicon.ico")
    assert favicon.info["sizes"] == {(16, 16), (32, 32), (48, 48)}
    (touch,) = site.glob("static/touch-icon.*.png")
    assert opened(touch).size == (180, 180)


@pytest.mark.parametrize("name", ["touch-icon.png", "favicon.ico"])
def test_the_icons_show_what_the_drawing_shows(name: str) -> None:
    kept = opened(icons.STATIC / name).convert("RGB")
    drawn = Image.open(BytesIO(icons.files()[name])).convert("RGB")
    assert kept.size == drawn.size
    assert max(high for _, high in ImageChops.difference(kept, drawn).getextrema()) <= 4
    drawing = (icons.STATIC / "icon.svg").read_text("utf-8")
    assert 'viewBox="0 0 32 32"' in drawing
    assert drawing.count(icons.SHEET) == 2
    assert icons.GROUND in drawing
