"""What a build does to the output folder, case by case. The whole life of one is in test_writer_life.py."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from dwiwarta.diagnostics import Severity
from dwiwarta.output import ledger
from dwiwarta.output.writer import Writer, clean
from dwiwarta.output.written import Written

SITE = {
    "index.html": b"home",
    "id/index.html": b"beranda",
    "id/news/banjir/index.html": b"banjir",
    "feed.xml": b"<feed/>",
}


def build(out: Path, files: dict[str, bytes]) -> Written:
    return Writer(str(out)).write(files)


def on_disk(out: Path) -> dict[str, bytes]:
    return {
        str(p.relative_to(out).as_posix()): p.read_bytes()
        for p in out.rglob("*")
        if p.is_file() and not p.name.startswith(".dwiwarta")
    }


def said(written: Written) -> list[tuple[str, str]]:
    return [(d.code, d.span.path) for d in written.diagnostics]


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "site"


def test_a_first_build_writes_everything(out: Path) -> None:
    written = build(out, SITE)
    assert written == Written(new=sorted(SITE))
    assert on_disk(out) == SITE
    assert sorted(os.listdir(out)) == [".dwiwarta", "feed.xml", "id", "index.html"]


def test_only_changed_bytes_are_written(out: Path) -> None:
    build(out, SITE)
    before = {name: (out / name).stat() for name in SITE}
    listed = (out / ".dwiwarta").stat()
    written = build(out, {**SITE, "feed.xml": b"<feed>2</feed>"})
    assert (written.changed, written.new, len(written.same)) == (["feed.xml"], [], 3)
    for name in written.same:
        now = (out / name).stat()
        assert (now.st_mtime_ns, now.st_ino) == (before[name].st_mtime_ns, before[name].st_ino)
    assert (out / ".dwiwarta").stat().st_mtime_ns >= listed.st_mtime_ns


def test_a_build_with_nothing_to_do_touches_nothing(out: Path) -> None:
    build(out, SITE)
    before = (out / ".dwiwarta").stat().st_mtime_ns, (out / ".dwiwarta").stat().st_ino, out.stat().st_mtime_ns
    writer = Writer(str(out))
    writer.begin(SITE)
    assert writer.unsettled() == set()
    assert writer.finish() == Written()
    assert before == (
        (out / ".dwiwarta").stat().st_mtime_ns,
        (out / ".dwiwarta").stat().st_ino,
        out.stat().st_mtime_ns,
    )
    assert on_disk(out) == SITE


def test_what_is_no_longer_planned_goes_with_its_empty_folders(out: Path) -> None:
    build(out, SITE)
    written = build(out, {"index.html": b"home"})
    assert written.removed == ["feed.xml", "id/index.html", "id/news/banjir/index.html"]
    assert sorted(os.listdir(out)) == [".dwiwarta", "index.html"]


def test_a_folder_with_something_of_a_person_stays(out: Path) -> None:
    build(out, SITE)
    (out / "id/news/notes.txt").write_bytes(b"mine")
    build(out, {"index.html": b"home"})
    assert on_disk(out) == {"index.html": b"home", "id/news/notes.txt": b"mine"}


def test_a_file_that_is_not_ours_is_never_touched(out: Path) -> None:
    out.mkdir()
    (out / "index.html").write_bytes(b"made by somebody")
    (out / "CNAME").write_bytes(b"example.org")
    for _ in range(2):
        written = build(out, SITE)
        assert written.foreign == ["index.html"]
        assert said(written) == [("foreign-file", "site/index.html")]
        assert written.diagnostics[0].severity == Severity.ERROR
    build(out, {})
    assert on_disk(out) == {"index.html": b"made by somebody", "CNAME": b"example.org"}


def test_an_unlisted_file_with_the_same_bytes_counts_as_ours(out: Path) -> None:
    """So a lost list costs nothing where nothing changed."""
    build(out, SITE)
    (out / ".dwiwarta").unlink()
    assert build(out, SITE).same == sorted(SITE)
    assert build(out, {}).removed == sorted(SITE)


def test_many_foreign_files_are_told_in_few_messages(out: Path) -> None:
    site = {f"news/{n}.html": b"ours" for n in range(40)}
    build(out, dict.fromkeys(site, b"older"))
    (out / ".dwiwarta").unlink()
    written = build(out, site)
    assert len(written.foreign) == 40
    assert [d.code for d in written.diagnostics] == ["foreign-file"] * 5 + ["foreign-files"]
    assert "35 more files" in written.diagnostics[-1].message


def test_an_edited_page_that_is_no_longer_planned_is_left_and_told_each_time(out: Path) -> None:
    build(out, SITE)
    (out / "feed.xml").write_bytes(b"<hand/>")
    for _ in range(2):
        written = build(out, {"index.html": b"home"})
        assert written.kept_edited_orphans == ["feed.xml"]
        assert said(written) == [("edited-page-left", "site/feed.xml")]
    assert on_disk(out)["feed.xml"] == b"<hand/>"
    (out / "feed.xml").unlink()
    assert build(out, {"index.html": b"home"}) == Written(same=["index.html"])


def test_an_edited_page_that_is_planned_is_written_again_and_told(out: Path) -> None:
    build(out, SITE)
    (out / "feed.xml").write_bytes(b"<hand/>")
    written = build(out, SITE)
    assert written.changed == ["feed.xml"]
    assert said(written) == [("edited-page-replaced", "site/feed.xml")]
    assert on_disk(out) == SITE


def test_a_page_with_a_new_time_but_its_own_bytes_is_not_called_edited(out: Path) -> None:
    build(out, SITE)
    for name in SITE:
        os.utime(out / name, ns=(1, 1))
    written = build(out, {"feed.xml": b"<feed>2</feed>"})
    assert (written.diagnostics, written.changed, len(written.removed)) == ([], ["feed.xml"], 3)


def test_unsettled_names_new_lost_and_changed_files(out: Path) -> None:
    build(out, SITE)
    (out / "index.html").unlink()
    (out / "feed.xml").write_bytes(b"<FEED/>")
    writer = Writer(str(out))
    writer.begin([*SITE, "new.html"])
    assert writer.unsettled() == {"index.html", "feed.xml", "new.html"}
    for name in ("index.html", "feed.xml"):
        writer.put(name, SITE[name])
    writer.put("new.html", b"new")
    writer.finish()
    assert on_disk(out) == {**SITE, "new.html": b"new"}


def test_links_are_not_followed(out: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "index.html").write_bytes(b"beranda")
    (elsewhere / "note.txt").write_bytes(b"mine")
    out.mkdir()
    (out / "id").symlink_to(elsewhere)
    (out / "feed.xml").symlink_to(elsewhere / "note.txt")
    written = build(out, SITE)
    assert written.foreign == ["feed.xml", "id/index.html", "id/news/banjir/index.html"]
    assert said(written) == [("foreign-file", "site/feed.xml"), ("foreign-file", "site/id")]
    assert on_disk(elsewhere) == {"index.html": b"beranda", "note.txt": b"mine"}


def test_a_listed_folder_that_became_a_link_is_not_followed_when_removing(out: Path, tmp_path: Path) -> None:
    build(out, SITE)
    (out / "id").rename(tmp_path / "moved")
    (out / "id").symlink_to(tmp_path / "moved")
    assert build(out, {"index.html": b"home"}).removed == ["feed.xml"]
    assert on_disk(tmp_path / "moved") == {"index.html": b"beranda", "news/banjir/index.html": b"banjir"}


def test_a_file_may_become_a_folder_and_back(out: Path) -> None:
    build(out, {"news": b"file"})
    assert build(out, {"news/index.html": b"folder"}).removed == ["news"]
    assert on_disk(out) == {"news/index.html": b"folder"}
    assert build(out, {"news": b"file"}).removed == ["news/index.html"]
    assert on_disk(out) == {"news": b"file"}


def test_a_folder_in_the_way_is_told(out: Path) -> None:
    (out / "news").mkdir(parents=True)
    (out / "news/mine.txt").write_bytes(b"mine")
    written = build(out, {"news": b"page"})
    assert said(written) == [("foreign-file", "site/news")]
    assert on_disk(out) == {"news/mine.txt": b"mine"}


@pytest.mark.parametrize(
    "name",
    [
        "../x",
        "a/../x",
        "/etc/x",
        "a//b",
        "./a",
        "a/",
        "",
        "a\\b",
        "C:x",
        "a\nb",
        "a\0b",
        ".dwiwarta",
        ".dwiwarta.part/x",
        "a\ud800",
    ],
)
def test_names_that_lead_elsewhere_are_refused(out: Path, name: str) -> None:
    written = build(out, {name: b"x", "index.html": b"home"})
    assert [d.code for d in written.diagnostics] == ["bad-file-name"]
    assert on_disk(out) == {"index.html": b"home"}


@pytest.mark.parametrize(
    "name", [".nojekyll", ".well-known/x", "a..b", "...", "images/Foto Satu.jpg", "id/é.html"]
)
def test_other_names_are_fine(out: Path, name: str) -> None:
    assert build(out, {name: b"x"}).new == [name]
    assert build(out, {name: b"x"}).same == [name]


def test_a_damaged_list_stops_the_writing(out: Path) -> None:
    build(out, SITE)
    (out / ".dwiwarta").write_bytes(b"what is this")
    written = build(out, {"index.html": b"other"})
    assert said(written) == [("output-list-damaged", "site/.dwiwarta")]
    assert on_disk(out) == SITE
    assert (out / ".dwiwarta").read_bytes() == b"what is this"
    assert said(clean(str(out))) == [("output-list-damaged", "site/.dwiwarta")]


def test_a_file_where_the_folder_should_be_is_told_once(out: Path) -> None:
    out.write_bytes(b"a file")
    written = build(out, SITE)
    assert said(written) == [("not-written", "site/.dwiwarta")]
    assert out.read_bytes() == b"a file"


class FullDisk:
    """`os`, but writing a page fails for want of space."""

    def __getattr__(self, name: str) -> object:
        return getattr(os, name)

    def write(self, fd: int, data: bytes) -> int:
        if b"large" in bytes(data):
            os.write(fd, b"lar")
            raise OSError(28, "No space left on device")
        return os.write(fd, data)


def test_a_full_disk_costs_the_pages_that_did_not_fit(out: Path) -> None:
    build(out, {"a.html": b"old a", "b.html": b"old b"})
    site = {"a.html": b"large a", "b.html": b"new b", "c.html": b"large c", "d.html": b"large d"}
    written = Writer(str(out), FullDisk()).write(site)  # type: ignore[arg-type]
    assert [d.message for d in written.diagnostics] == [
        "`a.html` and 2 other files could not be written or taken away: No space left on device."
    ]
    assert on_disk(out) == {"a.html": b"old a", "b.html": b"new b"}
    assert build(out, site).new == ["c.html", "d.html"]
    assert on_disk(out) == site


@pytest.mark.skipif(not hasattr(os, "fork"), reason="workers are forked where the system can fork")
def test_workers_write_their_share_and_the_parent_keeps_the_list(out: Path) -> None:
    site = {
        f"{language}/{n}/index.html": f"{language} {n}".encode()
        for n in range(20)
        for language in ("id", "en")
    }
    build(out, {"id/3/index.html": b"older", "old/index.html": b"gone"})
    writer = Writer(str(out))
    writer.begin(site)
    shares = [list(site)[0::2], list(site)[1::2]]
    pipes = []
    for share in shares:
        reading, writing = os.pipe()
        child = os.fork()
        if not child:
            for name in share:
                writer.put(name, site[name])
            os.write(writing, repr([tuple(r) for r in writer.results]).encode())
            os._exit(0)
        os.close(writing)
        os.waitpid(child, 0)
        pipes.append(reading)
    for reading in pipes:
        with os.fdopen(reading, "rb") as pipe:
            writer.merge(eval(pipe.read()))
    written = writer.finish()
    assert (len(written.new), written.changed, written.removed) == (
        39,
        ["id/3/index.html"],
        ["old/index.html"],
    )
    assert on_disk(out) == site
    again = Writer(str(out))
    again.begin(site)
    assert again.unsettled() == set()


def test_the_list_is_text_that_a_person_can_read(out: Path) -> None:
    build(out, SITE)
    lines = (out / ".dwiwarta").read_text().splitlines()
    assert lines[:5] == ["dwiwarta-output 1 4", *sorted(SITE)]
    assert ledger.parse((out / ".dwiwarta").read_bytes()).facts("feed.xml")[0].fit(SITE["feed.xml"])


def test_clean_removes_what_is_listed_and_only_that(out: Path) -> None:
    build(out, SITE)
    (out / "id/mine.txt").write_bytes(b"mine")
    assert clean(str(out)).removed == sorted(SITE)
    assert [p.relative_to(out).as_posix() for p in sorted(out.rglob("*"))] == ["id", "id/mine.txt"]
    assert clean(str(out)) == Written()
    assert on_disk(out) == {"id/mine.txt": b"mine"}


def test_clean_takes_the_folder_too_where_nothing_else_is_in_it(out: Path) -> None:
    build(out, SITE)
    clean(str(out))
    assert not out.exists()
    assert clean(str(out)) == Written()
    assert not out.exists()


def test_clean_leaves_an_edited_page_and_says_so(out: Path) -> None:
    build(out, SITE)
    (out / "feed.xml").write_bytes(b"<hand/>")
    assert clean(str(out)).kept_edited_orphans == ["feed.xml"]
    assert on_disk(out) == {"feed.xml": b"<hand/>"}
