"""A site with pictures: what is shown of them, what is said where one is not, and what a second build does."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PIL import Image

from dwiwarta import pipeline
from dwiwarta.cli import main
from dwiwarta.cli.console import Console
from dwiwarta.disk import RealDisk
from dwiwarta.stages.world import Place, World

from .little_site import NOW, article, write

SHIPPED = Path(__file__).parents[2]
HEADER = """image:
  file: {file}
  credit: "Foto: Rina Wijaya"
  rights: {rights}
  alt: "Petani mengikat padi \\"Ciherang\\" di sawah <Lohgending>."
"""
CAPTION = '  caption: "Panen raya di Lohgending."\n'


def header(file: str = "panen.jpg", rights: str = "own") -> str:
    return HEADER.format(file=file, rights=rights)


def picture(
    root: Path, name: str = "panen.jpg", size: tuple[int, int] = (1000, 600), colour: str = "#a53"
) -> Path:
    path = root / "content/images" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", size, colour).save(path)
    return path


def build(root: Path, *words: str, code: int = 0) -> str:
    """Builds the site; gives what was said."""
    out, err = io.StringIO(), io.StringIO()
    got = main(["build", "--frozen", "--root", str(root), "--now", NOW, *words], Console(out, err, {}), {})
    said = out.getvalue() + err.getvalue()
    assert got == code, said
    return said


def page(root: Path, path: str = "id/news/panen/") -> str:
    return (root / "site" / path / "index.html").read_text("utf-8")


def images(root: Path) -> list[str]:
    return sorted(p.name for p in (root / "site/images").iterdir()) if (root / "site/images").exists() else []


def contents(folder: Path) -> dict[str, bytes]:
    return {
        p.relative_to(folder).as_posix(): p.read_bytes()
        for p in folder.rglob("*")
        if p.is_file() and p.name != ".dwiwarta"
    }


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """One article with a picture."""
    write(tmp_path, {"panen": article(header=header())})
    picture(tmp_path)
    return tmp_path


# -- what is shown


def test_the_figure_has_its_sizes_its_words_and_its_place(root: Path):
    build(root)
    html = page(root)
    figure = re.search(r"<figure.*?</figure>", html, re.DOTALL)[0]
    assert 'alt="Petani mengikat padi &#34;Ciherang&#34; di sawah &lt;Lohgending&gt;."' in figure
    assert 'width="1000" height="600"' in figure
    assert "Foto: Rina Wijaya" in figure
    assert 'loading="lazy"' not in figure
    assert 'fetchpriority="high"' in figure
    named = set(re.findall(r"/digest/images/(\S+?) (\d+)w", figure))
    assert {name for name, _ in named} == set(images(root))
    assert {int(width) for _, width in named} == {448, 720, 800, 1000}
    for name, width in named:
        with Image.open(root / "site/images" / name) as image:
            assert image.width == int(width)


def test_without_a_picture_nothing_of_it_is_there(tmp_path: Path):
    write(tmp_path, {"panen": article()})
    build(tmp_path)
    assert "<figure" not in page(tmp_path)
    assert not (tmp_path / ".cache/images").exists()


def test_english_of_alt_and_caption_stands_on_the_english_page_once_it_is_there(root: Path):
    write(root, {"panen": article(header=header() + CAPTION)})
    build(root)
    waiting = page(root, "en/news/panen/")
    assert re.search(r'<img[^>]* lang="id"', waiting)
    (root / "translations/en").mkdir(parents=True)
    (root / "translations/en/panen.po").write_text(
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
        'msgctxt "alt"\nmsgid "Petani mengikat padi \\"Ciherang\\" di sawah <Lohgending>."\n'
        'msgstr "Farmers tie \\"Ciherang\\" rice."\n\n'
        '#, fuzzy\nmsgctxt "caption"\nmsgid "Panen raya di Lohgending."\nmsgstr "Harvest in Lohgending."\n',
        "utf-8",
    )
    build(root)
    english = page(root, "en/news/panen/")
    assert 'alt="Farmers tie &#34;Ciherang&#34; rice."' in english
    assert not re.search(r'<img[^>]* lang="id"', english)
    assert (
        '<span lang="en-x-mtfrom-id">Harvest in Lohgending.</span>' in english
        or "Harvest in Lohgending." in english
    )
    both = page(root, "both/panen/")
    assert "Harvest in Lohgending." in both
    assert '<span class="other" lang="id">Panen raya di Lohgending.</span>' in both


def test_words_of_a_picture_are_counted_with_the_rest(root: Path):
    write(root, {"panen": article(header=header() + CAPTION)})
    out = io.StringIO()
    assert (
        main(["status", "--json", "--root", str(root), "--now", NOW], Console(out, io.StringIO(), {}), {})
        == 0
    )
    assert '"missing": 4' in out.getvalue()  # headline, alt, caption, paragraph


def test_in_the_translation_file_they_stand_between_dek_and_text(root: Path):
    told = 'dek: "Empat desa panen bersama."\n'
    write(root, {"panen": article(header=header() + CAPTION + told)}, settings='engine = "none"\n')
    out, err = io.StringIO(), io.StringIO()
    assert main(["build", "--root", str(root), "--now", NOW], Console(out, err, {}), {}) == 0
    kinds = re.findall(
        r'^msgctxt "(.*)"$', (root / "translations/en/panen.po").read_text("utf-8"), re.MULTILINE
    )
    assert kinds == ["title", "dek", "alt", "caption", "body"]


def test_inspect_tells_of_it(root: Path):
    out = io.StringIO()
    file = str(root / "content/articles/panen.txt")
    assert main(["inspect", file, "--root", str(root)], Console(out, io.StringIO(), {}), {}) == 0
    assert re.search(r"picture +panen\.jpg · Foto: Rina Wijaya", out.getvalue())


def test_search_engines_are_told_of_it(root: Path):
    build(root)
    sitemap = (root / "site/sitemap.xml").read_text("utf-8")
    assert (
        len(
            re.findall(
                r"<image:loc>https://example.org/digest/images/panen\.\w+-1000\.jpg</image:loc>", sitemap
            )
        )
        == 1
    )
    assert '<meta property="og:image" content="https://example.org/digest/images/panen.' in page(root)


DEK = "Petani memanen padi di Lohgending, Jumat (20/11/2026)."


def test_the_outlets_caption_stands_under_the_picture_and_only_there(root: Path):
    told = f'dek: "{DEK}"\ndek_kind: caption\n'
    write(root, {"panen": article(header=header() + told)})
    build(root)
    assert page(root).count(DEK) == 1
    assert f"<figcaption>\n<span>{DEK}</span>" in page(root)
    assert page(root, "both/panen/").count(DEK) == 1


def test_beside_a_caption_of_the_desk_the_outlets_stays_where_it_was(root: Path):
    told = f'dek: "{DEK}"\ndek_kind: caption\n'
    write(root, {"panen": article(header=header() + CAPTION + told)})
    build(root)
    assert f'<p class="caption">{DEK}</p>' in page(root)
    assert "<span>Panen raya di Lohgending.</span>" in page(root)


def test_a_caption_without_its_picture_is_on_no_list(root: Path):
    told = f'dek: "{DEK}"\ndek_kind: caption\n'
    write(root, {"panen": article(header=header("hilang.jpg") + told)})
    build(root, code=1)
    assert DEK in page(root)
    assert DEK not in page(root, "id")


def test_lists_show_the_picture_without_its_words(root: Path):
    build(root)
    home = page(root, "id")
    assert re.search(r'<img src="/digest/images/panen[^>]* alt="" fetchpriority="high"', home)
    assert re.search(
        r'<img src="/digest/images/panen[^>]* alt="" loading="lazy"', page(root, "id/outlets/kabar-pesisir")
    )


def test_a_licence_leads_to_its_text(root: Path):
    write(root, {"panen": article(header=header(rights="CC BY-SA 4.0"))})
    build(root)
    link = '<a href="https://creativecommons.org/licenses/by-sa/4.0/" rel="license">CC BY-SA 4.0</a>'
    assert link in page(root)


# -- rights


@pytest.mark.parametrize(
    ("article_rights", "own", "shown"),
    [
        ("full", "dari media asal", True),
        ("excerpt", "own", True),
        ("excerpt", "permission", True),
        ("excerpt", "CC BY 4.0", True),
        ("excerpt", "Foto oleh Kabar Pesisir, CC0", True),
        ("excerpt", "dari media asal", False),
        ("link", "own", False),
    ],
)
def test_rights_of_article_and_picture_bind_together(root: Path, article_rights: str, own: str, shown: bool):
    write(root, {"panen": article(header=f"rights: {article_rights}\n" + header(rights=f'"{own}"'))})
    said = build(root)
    everything = b"".join(contents(root / "site").values())
    assert (b"<figure" in everything) is shown
    assert (b"images/panen" in everything) is shown
    assert (b"Ciherang" in everything) is shown
    assert bool(images(root)) is shown
    assert ("image-with-excerpt" in said) is (article_rights == "excerpt" and not shown)


@pytest.mark.parametrize(
    "held", ["status: draft\n", 'withdrawn: {kind: ours, date: 2026-11-22, reason: "Keliru"}\n']
)
def test_what_is_not_published_shows_no_picture(root: Path, held: str):
    write(root, {"panen": article(header=held + header()), "lain": article("Berita Lain")})
    build(root)
    assert images(root) == []
    assert b"images/panen" not in b"".join(contents(root / "site").values())


# -- what is wrong with one costs that one


@pytest.mark.parametrize(
    ("line", "code", "words"),
    [
        ('  credit: "Foto: Rina Wijaya"\n', "image-incomplete", "nobody is named"),
        ("  rights: own\n", "image-incomplete", "nothing says why"),
        (
            '  alt: "Petani mengikat padi \\"Ciherang\\" di sawah <Lohgending>."\n',
            "image-incomplete",
            "what is on it",
        ),
    ],
)
def test_what_has_to_be_known_is_asked_for(root: Path, line: str, code: str, words: str):
    write(root, {"panen": article(header=header().replace(line, ""))})
    said = build(root)
    assert code in said
    assert words in said
    assert re.search(r"panen\.txt:\d+: ", said)
    assert "<figure" not in page(root)
    assert "Petani memanen padi pada pagi hari." in page(root)


@pytest.mark.parametrize(
    ("file", "code"),
    [
        ("../../site.toml", "image-outside"),
        ("/etc/passwd", "image-outside"),
        ("C:\\\\foto\\\\a.jpg", "image-outside"),
        ("https://kabar.example/a.jpg", "image-outside"),
        ("a/../b.jpg", "image-outside"),
        ("gambar.svg", "image-svg"),
        ("panem.jpg", "image-not-found"),
        ("PANEN.JPG", "image-not-found"),
        ("folder.jpg", "image-not-found"),
        ("teks.jpg", "image-not-a-picture"),
        ("putus.jpg", "image-broken"),
        ("titik.png", "image-too-small"),
    ],
)
def test_a_file_of_no_use_costs_the_picture_and_says_so_at_its_line(root: Path, file: str, code: str):
    there = root / "content/images"
    (there / "folder.jpg").mkdir()
    (there / "teks.jpg").write_text("bukan gambar")
    (there / "gambar.svg").write_text(
        "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"
    )
    (there / "putus.jpg").write_bytes((there / "panen.jpg").read_bytes()[:400])
    picture(root, "titik.png", (1, 1))
    write(root, {"panen": article(header=header(f'"{file}"'))})
    for _ in range(2):  # a second build knows it from the first, and says it again
        said = build(root, code=1)
        assert "panen.txt:6: error: " in said
        assert f"[{code}]" in said
        if file in ("panem.jpg", "PANEN.JPG"):
            assert "Did you mean “panen.jpg”?" in said
        assert "<figure" not in page(root)
        assert "Petani memanen padi pada pagi hari." in page(root)
        assert images(root) == []


def test_a_file_that_is_too_heavy_is_not_even_read(root: Path):
    path = root / "content/images/panen.jpg"
    with path.open("r+b") as file:
        file.truncate(3_000_000_000)  # takes no room on the disk

    class Careful(RealDisk):
        def read(self, name: str) -> bytes:
            assert not name.endswith("panen.jpg")
            return super().read(name)

    world = World(Careful(), datetime(2026, 11, 23, tzinfo=UTC))
    for _ in range(2):
        said = pipeline.preview(world, Place(str(root), str(SHIPPED))).diagnostics
        assert [d.values["size"] for d in said if d.code == "image-too-heavy"] == ["3000"]


def test_a_narrow_picture_is_shown_and_told(root: Path):
    picture(root, size=(300, 200))
    assert "image-small" in build(root)
    assert 'width="300" height="200"' in page(root)
    assert "<img" not in page(root, "id")


def test_the_path_may_be_written_out_and_lead_through_folders(root: Path):
    picture(root, "2026/11/Panen Raya.JPG")
    for file in ('"content/images/2026/11/Panen Raya.JPG"', '"./2026/11/Panen Raya.JPG"'):
        write(root, {"panen": article(header=header(file))})
        build(root)
        assert all(re.fullmatch(r"panen-raya\.[0-9a-f]{8}-\d+\.(webp|jpg)", name) for name in images(root))


# -- built again


def test_the_cache_decides_about_no_byte(root: Path):
    build(root)
    first = contents(root / "site")
    for gone in (".cache/images", ".cache", "site"):
        shutil.rmtree(root / gone)
        build(root)
        assert contents(root / "site") == first
    for path in (root / ".cache/images").iterdir():
        path.write_bytes(path.read_bytes()[:-9] + b"kerusakan")
    shutil.rmtree(root / "site")
    build(root)
    assert contents(root / "site") == first


def test_a_build_with_nothing_to_make_never_imports_the_picture_library(root: Path):
    picture(root, "titik.png", (1, 1))
    write(root, {"panen": article(header=header()), "titik": article("Titik", header=header("titik.png"))})
    code = (
        "import sys; from dwiwarta.cli import main\n"
        f"main(['build', '--frozen', '--root', {str(root)!r}, '--now', {NOW!r}])\n"
        "print('PIL' in sys.modules)"
    )
    answers = []
    for _ in range(2):
        done = subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            text=True,
            check=False,
            cwd=SHIPPED,
            env={**os.environ, "PYTHONPATH": str(SHIPPED)},
        )
        assert done.stdout, done.stderr
        answers.append(done.stdout.split()[-1])
    assert answers[1] == "False"


def test_nothing_to_do_writes_nothing(root: Path):
    build(root)
    before = {p: p.stat().st_mtime_ns for p in root.rglob("*") if p.is_file()}
    build(root)
    after = {p: p.stat().st_mtime_ns for p in root.rglob("*") if p.is_file()}
    assert {p.name for p in before if before[p] != after.get(p)} <= {".dwiwarta"}
    assert set(before) == set(after)


def test_another_picture_of_the_same_name_takes_its_place(root: Path):
    build(root)
    old = images(root)
    picture(root, colour="#36a")
    build(root)
    assert len(images(root)) == len(old)
    assert not set(images(root)) & set(old)
    assert len(list((root / ".cache/images").iterdir())) == 2  # the record, and one picture


def test_what_was_lost_or_altered_in_the_site_is_put_back(root: Path):
    build(root)
    first = contents(root / "site")
    lost, *_ = (root / "site/images").iterdir()
    lost.unlink()
    build(root)
    assert contents(root / "site") == first


def test_a_clean_build_and_many_processes_give_the_same(root: Path):
    for number in range(5):
        picture(root, f"{number}.png", (700 + number, 500))
        write(root, {f"n{number}": article(f"Berita Nomor {number}", header=header(f"{number}.png"))})
    build(root, "--jobs", "4")
    first = contents(root / "site")
    shutil.rmtree(root / ".cache")
    build(root, "--clean", "--jobs", "1")
    assert contents(root / "site") == first


def test_the_preview_shows_the_same_bytes_and_those_that_are_kept_back(root: Path):
    picture(root, "naskah.png")
    write(root, {"naskah": article("Naskah", header="status: draft\n" + header("naskah.png"))})
    world = World(RealDisk(), datetime(2026, 11, 23, tzinfo=UTC))
    files = pipeline.preview(world, Place(str(root), str(SHIPPED))).files
    build(root)
    shown = {name: data for name, data in contents(root / "site").items() if name.startswith("images/")}
    assert shown
    assert {name: files[name] for name in shown} == shown
    kept_back = [name for name in files if name.startswith("images/naskah")]
    assert kept_back
    assert all(name in files and files[name] for name in kept_back)
    assert not [name for name in shown if "naskah" in name]
    assert files == pipeline.preview(world, Place(str(root), str(SHIPPED))).files


def test_a_picture_that_is_replaced_while_it_is_read_is_not_mistaken_for_the_one_before(root: Path):
    path = root / "content/images/panen.jpg"
    before = path.read_bytes()

    class Busy(RealDisk):
        reads = 0

        def read(self, name: str) -> bytes:
            data = super().read(name)
            if name.endswith("panen.jpg"):
                self.reads += 1
                if self.reads == 1:
                    picture(root, colour="#36a")
            return data

    place = Place(str(root), str(SHIPPED))
    now = datetime(2026, 11, 23, tzinfo=UTC)
    said = pipeline.preview(World(Busy(), now), place).diagnostics
    assert "image-unreadable" in {d.code for d in said}
    path.write_bytes(before)
    files = pipeline.preview(World(RealDisk(), now), place).files
    name = next(name for name in files if name.startswith("images/") and name.endswith(".jpg"))
    with Image.open(io.BytesIO(files[name])) as image:
        red, _, blue = image.convert("RGB").getpixel((10, 10))
    assert red > blue
