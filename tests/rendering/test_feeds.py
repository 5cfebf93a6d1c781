"""Feeds: what stands in them, and that programs of any make can read them."""

from __future__ import annotations

import json
import re
from datetime import date as Day
from pathlib import Path
from xml.etree import ElementTree

import feedparser
import pytest

from dwiwarta.rendering.feeds.entries import LENGTH, Item, chosen
from dwiwarta.rendering.feeds.html import whole

from .little_site import article, build, english, write

NS = {
    "a": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
}
HOSTILE = '</script><script>X()</script> & "x" \' ]]> <!-- \u202eexe.\u2066 \x01\x0c \ufffe'
WITHDRAWN = (
    "withdrawn:\n  kind: ours\n  date: 2026-11-22\n"
    "  reason:\n    id: Nama salah ditulis.\n    en: A name was wrong.\n"
)
CORRECTED = (
    "corrections:\n  - at: 2026-11-21\n    kind: ours\n"
    "    id: Angka <b>diperbaiki</b>.\n    en: A figure was mended.\n"
)


def feeds(site: Path) -> dict[str, feedparser.FeedParserDict]:
    """Every XML feed of the site, read by feedparser."""
    found = {}
    for path in sorted([*site.rglob("feed.xml"), *site.rglob("rss.xml")]):
        found[path.relative_to(site).as_posix()] = feedparser.parse(path.read_bytes())
    return found


def json_feed(site: Path, language: str) -> dict:
    return json.loads((site / language / "feed.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One checked article, one with its headline in Indonesian, one that waits altogether, a correction, and two
    withdrawals."""
    root = write(
        tmp_path_factory.mktemp("feeds"),
        {
            "satu": article(
                "Judul satu",
                "Isi satu.",
                header="theme: sport\nbyline: [Rani, Budi, 'Editor: Sari']\ntags: [panen]\n",
            ),
            "dua": article("Judul dua", "Isi dua.", "Isi lagi.", published="2026-11-19"),
            "tiga": article("Judul tiga", "Isi tiga.", published="2026-11-18"),
            "ralat": article(
                "Judul ralat",
                "Isi ralat.",
                published="2026-11-17",
                header=CORRECTED,
            ),
            "cabut": article(
                "Judul cabut",
                "Isi yang dicabut.",
                published="2026-11-16",
                header=WITHDRAWN + "byline: Rani\n",
            ),
            "cabut-diam": article("Tak pernah Inggris", "Isi.", published="2026-11-15", header=WITHDRAWN),
            "petikan": article(
                "Judul petikan",
                *(f"Ini paragraf {n} dari berita itu." for n in "abcde"),
                published="2026-11-14",
                header="rights: excerpt\n",
            ),
            "tautan": article("Judul tautan", "Rahasia.", published="2026-11-13", header="rights: link\n"),
        },
        {
            "satu": english(title="Judul satu = Headline one", p1="Isi satu. = Text one."),
            "dua": english(p1="~Isi dua. = Text two."),
            "ralat": english(title="Judul ralat = Headline corrected", p1="Isi ralat. = Text."),
            "cabut": english(
                title="Judul cabut = Headline withdrawn", p1="Isi yang dicabut. = The withdrawn text."
            ),
            "petikan": english(
                title="Judul petikan = An excerpt", p1="Ini paragraf a dari berita itu. = One."
            ),
            "tautan": english(title="Judul tautan = A link"),
        },
        'publisher = "Redaksi"\ntagline.en = "News & more"\n',
    )
    return build(root)


def entry(site: Path, path: str, name: str) -> feedparser.FeedParserDict:
    return next(e for e in feeds(site)[path].entries if e.id.endswith(f"/{name}"))


def test_there_is_a_feed_in_each_form_and_language_and_one_a_topic(site):
    found = feeds(site)
    for language in ("id", "en"):
        assert found[f"{language}/feed.xml"].version == "atom10"
        assert found[f"{language}/rss.xml"].version == "rss20"
        assert found[f"{language}/themes/sport/feed.xml"].version == "atom10"
        assert json_feed(site, language)["version"] == "https://jsonfeed.org/version/1.1"
    assert [e.title for e in found["en/themes/sport/feed.xml"].entries] == ["Headline one"]


def test_every_feed_is_well_formed_names_itself_and_its_language(site):
    for path, feed in feeds(site).items():
        assert not feed.bozo, (path, feed.bozo_exception)
        language = path.split("/")[0]
        assert feed.feed.language == language
        own = [link.href for link in feed.feed.links if link.rel == "self"]
        assert own == [f"https://example.org/digest/{path}"]
        assert feed.feed.title
        ids = [e.id for e in feed.entries]
        assert len(ids) == len(set(ids))
        assert all(i.startswith(f"tag:example.org,2026:{language}/") for i in ids)


def test_the_three_forms_tell_the_same(site):
    for language in ("id", "en"):
        atom, rss = feeds(site)[f"{language}/feed.xml"], feeds(site)[f"{language}/rss.xml"]
        items = json_feed(site, language)["items"]
        assert [e.id for e in atom.entries] == [e.id for e in rss.entries] == [i["id"] for i in items]
        assert (
            [e.title for e in atom.entries] == [e.title for e in rss.entries] == [i["title"] for i in items]
        )
        assert [e.link for e in atom.entries] == [e.link for e in rss.entries] == [i["url"] for i in items]
        raw = ElementTree.parse(site / language / "rss.xml")
        encoded = [e.text for e in raw.iterfind(".//content:encoded", NS)]
        contents = [
            e.text for e in ElementTree.parse(site / language / "feed.xml").iterfind(".//a:content", NS)
        ]
        assert encoded == contents == [i["content_html"] for i in items]


def test_rss_says_what_its_readers_need(site):
    channel = ElementTree.parse(site / "en/rss.xml").find("channel")
    assert channel is not None
    assert channel.findtext("language") == "en"
    assert channel.findtext("description") == "News & more"
    first = next(i for i in channel.iterfind("item") if i.findtext("title") == "Headline one")
    guid = first.find("guid")
    assert guid is not None
    assert guid.attrib == {"isPermaLink": "false"}
    assert first.findtext("pubDate") == "Fri, 20 Nov 2026 00:00:00 +0700"
    assert [e.text for e in first.iterfind("dc:creator", NS)] == ["Rani", "Budi"]


def test_a_json_item_leads_to_the_source_too(site):
    item = next(i for i in json_feed(site, "en")["items"] if i["id"].endswith("/satu"))
    assert item["external_url"] == "https://kabar.example/a?b=1&c=2"
    assert item["authors"] == [{"name": "Rani"}, {"name": "Budi"}]
    assert item["tags"] == ["Sports", "panen"]
    assert item["date_published"] == "2026-11-20T00:00:00+07:00"


def test_english_feeds_leave_out_what_is_not_translated_at_all(site):
    names = {e.id.rsplit("/", 1)[1] for e in feeds(site)["en/feed.xml"].entries}
    assert names == {"satu", "dua", "ralat", "cabut", "petikan", "tautan"}
    assert len(feeds(site)["id/feed.xml"].entries) == 8


def test_an_indonesian_headline_in_an_english_feed_says_so(site):
    assert entry(site, "en/feed.xml", "dua").title == "Judul dua (in Indonesian)"
    assert entry(site, "id/feed.xml", "dua").title == "Judul dua"


def test_each_entry_tells_how_far_the_english_is_and_where_it_comes_from(site):
    text = entry(site, "en/feed.xml", "dua").content[0].value
    assert "Machine translation (Google Translate), not checked by an editor" in text
    assert "Awaiting translation; the original is shown" in text
    assert "https://kabar.example/a?b=1&amp;c=2" in text
    assert "Kabar Pesisir" in text
    assert "Naskah asli Kabar Pesisir" in entry(site, "id/feed.xml", "dua").content[0].value


def test_a_correction_stands_in_the_entry_and_is_an_update(site):
    for language, words in (("en", "A figure was mended."), ("id", "Angka &lt;b&gt;diperbaiki&lt;/b&gt;.")):
        found = entry(site, f"{language}/feed.xml", "ralat")
        assert words in found.content[0].value
        assert found.updated.startswith("2026-11-21")


def test_a_withdrawal_stands_in_place_of_the_text(site):
    for language, word in (("en", "Withdrawn: Headline withdrawn"), ("id", "Dicabut: Judul cabut")):
        found = entry(site, f"{language}/feed.xml", "cabut")
        assert found.title == word
        assert found.updated.startswith("2026-11-22")
        whole_entry = found.content[0].value + found.summary
        assert ("A name was wrong." if language == "en" else "Nama salah ditulis.") in whole_entry
        assert "The withdrawn text" not in whole_entry
        assert "Isi yang dicabut" not in whole_entry
        assert found.author == "Redaksi"
        assert "Rani" not in str(found)
    first = entry(site, "en/feed.xml", "cabut")
    assert first.id == "tag:example.org,2026:en/cabut"


def test_rights_bind_in_feeds(site):
    part = entry(site, "id/feed.xml", "petikan").content[0].value
    assert "paragraf c" in part
    assert "paragraf d" not in part
    assert "Cuplikan: 3 dari 5 paragraf" in part
    assert "Rahasia" not in (site / "id/feed.xml").read_text("utf-8")
    assert "Rahasia" not in (site / "id/feed.json").read_text("utf-8")


def test_feeds_are_announced_where_they_belong(site):
    def announced(page: str) -> set[str]:
        html = (site / page / "index.html").read_text("utf-8")
        links = re.findall(
            r'<link rel="alternate" type="application/[a-z]+\+[a-z]+"[^>]*href="([^"]+)"', html
        )
        return {link.removeprefix("https://example.org/digest/") for link in links}

    both = {"id/feed.xml", "en/feed.xml"}
    assert announced("en") == both | {"en/rss.xml", "en/feed.json"}
    assert announced("") == both | {"en/rss.xml", "en/feed.json", "id/rss.xml", "id/feed.json"}
    assert announced("en/themes/sport") == both | {"en/themes/sport/feed.xml"}
    assert announced("id/news/satu") == both
    assert 'href="/digest/en/rss.xml"' in (site / "en/about/index.html").read_text("utf-8")


def test_an_id_outlives_new_names_and_new_articles_that_take_the_old_one(tmp_path):
    root = write(
        tmp_path,
        {
            "lama": article("Yang baru", header="taken: 2026-11-22\n"),
            "baru": article(
                "Yang lama", header="taken: 2026-11-01\nformerly: [lama, antara]\n", published="2026-11-01"
            ),
        },
    )
    entries = feeds(build(root))["id/feed.xml"].entries
    assert {e.title: e.id for e in entries} == {
        "Yang lama": "tag:example.org,2026:id/lama",
        "Yang baru": "tag:example.org,2026:id/lama;2",
    }


@pytest.mark.parametrize("name", ["jahat.txt", "jahat.md"])
def test_hostile_texts_come_out_harmless(tmp_path, name):
    title = f"Judul {HOSTILE}".replace("\x0c", " ")
    body = (HOSTILE, '<img src=x onerror="X()"> [klik](javascript:X()) [ya](/x y) [b](../b#c)', "k" * 10_000)
    header = (
        "byline: ['<script>X()</script>', 'A & B']\n"
        "tags: ['</title>']\n"
        "corrections:\n  - {at: 2026-11-21, kind: ours, id: '<script>X()</script>', en: ''}\n"
    )
    given = article("Judul" if name.endswith("md") else title, *body, header=header)
    if name.endswith("md"):
        given = given.replace("---\noutlet", "---\ntitle: '<script>X()</script>'\noutlet")
    site = build(write(tmp_path, {name: given}))
    for path, feed in feeds(site).items():
        assert not feed.bozo, (path, feed.bozo_exception)
    live = re.compile(r"<script|<img|\son\w+\s*=\s*[\"']?X|href=\"javascript", re.IGNORECASE)
    for item in json_feed(site, "id")["items"]:
        assert not live.search(item["content_html"])
        assert all(
            re.match("https?://|mailto:|tel:", a) for a in re.findall('href="([^"]*)"', item["content_html"])
        )
    atom = ElementTree.parse(site / "id/feed.xml")
    assert not any(live.search(e.text or "") for e in atom.iterfind(".//a:summary", NS))
    raw = ElementTree.parse(site / "id/rss.xml")
    assert not any(live.search(e.text or "") for e in raw.iterfind(".//content:encoded", NS))
    assert not any(live.search(e.text or "") for e in raw.iterfind(".//item/description"))


def test_a_site_without_articles_has_feeds_too(tmp_path):
    root = write(tmp_path, {})
    (root / "content/articles").mkdir(parents=True)
    for path, feed in feeds(build(root)).items():
        assert not feed.bozo, path
        assert feed.entries == []


def test_an_undated_article_has_no_day_in_rss(tmp_path):
    site = build(write(tmp_path, {"satu": article(published=None)}))
    assert "pubDate" not in (site / "id/rss.xml").read_text("utf-8")
    assert "date_published" not in json_feed(site, "id")["items"][0]


def test_addresses_become_whole():
    page = "https://a.example/digest/en/news/x/"
    html = '<a href="/digest/en/glossary/#kodim">a</a> <a href="#p2">b</a> <a href="https://b.example/?a=1&amp;b=2">c</a>'
    assert whole(html, page) == (
        '<a href="https://a.example/digest/en/glossary/#kodim">a</a> '
        '<a href="https://a.example/digest/en/news/x/#p2">b</a> '
        '<a href="https://b.example/?a=1&amp;b=2">c</a>'
    )
    assert whole('<a href="http://[">d</a>', page) == '<a href="http://[">d</a>'
    told = '<p>Tulis src="foto.png" dan <code>a href="x"</code> di <img alt="5 > 3" src="/b.jpg"></p>'
    assert whole(told, page) == told.replace("/b.jpg", "https://a.example/b.jpg")


def test_a_report_about_an_attack_is_none():
    html = (
        '<p title="x">&lt;a onclick= javascript:X()</p><a href="https://a.example/?on=1">b</a>'
        '<img alt="&lt;b onload=X()&gt; javascript:X()" src="/a.png">'
    )
    assert whole(html, "https://a.example/") == (
        '<p title="x">&lt;a onclick&#61; javascript&#58;X()</p><a href="https://a.example/?on=1">b</a>'
        '<img alt="&lt;b onload&#61;X()&gt; javascript&#58;X()" src="https://a.example/a.png">'
    )


def item(name: str, day: int | None, notice: int | None = None, *, withdrawn: bool = False) -> Item:
    days = [Day(2026, 1, 1).replace(day=n) if n else None for n in (day, notice)]
    return Item(name, days[0], days[1], withdrawn, "", lambda: pytest.fail("not asked for"))


def test_the_newest_stand_in_a_feed_with_the_notices_since_the_oldest_of_them():
    news = [item(f"n{day}", day) for day in range(30, 6, -1)]  # 24 days; the newest 20 go back to the 11th
    old = [
        item("corrected-lately", 2, 28),
        item("corrected-long-ago", 2, 10),
        item("gone", 1, 12, withdrawn=True),
    ]
    found = [i.id for i in chosen([*news, *old])]
    assert len(found) == LENGTH + 2
    assert found[:4] == ["n30", "n29", "n28", "corrected-lately"]
    assert found[-3:] == ["n12", "gone", "n11"]


def test_what_was_corrected_and_is_new_stands_once_and_undated_stands_last():
    found = [i.id for i in chosen([item("undated", None), item("new", 5, 9), item("newer", 8)])]
    assert found == ["newer", "new", "undated"]
