"""The door to the disk: links, loops, what cannot be looked into, permissions."""

import os
from collections.abc import Iterable
from pathlib import Path

import pytest

from dwiwarta.disk import BAD_NAME, RealDisk, Unwalked

DISK = RealDisk()


def a_file(path: Path, text: str = "x") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def walked(folder: Path) -> tuple[list[str], list[Unwalked]]:
    faults: list[Unwalked] = []
    return DISK.walk(str(folder), faults), faults


def test_links_to_folders_are_followed(tmp_path: Path) -> None:
    a_file(tmp_path / "elsewhere/2026/a.po")
    a_file(tmp_path / "en/b.po")
    (tmp_path / "en/linked").symlink_to("../elsewhere")
    assert walked(tmp_path / "en") == (["b.po", "linked/2026/a.po"], [])


def test_the_folder_itself_may_be_a_link(tmp_path: Path) -> None:
    a_file(tmp_path / "elsewhere/a.po")
    (tmp_path / "en").symlink_to("elsewhere")
    assert walked(tmp_path / "en") == (["a.po"], [])


@pytest.mark.parametrize("target", [".", "..", "../en/2026", "2026/../../en"])
def test_links_into_themselves_end(tmp_path: Path, target: str) -> None:
    a_file(tmp_path / "en/2026/a.po")
    (tmp_path / "en/again").symlink_to(target)
    (tmp_path / "en/2026/up").symlink_to("..")
    assert walked(tmp_path / "en") == (["2026/a.po"], [])


def test_a_folder_reached_twice_is_known_by_its_own_name(tmp_path: Path) -> None:
    a_file(tmp_path / "en/z/a.po")
    a_file(tmp_path / "out/b.po")
    (tmp_path / "en/a").symlink_to("z")
    (tmp_path / "en/m").symlink_to("../out")
    (tmp_path / "en/n").symlink_to("../out")
    assert walked(tmp_path / "en") == (["m/b.po", "z/a.po"], [])


def test_a_link_that_leads_to_itself_or_nowhere_is_told(tmp_path: Path) -> None:
    a_file(tmp_path / "en/a.po")
    (tmp_path / "en/b.po").symlink_to("b.po")
    (tmp_path / "en/c.po").symlink_to("gone.po")
    found, faults = walked(tmp_path / "en")
    assert found == ["a.po"]
    assert sorted(f.path for f in faults) == ["b.po", "c.po"]
    assert DISK.walk(str(tmp_path / "en")) == ["a.po"], "also where nobody wants to hear of it"


def test_a_folder_that_may_not_be_opened_is_told(tmp_path: Path) -> None:
    class Closed(RealDisk):
        def entries(self, folder: str) -> Iterable["os.DirEntry[str]"]:
            if folder.endswith("secret"):
                raise PermissionError(13, "Permission denied", folder)
            return super().entries(folder)

    a_file(tmp_path / "a.txt")
    a_file(tmp_path / "secret/b.txt")
    faults: list[Unwalked] = []
    assert Closed().walk(str(tmp_path), faults) == ["a.txt"]
    assert faults == [("secret", "Permission denied")]


def test_a_name_that_is_no_text_is_told(tmp_path: Path) -> None:
    a_file(tmp_path / "é.md")
    try:
        (Path(os.fsdecode(os.fsencode(tmp_path) + b"/bad\xff.md"))).write_text("x")
    except OSError:
        pytest.skip("this disk takes no such name")
    assert walked(tmp_path) == (["é.md"], [Unwalked("bad\N{REPLACEMENT CHARACTER}.md", BAD_NAME)])


def test_a_linked_file_is_written_where_it_lies(tmp_path: Path) -> None:
    real = a_file(tmp_path / "shared/a.po", "old")
    (tmp_path / "a.po").symlink_to("shared/a.po")
    DISK.write(str(tmp_path / "a.po"), b"new")
    assert (tmp_path / "a.po").is_symlink()
    assert real.read_text() == "new"


def test_nothing_is_written_over_a_link_into_itself(tmp_path: Path) -> None:
    (tmp_path / "a.po").symlink_to("a.po")
    with pytest.raises(OSError, match="symbolic links"):
        DISK.write(str(tmp_path / "a.po"), b"new")
    assert (tmp_path / "a.po").is_symlink()


def test_a_file_keeps_its_permissions(tmp_path: Path) -> None:
    path = a_file(tmp_path / "a.po", "old")
    for mode in (0o640, 0o664, 0o600):
        path.chmod(mode)
        DISK.write(str(path), b"new")
        assert path.stat().st_mode & 0o777 == mode
    assert [p.name for p in tmp_path.iterdir()] == ["a.po"]
