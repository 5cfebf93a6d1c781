"""Files that are linked, closed, broken or there twice: what is shown, sent and written then."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from dwiwarta.diagnostics import Diagnostic
from dwiwarta.disk import RealDisk
from dwiwarta.stages.filling import Asking, fill
from dwiwarta.stages.making import assemble
from dwiwarta.stages.understanding import first, understand
from dwiwarta.stages.world import Digest, Place, World
from dwiwarta.translation.engines import Setup, Unusable

SHIPPED = str(Path(__file__).parents[2])
NOW = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)
SITE = 'title.id = "W"\ntitle.en = "D"\nbase_url = "https://example.org/"\nengine = "none"\n'
A = "Warga desa bergotong royong membersihkan saluran air sejak pagi."
B = "Kegiatan itu diikuti oleh seluruh perangkat desa dan para pemuda."
C = "Jalan menuju pasar diperbaiki setelah rusak sejak musim hujan."


def no_service(name: str, _: Setup) -> Unusable:
    return Unusable(name, "none", "none")


class Site:
    def __init__(self, root: Path) -> None:
        self.root = root
        self.world = World(RealDisk(), NOW)
        self.said: dict[str, list[Diagnostic]] = {}
        self.write("site.toml", SITE)

    def write(self, name: str, text: str) -> Path:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        return path

    def article(self, name: str, title: str, *paragraphs: str, header: str = "") -> None:
        text = "\n\n".join([title, f"CONTOH.ID - DESA SUMBER - {paragraphs[0]}", *paragraphs[1:]])
        self.write(f"content/articles/{name}.txt", f"---\noutlet: Contoh\n{header}---\n{text}\n")

    def read(self) -> Digest:
        digest, _ = self.read_or_not()
        assert digest
        return digest

    def read_or_not(self) -> tuple[Digest | None, tuple[Diagnostic, ...]]:
        digest, said = understand(self.world, Place(str(self.root), SHIPPED))
        self.said = {}
        for d in said:
            self.said.setdefault(d.code, []).append(d)
        return digest, said

    def build(self) -> Digest:
        return fill(self.world, self.read(), Asking(environ={}, open=no_service)).digest

    def check(self, catalog: str, english: str) -> Path:
        """A person translates the first paragraph."""
        path = self.root / catalog
        text = path.read_text("utf-8")
        at = text.index("sejak pagi")
        path.write_text(text[:at] + text[at:].replace('msgstr ""', f'msgstr "{english}"', 1), "utf-8")
        return path


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(tmp_path / "site")


def test_translations_in_a_linked_folder_are_found_and_kept(site: Site) -> None:
    site.article("2026/saluran", "Warga Bersihkan Saluran", A, B)
    site.build()
    path = site.check("translations/en/2026/saluran.po", "By hand.")
    (site.root / "translations/en/2026").rename(site.root.parent / "shared")
    (site.root / "translations/en/2026").symlink_to(site.root.parent / "shared")
    site.article("2026/saluran", "Warga Bersihkan Saluran", A, B, C)
    site.build()
    assert "By hand." in path.read_text("utf-8")
    assert C in path.read_text("utf-8")
    assert "file-unreadable" not in site.said


def test_what_the_walk_did_not_see_is_read_before_it_is_written(site: Site) -> None:
    class Blind(RealDisk):
        """As a disk that takes two spellings for one name."""

        def walk(self, folder: str, faults: object = None) -> list[str]:
            return [] if folder.endswith("translations/en") else super().walk(folder)

    site.article("saluran", "Warga Bersihkan Saluran", A, B)
    site.build()
    path = site.check("translations/en/saluran.po", "By hand.")
    site.world = World(Blind(), NOW)
    site.build()
    assert "By hand." in path.read_text("utf-8")


def test_a_folder_in_the_place_of_a_catalog(site: Site) -> None:
    site.article("saluran", "Warga Bersihkan Saluran", A, B)
    (site.root / "translations/en/saluran.po").mkdir(parents=True)
    digest = site.build()
    assert not digest.reads[0].catalog.writable
    assert [d.span.path for d in site.said["file-unreadable"]] == ["translations/en/saluran.po"]


def test_a_dangling_catalog_is_told_once_and_left(site: Site) -> None:
    site.article("saluran", "Warga Bersihkan Saluran", A, B)
    (site.root / "translations/en").mkdir(parents=True)
    (site.root / "translations/en/saluran.po").symlink_to("../../gone/saluran.po")
    site.build()
    assert len(site.said["file-unreadable"]) == 1
    assert not (site.root / "gone").exists()


def test_links_and_names_that_cannot_be_read_are_told(site: Site) -> None:
    site.article("saluran", "Warga Bersihkan Saluran", A, B)
    (site.root / "content/articles/putar.txt").symlink_to("putar.txt")
    site.write("content/pages/tentang.md", "---\ntitle: Tentang\n---\nTentang kami.\n")
    (site.root / "content/pages/bad\udcff.md").write_text("x")
    digest = site.read()
    assert [r.article.slug for r in digest.reads] == ["saluran"]
    assert [d.span.path for d in site.said["file-unreadable"]] == [
        "content/articles/putar.txt",
        "content/pages/bad\N{REPLACEMENT CHARACTER}.md",
    ]
    assert {p.name for p in digest.plain} >= {"tentang"}


OUTLETS = '[contoh]\nname = "Contoh"\nspellings = ["CONTOH.ID"]\nrights = "full"\nevidence = "invented"\n'


@pytest.mark.parametrize(
    "broken", [OUTLETS + "rights = = 1\n", OUTLETS + "\udcff", None], ids=["toml", "bytes", "folder"]
)
def test_outlets_that_cannot_be_understood_let_nothing_out(site: Site, broken: str | None) -> None:
    site.article("saluran", "Warga Bersihkan Saluran", A, B, header="rights: full\n")
    site.write("content/outlets.toml", OUTLETS)
    site.write("site.toml", SITE.replace("none", "one"))
    library, _ = assemble(site.build(), site.world)
    assert library.stories[0].rights == "full"
    catalog = (site.root / "translations/en/saluran.po").read_bytes()
    path = site.root / "content/outlets.toml"
    path.unlink()
    if broken is None:
        path.mkdir()
    else:
        path.write_bytes(broken.encode("utf-8", "surrogateescape"))
    asked = []
    digest = site.read()
    assert {"file-unreadable", "settings-unreadable", "settings-not-utf8"} & site.said.keys()
    how = Asking(environ={}, open=lambda name, _: asked.append(name) or Unusable(name, "", ""))  # type: ignore[func-returns-value]
    digest = fill(site.world, digest, how).digest
    library, _ = assemble(digest, site.world)
    (story,) = (*library.stories, *library.held)
    assert (story.rights, len(story.pairs), asked) == ("link", 1, [])
    assert (site.root / "translations/en/saluran.po").read_bytes() == catalog


def test_no_outlets_at_all_is_no_fault(site: Site) -> None:
    site.article("saluran", "Warga Bersihkan Saluran", A, B)
    library, _ = assemble(site.read(), site.world)
    assert library.stories[0].rights == "full"
    assert "file-unreadable" not in site.said


def test_settings_that_cannot_be_read_are_not_called_absent(site: Site) -> None:
    (site.root / "site.toml").unlink()
    assert site.read_or_not()[0] is None
    assert list(site.said) == ["site-settings-absent"]
    (site.root / "site.toml").mkdir()
    assert site.read_or_not()[0] is None
    assert list(site.said) == ["file-unreadable"]
    assert site.said["file-unreadable"][0].span.path == "site.toml"


def test_themes_that_cannot_be_read_are_told_and_the_shipped_ones_hold(site: Site) -> None:
    (site.root / "content/themes.toml").mkdir(parents=True)
    assert site.read().knowledge.themes
    assert site.said["file-unreadable"][0].span.path == "content/themes.toml"


def test_who_does_not_ask_for_faults_gets_them_raised(site: Site) -> None:
    (site.root / "site.toml").unlink()
    (site.root / "site.toml").mkdir()
    with pytest.raises(IsADirectoryError):
        first(site.world, "site.toml", str(site.root))


def test_a_newcomer_takes_neither_the_address_nor_the_translations(site: Site) -> None:
    site.article("lama/saluran", "Warga Bersihkan Saluran", A, B)
    site.build()
    path = site.check("translations/en/lama/saluran.po", "By hand.")
    before = path.read_bytes()
    site.article("baru/saluran", "Saluran Lain", C)
    digest = site.build()
    assert [r.article.path for r in digest.reads] == ["content/articles/lama/saluran.txt"]
    (told,) = site.said["same-short-name"]
    assert told.span.path == "content/articles/baru/saluran.txt"
    assert path.read_bytes() == before, "not written until it is settled whose it is"
    assert list((site.root / "translations").rglob("*.po")) == [path]
    (site.root / "content/articles/baru/saluran.txt").unlink()
    site.build()
    assert "By hand." in path.read_text("utf-8")


def test_where_nothing_tells_them_apart_the_first_keeps_the_name(site: Site) -> None:
    site.article("b/saluran", "Warga Bersihkan Saluran", A)
    site.article("a/saluran", "Saluran Lain", C)
    digest = site.build()
    assert [r.article.path for r in digest.reads] == ["content/articles/a/saluran.txt"]
    assert not (site.root / "translations").exists()


def test_a_short_name_that_is_too_long_is_refused_and_a_files_name_is_cut(site: Site) -> None:
    """Longer ones fit into no file name of the site or of its translation files."""
    site.article("a" * 150, "Warga Bersihkan Saluran", A)
    site.article("panjang", "Saluran Lain", C, header=f"slug: {'b' * 101}\n")
    digest = site.build()
    assert [r.article.slug for r in digest.reads] == ["a" * 100, "panjang"]
    (told,) = site.said["header-value-wrong"]
    assert (told.span.path, told.span.line) == ("content/articles/panjang.txt", 3)
