"""A build after edits gives the same bytes as one from nothing, and makes no more than it must (docs/decisions/0016).

The edits are drawn by chance over every file that a person may touch. `DWIWARTA_BUILDS=200 DWIWARTA_SEED=3` draws
more, and others."""

from __future__ import annotations

import io
import os
import random
import re
import shutil
from pathlib import Path

import pytest

from dwiwarta.cli import main
from dwiwarta.cli.console import Console

REPOSITORY = Path(__file__).parents[2]
NOW = "2026-11-23T10:00:00+07:00"
STEPS = int(os.environ.get("DWIWARTA_BUILDS", "10"))
KEPT = {
    "final-voli-putri-piala-pesisir", "voli-putri-merawai-ke-final", "perahu-sehat-merawai", "banjir-rawitan-kepuhsari",
    "sungai-rawitan-meluap-empat-desa", "kekeringan-arungsari-air-tangki", "bau-pabrik-tepung-ikan-segaramadu",
    "tarif-air-pdam-banyulangit", "warung-kopi-dermaga-tirtamaya", "nelayan-labuhanrawi-belajar-membaca-cuaca",
    "nelayan-labuhanrawi", "jembatan-gantung-watukelir", "sabuk-mangrove-parangwangi", "tenun-merawai-motif-ombak",
}  # fmt: skip
"""Of the samples, those with something of their own: a picture, a correction, a withdrawal, an edition ..."""


def build(root: Path, *words: str) -> str:
    out, err = io.StringIO(), io.StringIO()
    code = main(["--root", str(root), "build", "--frozen", "--now", NOW, *words], Console(out, err, {}), {})
    assert code in (0, 1, 2), err.getvalue()
    return err.getvalue()


def files(site: Path) -> dict[str, bytes]:
    return {
        p.relative_to(site).as_posix(): p.read_bytes()
        for p in site.rglob("*")
        if p.is_file() and p.name != ".dwiwarta"
    }


def times(site: Path) -> dict[str, int]:
    return {p.relative_to(site).as_posix(): p.stat().st_mtime_ns for p in site.rglob("*.html")}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "root"
    for name in ("content", "translations"):
        shutil.copytree(REPOSITORY / name, root / name)
    shutil.copy(REPOSITORY / "site.toml", root / "site.toml")
    for folder, ending in (("content/articles", ".txt"), ("translations/en", ".po")):
        for path in (root / folder).rglob(f"*{ending}"):
            if path.stem not in KEPT and "pages" not in path.parts:
                path.unlink()
    (root / "site.toml").write_text((root / "site.toml").read_text("utf-8") + "\npage_size = 4\n", "utf-8")
    return root


class Desk:
    """Somebody who edits files."""

    def __init__(self, root: Path, chance: random.Random) -> None:
        self.root, self.chance = root, chance
        self.number = 0

    def some(self, pattern: str) -> Path:
        return self.chance.choice(sorted(self.root.glob(pattern)))

    def article(self) -> Path:
        return self.some("content/articles/**/*.txt")

    def replace(self, path: Path, pattern: str, by: str) -> None:
        text = path.read_text("utf-8")
        path.write_text(re.sub(pattern, by, text, count=1, flags=re.MULTILINE), "utf-8")

    def header(self, line: str) -> None:
        """One more line of a header, in place of the one that had its key."""
        path, key = self.article(), line.partition(":")[0]
        self.replace(path, rf"^{key}:.*\n(?:[ \t].*\n)*", "")
        self.replace(path, r"\A---\n", f"---\n{line}\n")

    def setting(self, name: str, line: str) -> None:
        """A line of a file of settings, in place of the one that had its key; at the top of the file."""
        path = self.root / name
        text = path.read_text("utf-8") if path.exists() else ""
        key = line.partition(" ")[0]
        path.write_text(
            f"{line}\n" + re.sub(rf"^{re.escape(key)} .*\n", "", text, flags=re.MULTILINE), "utf-8"
        )

    # -- the edits

    def paragraph(self) -> None:
        path = self.article()
        path.write_text(path.read_text("utf-8") + f"\nTambahan nomor {self.number} dari desa.\n", "utf-8")

    def headline(self) -> None:
        self.replace(self.article(), r"(?<=\n---\n)(.+)$", rf"\1 Nomor {self.number}")

    def place(self) -> None:
        self.header(f"place: {self.chance.choice(['Merawai', 'Kepuhsari', 'Tempat Baru'])}")

    def tags(self) -> None:
        self.header(f"tags: {self.chance.choice(['[air bersih]', '[banjir, desa]', '[baru sama sekali]'])}")

    def topic(self) -> None:
        self.header(f"theme: {self.chance.choice(['health', 'sport', 'economy', 'no-such'])}")

    def day(self) -> None:
        self.header(f"published: 2026-{self.chance.randint(6, 11):02}-{self.chance.randint(1, 20):02}")

    def outlet(self) -> None:
        self.header(f"outlet: {self.chance.choice(['Patrika', 'Media Lain', 'Warta Gindara'])}")

    def rights(self) -> None:
        self.header(f"rights: {self.chance.choice(['full', 'excerpt', 'link'])}")

    def lead(self) -> None:
        self.header(f"lead: {self.chance.choice(['yes', 'no'])}")

    def follows(self) -> None:
        self.header(f"follows: {self.article().stem}")

    def also(self) -> None:
        self.header(f"also: {self.chance.choice([self.article().stem, 'Koran Lain https://lain.example/x'])}")

    def formerly(self) -> None:
        self.header(f"formerly: alamat-lama-{self.chance.randint(1, 3)}")

    def status(self) -> None:
        self.header(f"status: {self.chance.choice(['draft', 'published'])}")

    def sensitive(self) -> None:
        self.header(f"sensitive: {self.chance.choice(['minor', 'cleared'])}")

    def embargo(self) -> None:
        self.header(f"embargo: 20{self.chance.choice(['25', '27'])}-01-01T00:00:00+07:00")

    def note(self) -> None:
        self.header(f"note:\n  id: Catatan {self.number}.\n  en: Note {self.number}.")

    def correction(self) -> None:
        self.header(
            f"corrections:\n  - at: 2026-11-2{self.chance.randint(0, 3)}\n    kind: ours\n"
            "    id: Ralat.\n    en: Mended."
        )

    def withdraw(self) -> None:
        self.header(
            "withdrawn:\n  kind: ours\n  date: 2026-11-21\n  reason:\n    id: Keliru.\n    en: It was wrong."
        )

    def new(self) -> None:
        text = f"---\npublished: 2026-11-{self.chance.randint(1, 22):02}\nurl: https://patrika.example/{self.number}\n---\n"
        text += (
            f"Berita Baru {self.number}\n\nMERAWAI, Patrika - Warga berkumpul di balai desa pada pagi hari.\n"
        )
        (self.root / f"content/articles/baru-{self.number}.txt").write_text(text, "utf-8")

    def delete(self) -> None:
        if len(list(self.root.glob("content/articles/**/*.txt"))) > 8:
            self.article().unlink()

    def translation(self) -> None:
        self.replace(
            self.some("translations/en/2*/**/*.po"), r'^msgstr "(?=[^"\n])', f'msgstr "Edited {self.number}: '
        )

    def unchecked(self) -> None:
        self.replace(
            self.some("translations/en/2*/**/*.po"), r'^msgctxt "title"', '#, fuzzy\nmsgctxt "title"'
        )

    def untranslated(self) -> None:
        path = self.some("translations/en/2*/**/*.po")
        path.write_text(
            re.sub(r'^msgstr ".+"$', 'msgstr ""', path.read_text("utf-8"), flags=re.MULTILINE), "utf-8"
        )

    def title(self) -> None:
        self.setting("site.toml", f'tagline.en = "Line {self.number}"')

    def settings(self) -> None:
        line = self.chance.choice(
            ['unreviewed = "hold"', 'unreviewed = "label"', 'english = "gb"', "index_unreviewed = true",
             "page_size = 3", 'contact = "desk@example.org"', 'cards = "article"', 'cards = "site"',
             "excerpt_paragraphs = 1"]
        )  # fmt: skip
        self.setting("site.toml", line)

    def outlets(self) -> None:
        self.replace(self.root / "content/outlets.toml", r'^name = "(.*)"', rf'name = "\1 {self.number}"')

    def topics(self) -> None:
        self.replace(
            self.root / "content/themes.toml", r'^label.en = "(.*)"', rf'label.en = "\1 {self.number}"'
        )

    def tag_names(self) -> None:
        self.replace(
            self.root / "content/tags.toml", r'^label.en = "(.*)"', rf'label.en = "\1 {self.number}"'
        )

    def word_list(self) -> None:
        path = self.root / "translations/termbase.csv"
        shutil.copy(REPOSITORY / "translations/termbase.csv", path)
        path.write_text(path.read_text("utf-8").replace("reader: ", f"reader: ({self.number}) "), "utf-8")

    def words(self) -> None:
        path = self.root / "translations/ui/id.po"
        path.parent.mkdir(exist_ok=True)
        shutil.copy(REPOSITORY / "translations/ui/id.po", path)
        self.replace(path, r'^msgstr "Berita terkait"', f'msgstr "Berita terkait {self.number}"')

    def page(self) -> None:
        path = self.some("content/pages/*.md")
        path.write_text(path.read_text("utf-8") + f"\nKalimat {self.number}.\n", "utf-8")

    def edition(self) -> None:
        path = self.some("content/editions/*.md")
        path.write_text(path.read_text("utf-8").replace("---\n", f"---\n# {self.number}\n", 1), "utf-8")

    def style(self) -> None:
        path = self.root / "templates/static/own.css"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"/* {self.number} */ a {{ color: #123456 }}\n", "utf-8")

    def template(self, name: str = "partials/pager.html", more: str = "") -> None:
        path = self.root / "templates" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(REPOSITORY / "templates" / name, path)
        path.write_text(path.read_text("utf-8") + (more or f"<!-- {self.number} -->"), "utf-8")

    def nosy_template(self) -> None:
        """One that shows on every article what no article's page is given."""
        name = self.chance.choice(
            ["article.html", "partials/card.html", "partials/source.html", "frame.html"]
        )
        self.template(name, "<p>{{ library.stories[0].slug }} of {{ library.stories|length }}</p>\n")

    def plain_template(self) -> None:
        shutil.rmtree(self.root / "templates", ignore_errors=True)

    def by_hand(self) -> None:
        """Somebody edits or deletes what was built."""
        path = self.some("site/??/news/*/index.html")
        if self.chance.random() < 0.5:
            path.write_text("by hand", "utf-8")
        else:
            path.unlink()

    def cache(self) -> None:
        shutil.rmtree(self.root / ".cache", ignore_errors=True)


EDITS = [name for name, made in vars(Desk).items() if callable(made) and name not in {
    "__init__", "some", "article", "replace", "header", "setting", "template",
}]  # fmt: skip

OFTEN = ["translation", "translation", "translation", "paragraph", "headline", "day"]


def told_of(said: str) -> list[str]:
    """The diagnostics of people's files: not what a build met in the output folder."""
    lines = [line for line in said.splitlines() if re.search(r" \[[a-z-]+\]$", line)]
    assert lines
    return [line for line in lines if not line.startswith("site/")]


def equal_to_one_from_nothing(root: Path, other: Path, edits: list[str]) -> None:
    shutil.rmtree(other, ignore_errors=True)
    shutil.copytree(root, other, ignore=shutil.ignore_patterns("site", ".cache"))
    told, told_anew = (told_of(build(where)) for where in (root, other))
    assert told == told_anew, f"after {', '.join(edits)}"
    here, there = files(root / "site"), files(other / "site")
    differ = sorted(n for n in here.keys() | there.keys() if here.get(n) != there.get(n))
    assert not differ, f"after {', '.join(edits)}: {differ[:5]}"


def test_it_is_equal_to_a_build_from_nothing_whatever_was_edited(root: Path, tmp_path: Path) -> None:
    chance = random.Random(int(os.environ.get("DWIWARTA_SEED", "7")))
    desk = Desk(root, chance)
    build(root)
    waiting = [*EDITS, *OFTEN] * (STEPS * 2 // len(EDITS) + 1)
    chance.shuffle(waiting)
    for _ in range(STEPS):
        edits = [waiting.pop() for _ in range(chance.choice((1, 1, 2, 3))) if waiting]
        for name in edits:
            desk.number += 1
            getattr(desk, name)()
        equal_to_one_from_nothing(root, tmp_path / "other", edits)


def left(root: Path) -> int:
    """How many pages a build did not make again."""
    out, err = io.StringIO(), io.StringIO()
    main(["--root", str(root), "build", "--frozen", "--now", NOW, "--explain"], Console(out, err, {}), {})
    told = re.search(r"^(\d+) pages were not made again", out.getvalue(), re.MULTILINE)
    assert told, out.getvalue()
    return int(told[1])


def test_after_an_edit_only_what_shows_it_is_made_again(root: Path) -> None:
    desk = Desk(root, random.Random(1))
    build(root)
    all_of_them = left(root)
    assert all_of_them > 100
    path = next(root.glob("translations/en/**/perahu-sehat-merawai.po"))
    desk.replace(path, r'^msgstr "(?=[^"\n])', 'msgstr "Edited: ')
    assert all_of_them - 40 < left(root) < all_of_them - 3
    assert left(root) == all_of_them


def test_what_all_pages_stand_on_makes_all_of_them_again(root: Path) -> None:
    desk = Desk(root, random.Random(1))
    build(root)
    for edit in (desk.title, desk.style, desk.template, desk.words, desk.word_list):
        desk.number += 1
        edit()
        assert left(root) == 0
        assert left(root) > 100


@pytest.mark.parametrize(
    "name",
    ["article.html", "partials/card.html", "partials/source.html", "frame.html", "partials/paragraph.html"],
)
def test_a_template_that_looks_at_everything_leaves_nothing_as_it_is(root: Path, name: str) -> None:
    desk = Desk(root, random.Random(1))
    desk.template(name, "<p>{{ library.stories|length }} of the library</p>\n")
    build(root)
    desk.new()
    told = re.search(r"(\d+) articles", build(root))
    assert told is not None
    made_of_it = [p.read_text("utf-8") for p in (root / "site/en/news").glob("*/index.html")]
    shown = [html for html in made_of_it if "of the library" in html]
    assert shown
    assert all(f"<p>{told[1]} of the library</p>" in html for html in shown)


def test_what_comes_to_be_kept_back_is_named_no_more(root: Path) -> None:
    """A name in `also:` is an outlet's, until an article of that name is there and must not be named."""
    path = next(root.glob("content/articles/**/nelayan-labuhanrawi-belajar-membaca-cuaca.txt"))
    path.write_text(path.read_text("utf-8").replace("---\n", "---\nalso: pelaku-anak\n", 1), "utf-8")
    build(root)
    page = root / "site/id/news/nelayan-labuhanrawi-belajar-membaca-cuaca/index.html"
    assert "pelaku-anak" in page.read_text("utf-8")
    held = "---\noutlet: Kabar\nsensitive: minor\n---\nJudul\n\nIsi berita itu.\n"
    (root / "content/articles/pelaku-anak.txt").write_text(held, "utf-8")
    build(root)
    assert "pelaku-anak" not in page.read_text("utf-8")


def test_a_list_is_told_of_no_story_but_its_own(root: Path, tmp_path: Path) -> None:
    """What a template can reach of a page's subject is what the page's key knows."""
    desk = Desk(root, random.Random(1))
    desk.template(
        "group.html",
        "{% for s in shelf.group.stories + page.subject.group.stories %}{{ s.tags }}{% endfor %}",
    )
    build(root)
    path = next(root.glob("content/articles/**/tenun-merawai-motif-ombak.txt"))
    desk.replace(path, r"^tags: .*$", "tags: [zebra]")
    equal_to_one_from_nothing(root, tmp_path / "other", ["tags"])


def test_a_page_that_was_lost_or_edited_by_hand_is_made_again(root: Path) -> None:
    build(root)
    lost, edited = (
        root / "site/id/news/nelayan-labuhanrawi/index.html",
        root / "site/id/places/merawai/index.html",
    )
    before = lost.read_bytes(), edited.read_bytes()
    lost.unlink()
    edited.write_text("by hand", "utf-8")
    build(root)
    assert (lost.read_bytes(), edited.read_bytes()) == before


def test_what_another_folder_holds_is_not_taken_for_this_one(root: Path, tmp_path: Path) -> None:
    """Two outputs, one cache: what a build into the second knows is not true of the first."""
    desk = Desk(root, random.Random(1))
    build(root)
    path = next(root.glob("content/articles/**/kekeringan-arungsari-air-tangki.txt"))
    desk.replace(path, r"(?<=\n---\n)(.+)$", r"\1 Lagi")
    build(root, "--out", str(tmp_path / "second"))
    build(root)
    assert files(root / "site") == files(tmp_path / "second")


@pytest.mark.parametrize("damage", [b"", b"x", None])
def test_readings_that_are_damaged_are_read_anew(root: Path, damage: bytes | None) -> None:
    told = told_of(build(root))
    before = files(root / "site")
    drawers = sorted((root / ".cache/readings").iterdir())
    assert drawers
    for drawer in drawers:
        drawer.write_bytes(drawer.read_bytes()[:-7] if damage is None else damage)
    assert told_of(build(root)) == told
    assert files(root / "site") == before


@pytest.mark.parametrize("damage", ["", "dwiwarta-pages 1 0\nx", "cut"])
def test_a_damaged_memory_costs_time_and_nothing_else(root: Path, damage: str) -> None:
    build(root)
    memory = root / ".cache/pages.txt"
    memory.write_text(memory.read_text("utf-8")[:-9] if damage == "cut" else damage, "utf-8")
    assert left(root) == 0
    assert left(root) > 100
