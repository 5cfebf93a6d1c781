"""What search engines are told (JSON-LD): the shapes that schema.org and Google's pages on articles and breadcrumbs ask
for, on every page of the samples and of a site with hostile texts."""

from __future__ import annotations

import json
import re
import shutil
from collections import defaultdict
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from .little_site import article, build, english, write

ROOT = Path(__file__).parents[2]
BASE = "https://example.org/digest/"
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d")
DAY = re.compile(r"\d{4}-\d\d-\d\d")
PERSON = {"name"}
ORGANISATION = {
    "name",
    "url",
    "logo",
    "email",
    "ethicsPolicy",
    "publishingPrinciples",
    "correctionsPolicy",
    "masthead",
}
PAGE = {"url", "name", "description", "inLanguage", "isPartOf", "dateModified"}
SHAPES: dict[str, tuple[set[str], set[str]]] = {
    "NewsArticle": (
        {"headline"},
        {
            "inLanguage",
            *(
                "url",
                "mainEntityOfPage",
                "description",
                "image",
                "datePublished",
                "dateModified",
                "author",
                "publisher",
            ),
            *(
                "isPartOf",
                "isBasedOn",
                "articleSection",
                "isAccessibleForFree",
                "keywords",
                "contentLocation",
            ),
            *(
                "correction",
                "translationOfWork",
                "workTranslation",
                "translator",
                "editor",
                "contributor",
                "creditText",
            ),
            *("alternativeHeadline", "hasPart"),
        },
    ),
    "PublicationIssue": (
        {
            "name",
            "headline",
            "description",
            "inLanguage",
            "url",
            "mainEntityOfPage",
            "isPartOf",
            "publisher",
            "hasPart",
        },
        {"issueNumber", "datePublished", "dateModified"},
    ),
    "Periodical": ({"name", "url"}, set()),
    "CorrectionComment": ({"name", "text", "datePublished", "inLanguage"}, {"url"}),
    "Person": (PERSON, set()),
    "NewsMediaOrganization": ({"name"}, ORGANISATION),
    "WebSite": ({"name", "url"}, {"alternateName", "description", "inLanguage", "publisher"}),
    "ImageObject": ({"url", "width", "height"}, {"caption"}),
    "Place": ({"name"}, set()),
    "BreadcrumbList": ({"itemListElement"}, set()),
    "ListItem": ({"position", "name", "item"}, set()),
    "CollectionPage": (PAGE - {"dateModified"}, PAGE),
    "SearchResultsPage": (PAGE - {"dateModified"}, PAGE),
    "AboutPage": (PAGE - {"dateModified"}, PAGE),
    "WebPage": (PAGE - {"dateModified"}, PAGE),
}
"""What each type must have, and what it may have besides."""
GOOGLE_WANTS = {
    "headline",
    "image",
    "dateModified",
    "author",
    "publisher",
    "url",
    "description",
    "inLanguage",
}
ADDRESSES = {
    *(
        "url",
        "item",
        "mainEntityOfPage",
        "ethicsPolicy",
        "publishingPrinciples",
        "correctionsPolicy",
        "masthead",
    ),
}


def nodes_of(html: str) -> list[dict[str, Any]]:
    blocks = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    return [json.loads(block) for block in blocks]


def pages_of(site: Path) -> dict[str, list[dict[str, Any]]]:
    """Nodes by the path of their page; only of pages that have some."""
    found = {}
    for path in site.rglob("*.html"):
        if nodes := nodes_of(path.read_text("utf-8")):
            found[path.relative_to(site).as_posix().removesuffix("index.html")] = nodes
    return found


def parts(value: Any) -> list[dict[str, Any]]:
    """Every node in a value, itself among them."""
    if isinstance(value, list):
        return [node for item in value for node in parts(item)]
    if not isinstance(value, dict):
        return []
    return [value, *(node for item in value.values() for node in parts(item))]


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("samples")
    for name in ("content", "translations"):
        shutil.copytree(ROOT / name, root / name)
    shutil.copy(ROOT / "site.toml", root / "site.toml")
    return build(root)


HEADER = (
    "byline: ['</script><script>X()</script>']\ntags: ['<b>']\n"
    "corrections:\n"
    "  - {at: 2026-11-21, kind: ours, id: 'Angka salah.', en: 'A </script> figure was wrong.'}\n"
    "  - {at: 2026-11-22, kind: reply, id: 'Kepala desa menjawab.', en: ''}\n"
)


@pytest.fixture(scope="module")
def little(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Checked by a person, by hand, by a machine, and not at all; one with hostile texts; one undated."""
    checked = "# dwiwarta: engine=google/1 ok=2026-11-21 by=Rina\n"
    by_hand = "# dwiwarta: ok=2026-11-21 by=Rina\n"
    root = write(
        tmp_path_factory.mktemp("linked"),
        {
            "diperiksa": article("Judul </script> & <b>satu</b>", "Isi satu.", header=HEADER),
            "tangan": article(
                "Judul dua", "Isi dua.", header="byline: [Rani, 'Editor: Sari', 'Foto: Joko']\n"
            ),
            "redaktur": article("Judul enam", "Isi enam.", header="byline: 'Editor: Sari'\n"),
            "mesin": article("Judul tiga", "Isi tiga."),
            "belum": article("Judul empat", "Isi empat.", published=None),
            "cabut": article(
                "Judul lima", header="withdrawn: {kind: ours, date: 2026-11-21, reason: {id: a, en: b}}\n"
            ),
        },
        {
            "diperiksa": marked(
                english(
                    title="Judul </script> & <b>satu</b> = Headline </script> one", p1="Isi satu. = Text."
                ),
                checked,
            ),
            "tangan": marked(english(title="Judul dua = Headline two", p1="Isi dua. = Text."), by_hand),
            "mesin": english(title="~Judul tiga = Headline three", p1="~Isi tiga. = Text."),
        },
        'publisher = "Redaksi"\n',
    )
    return build(root)


def marked(catalog: str, line: str) -> str:
    return catalog.replace("msgctxt", f"{line}msgctxt")


def news(site: Path, path: str) -> dict[str, Any]:
    (found,) = [n for n in pages_of(site)[path] if n["@type"] == "NewsArticle"]
    return found


@pytest.mark.parametrize("which", ["samples", "little"])
def test_every_node_has_the_shape_of_its_type(which: str, request: pytest.FixtureRequest) -> None:
    pages = pages_of(request.getfixturevalue(which))
    assert len(pages) > 20
    for path, nodes in pages.items():
        for top in nodes:
            assert top["@context"] == "https://schema.org", path
        for node in parts(nodes):
            needed, allowed = SHAPES[node["@type"]]
            have = {key for key in node if not key.startswith("@")}
            assert needed <= have <= needed | allowed, (path, node["@type"], have)
            for key, value in node.items():
                assert value not in ("", [], {}, None), (path, key)
                if key in ADDRESSES:
                    assert urlsplit(value).scheme in ("http", "https"), (path, key, value)
            for key in ("datePublished", "dateModified"):
                if key in node:
                    assert (DAY if "Page" in node["@type"] else MOMENT).fullmatch(node[key]), (
                        path,
                        node[key],
                    )


@pytest.mark.parametrize("which", ["samples", "little"])
def test_articles_have_what_search_engines_want(which: str, request: pytest.FixtureRequest) -> None:
    site = request.getfixturevalue(which)
    found = 0
    for path, nodes in pages_of(site).items():
        for node in (n for n in nodes if n["@type"] == "NewsArticle"):
            found += 1
            undated = "dateModified" not in node and "datePublished" not in node
            assert GOOGLE_WANTS - ({"dateModified"} if undated else set()) <= node.keys(), path
            assert len(node["headline"]) <= 110
            assert node["isBasedOn"]["inLanguage"] == "id"
            picture = node["image"]["url"].removeprefix(BASE)
            assert (site / picture).is_file()
    assert found > 10


@pytest.mark.parametrize("which", ["samples", "little"])
def test_what_is_named_is_somewhere(which: str, request: pytest.FixtureRequest) -> None:
    """Each `@id` is told in full on a page, which is the page of its address; each name of it says the same."""
    site = request.getfixturevalue(which)
    pages = pages_of(site)
    in_full, named = set(), defaultdict(set)
    for path, nodes in pages.items():
        for node in nodes:
            if "@id" in node:
                in_full.add(node["@id"])
                if (
                    node["@type"] not in ("WebSite", "NewsMediaOrganization")
                    and node.get("url", BASE + path) == BASE + path
                ):
                    assert node["@id"].split("#")[0] == BASE + path
        for node in parts(nodes):
            if "@id" in node:
                named[node["@id"]].add((node["@type"], node.get("url")))
    assert named.keys() <= in_full
    assert all(len(said) == 1 for said in named.values())
    for address in named:
        inside = address.split("#")[0].removeprefix(BASE)
        assert (site / inside / "index.html").is_file(), address


@pytest.mark.parametrize("which", ["samples", "little"])
def test_the_way_to_a_page_leads_from_home_to_it(which: str, request: pytest.FixtureRequest) -> None:
    site = request.getfixturevalue(which)
    ways = {}
    for path, nodes in pages_of(site).items():
        for node in (n for n in nodes if n["@type"] == "BreadcrumbList"):
            steps = node["itemListElement"]
            assert [s["position"] for s in steps] == list(range(1, len(steps) + 1))
            assert len(steps) > 1
            tree = "id" if path.startswith("id/") else "en"
            assert steps[0]["item"] == f"{BASE}{tree}/"
            assert steps[-1]["item"] == BASE + path
            for step in steps:
                assert (site / step["item"].removeprefix(BASE) / "index.html").is_file(), step
            ways[path] = [s["name"] for s in steps]
    without = {p for p in pages_of(site) if p not in ways}
    assert without <= {"", "id/", "en/"}


def test_months_stand_under_their_year_and_topics_under_topics(samples: Path) -> None:
    ways = {
        path: [s["name"] for n in nodes if n["@type"] == "BreadcrumbList" for s in n["itemListElement"]]
        for path, nodes in pages_of(samples).items()
    }
    assert ways["en/archive/2026/11/"] == ["Home", "Archive", "2026", "November 2026"]
    assert ways["id/themes/sport/"] == ["Beranda", "Rubrik", "Olahraga"]
    assert ways["en/method/"] == ["Home", "How we translate"]


def test_the_two_languages_are_told_as_work_and_translation(little: Path) -> None:
    original, translation = news(little, "id/news/tangan/"), news(little, "en/news/tangan/")
    assert (original["inLanguage"], translation["inLanguage"]) == ("id", "en")
    assert original["workTranslation"]["@id"] == translation["@id"]
    assert translation["translationOfWork"]["@id"] == original["@id"]
    both = news(little, "both/tangan/")
    assert both["inLanguage"] == ["en", "id"]
    assert [part["@id"] for part in both["hasPart"]] == [translation["@id"], original["@id"]]
    assert (both["headline"], both["alternativeHeadline"]) == ("Headline two", "Judul dua")


def test_english_that_is_not_there_is_not_claimed(little: Path) -> None:
    original, waiting = news(little, "id/news/belum/"), news(little, "en/news/belum/")
    assert waiting["@id"] == original["@id"]
    assert waiting["inLanguage"] == news(little, "both/belum/")["inLanguage"] == "id"
    assert not {"workTranslation", "translationOfWork", "hasPart", "creditText"} & (
        original.keys() | waiting.keys()
    )


def test_a_person_translates_or_edits_only_where_one_did(little: Path) -> None:
    by_hand, checked, machine = (
        news(little, f"en/news/{name}/") for name in ("tangan", "diperiksa", "mesin")
    )
    rina = [{"@type": "Person", "name": "Rina"}]
    assert by_hand["translator"] == rina
    assert not {"editor", "creditText"} & by_hand.keys()
    assert checked["editor"] == rina
    assert checked["creditText"].startswith("Machine translation, checked and corrected by Rina")
    assert machine["creditText"].startswith("Machine translation (")
    assert "translator" not in checked
    assert not {"translator", "editor"} & machine.keys()
    assert not {"translator", "creditText"} & news(little, "id/news/tangan/").keys()


def test_only_writers_are_authors(little: Path) -> None:
    def person(name: str) -> list[dict[str, str]]:
        return [{"@type": "Person", "name": name}]

    original, translation = news(little, "id/news/tangan/"), news(little, "en/news/tangan/")
    for node in (original, translation["isBasedOn"], original["isBasedOn"]):
        assert (node["author"], node["editor"], node["contributor"]) == tuple(
            map(person, ("Rani", "Sari", "Joko"))
        )
    assert translation["author"] == person("Rani") and "editor" not in translation
    edited = news(little, "id/news/redaktur/")
    assert edited["author"]["@type"] == "NewsMediaOrganization" and edited["editor"] == person("Sari")
    for path in ("id/news/tangan/", "en/news/tangan/", "both/tangan/"):
        html = " ".join((little / path / "index.html").read_text("utf-8").split())
        assert re.search(r"(?:By|Penulis)(?:</span>)?</dt><dd>Rani</dd>", html), path
        assert "<dt>Editor</dt><dd>Sari</dd>" in html, path
        assert re.search(r"(?:Photo|Foto)(?:</span>)?</dt><dd>Joko</dd>", html), path
        assert "<span>Rani</span>" in html and "<span>Sari" not in html, path


def test_the_day_of_publication_is_the_outlets_alone(samples: Path) -> None:
    undated = [n for nodes in pages_of(samples).values() for n in nodes if n["@type"] == "NewsArticle"]
    without = {n["url"] for n in undated if "datePublished" not in n}
    assert f"{BASE}id/news/warung-seikhlasnya-randukuning/" in without
    assert len(without) < 8


def test_corrections_are_told_the_latest_first(little: Path) -> None:
    reply, ours = news(little, "en/news/diperiksa/")["correction"]
    assert (reply["name"], reply["text"], reply["inLanguage"]) == (
        "Right of reply",
        "Kepala desa menjawab.",
        "id",
    )
    assert (ours["name"], ours["text"]) == ("Our correction", "A </script> figure was wrong.")
    assert ours["datePublished"] == "2026-11-21T00:00:00+07:00"


def test_home_tells_who_publishes_and_by_which_rules(little: Path) -> None:
    for path, tree in (("", "id"), ("id/", "id"), ("en/", "en")):
        site, publisher = pages_of(little)[path]
        assert site["@type"] == "WebSite"
        assert site["inLanguage"] == ["id", "en"]
        assert site["publisher"]["@id"] == publisher["@id"]
        assert publisher["name"] == "Redaksi"
        assert publisher["ethicsPolicy"] == f"{BASE}{tree}/policies/"
        assert publisher["correctionsPolicy"] == f"{BASE}{tree}/policies/#corrections"
        assert 'id="corrections"' in (little / tree / "policies/index.html").read_text("utf-8")
        assert publisher["publishingPrinciples"] == f"{BASE}{tree}/method/"
        assert publisher["masthead"] == f"{BASE}{tree}/masthead/"
        assert (little / publisher["logo"]["url"].removeprefix(BASE)).is_file()


def test_no_text_ends_its_script_element(little: Path) -> None:
    html = (little / "en/news/diperiksa/index.html").read_text("utf-8")
    assert "<script>X()" not in html
    scripts = re.findall(r"<script.*?</script>", html, re.DOTALL)
    for script in scripts:
        assert "<" not in script.removeprefix('<script type="application/ld+json">').removesuffix("</script>")
    node = news(little, "en/news/diperiksa/")
    assert node["headline"] == "Headline </script> one"
    assert node["author"] == [{"@type": "Person", "name": "</script><script>X()</script>"}]


def test_withdrawn_articles_and_absent_pages_tell_nothing(little: Path) -> None:
    pages = pages_of(little)
    for path in ("id/news/cabut/", "en/news/cabut/", "both/cabut/", "404.html"):
        assert path not in pages


def test_an_articles_own_picture_stands_for_it_everywhere(samples: Path) -> None:
    slug = "dermaga-baru-awanbiru"
    for page in (f"id/news/{slug}/", f"en/news/{slug}/", f"both/{slug}/"):
        html = (samples / page / "index.html").read_text("utf-8")
        found = re.search(r'<meta property="og:image" content="([^"]+)">', html)
        assert found
        address = found[1]
        assert address.startswith(f"{BASE}images/")
        assert (samples / address.removeprefix(BASE)).is_file()
        picture = news(samples, page)["image"]
        assert picture["url"] == address
        assert f'<meta property="og:image:width" content="{picture["width"]}">' in html
        assert f"<image:loc>{address}</image:loc>" in (samples / "sitemap.xml").read_text("utf-8")
    feed = (samples / "id/themes/infrastructure/feed.xml").read_text("utf-8")
    length = (samples / address.removeprefix(BASE)).stat().st_size
    assert f'<link rel="enclosure" type="image/jpeg" length="{length}" href="{address}"/>' in feed
    assert f"&lt;img src=&#34;{address}&#34;" in feed
