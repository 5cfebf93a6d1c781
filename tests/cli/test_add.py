"""What `add` leaves behind when the disk refuses, and when an editor saves at the same moment."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from pathlib import Path

import pytest

from dwiwarta.cli import add, arguments
from dwiwarta.cli.console import Console
from dwiwarta.disk import RealDisk
from dwiwarta.stages.world import Place, World

OLD = "---\nlead: yes # mine\n---\nPasar Buka\n\nKABARREKAAN.ID - KOTA - Pasar baru dibuka untuk 12 pedagang sayur.\n"
NEW = "Pasar Buka\n\nKABARREKAAN.ID - KOTA - Pasar baru dibuka untuk 15 pedagang sayur.\n"
FILE = "content/articles/pasar.txt"


class FullDisk(RealDisk):
    """Refuses to write what has `refused` in its path."""

    def __init__(self, refused: str) -> None:
        self.refused = refused

    def write(self, path: str, data: bytes) -> None:
        if self.refused in path:
            raise OSError(28, "No space left on device")
        super().write(path, data)


class BusyDisk(RealDisk):
    """Somebody saves the article after it was read."""

    def read(self, path: str) -> bytes:
        data = super().read(path)
        if path.endswith(FILE):
            Path(path).write_text(OLD + "Baru saja ditulis.\n", "utf-8")
        return data


def run(root: Path, disk: RealDisk, *words: str) -> tuple[int, str]:
    (root / FILE).parent.mkdir(parents=True)
    (root / FILE).write_text(OLD, "utf-8")
    (root / "site.toml").write_text(
        'title.id = "a"\ntitle.en = "b"\nbase_url = "https://example.org/"\n', "utf-8"
    )
    (root / "new.txt").write_text(NEW, "utf-8")
    said = io.StringIO()
    options = arguments.parser().parse_args(["add", str(root / "new.txt"), *words])
    world = World(disk, datetime(2026, 11, 23, 10, tzinfo=UTC))
    shipped = str(Path(__file__).parents[2])
    code = add.run(options, Place(str(root), shipped), world, Console(said, said, {}))
    return code, said.getvalue()


@pytest.mark.parametrize("refused", [".cache/former", FILE])
def test_a_full_disk_leaves_the_old_file(tmp_path: Path, refused: str) -> None:
    code, said = run(tmp_path, FullDisk(refused), "--update", "pasar")
    assert code == 1
    assert "could not be written (No space left on device)" in said
    assert (tmp_path / FILE).read_text("utf-8") == OLD


@pytest.mark.parametrize("way", ["--update", "--also", "--corrects"])
def test_what_an_editor_saved_meanwhile_stays(tmp_path: Path, way: str) -> None:
    code, said = run(tmp_path, BusyDisk(), way, "pasar")
    assert code == 1
    assert "was changed meanwhile" in said
    assert (tmp_path / FILE).read_text("utf-8") == OLD + "Baru saja ditulis.\n"


@pytest.mark.parametrize("way", ["--update", "--corrects"])
def test_the_former_file_is_kept_to_the_byte(tmp_path: Path, way: str) -> None:
    code, said = run(tmp_path, RealDisk(), way, "pasar")
    assert code == 0, said
    (former,) = (tmp_path / ".cache/former").iterdir()
    assert former.read_text("utf-8") == OLD
    assert former.name in said
    assert "lead: yes # mine" in (tmp_path / FILE).read_text("utf-8")
    assert "15 pedagang" in (tmp_path / FILE).read_text("utf-8")
