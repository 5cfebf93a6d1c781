"""What is typed wrongly: exit code 2 and a sentence, and nothing is touched."""

import io
import subprocess
import sys
from pathlib import Path

import pytest

from dwiwarta.cli import main
from dwiwarta.cli.console import Console

PROGRAM = Path(__file__).parents[2]
THREE = 'title.id = "Warta"\ntitle.en = "Digest"\nbase_url = "https://example.org/digest/"\n'
ARTICLE = "Panen Padi Naik\n\nKABAR.ID - RANDUKUNING - Petani memanen padi lebih banyak, Jumat (20/11/2026). (*/abc)\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "digest"
    (root / "content/articles").mkdir(parents=True)
    (root / "translations").mkdir()
    (root / "site.toml").write_text(THREE)
    return root


def run(*words: str, epoch: str = "1795392000") -> tuple[int, str]:
    out, err = io.StringIO(), io.StringIO()
    code = main(words, Console(out, err, {}), {"SOURCE_DATE_EPOCH": epoch})
    return code, err.getvalue()


def everything(folder: Path) -> set[str]:
    return {p.relative_to(folder).as_posix() for p in folder.rglob("*")}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("build --frozen --now 9999-12-31T23:59", "no moment like 2026-11-23"),
        ("build --frozen --now 0001-01-01T00:00+14:00", "no moment like 2026-11-23"),
        ("build --frozen --now yesterday", "no moment like 2026-11-23"),
        ("build --jobs 0", "not a whole number, 1 or more"),
        ("serve --port -1", "not a port"),
        ("serve --port 99999", "not a port"),
        ("serve --port http", "not a port"),
        ("add FILE --published kemarin", "not a day like 2026-11-20"),
        ("add FILE --published 31/11/2026", "not a day like 2026-11-20"),
        ("add FILE --published 9999-12-31", "not a day like 2026-11-20"),
        ("add FILE --url kabar.id/1", "begins with https:// or http://"),
        ("add FILE --url javascript:alert(1)", "begins with https:// or http://"),
        ("add FILE --url https://", "begins with https:// or http://"),
        ("edition", "new|list|mail"),
        ("edition lst", "Did you mean “list”?"),
        ("editoin list", "Did you mean “edition”?"),
        ("edition new --from kemarin", "not a day like 2026-11-20"),
        ("edition new --number 0", "not a whole number, 1 or more"),
        ("edition mail 1 --language jv", "there is no “jv”"),
    ],
)
def test_a_value_that_is_none(root: Path, words: str, said: str, capsys: pytest.CaptureFixture[str]):
    file = root.parent / "artikel.txt"
    file.write_text(ARTICLE)
    before = everything(root)
    code, told = run(*words.replace("FILE", str(file)).split(), "--root", str(root))
    told += capsys.readouterr().err
    assert (code, everything(root)) == (2, before)
    assert said in told and "Traceback" not in told and "invalid" not in told


@pytest.mark.parametrize("given", ["20/11/2026", "20-11-2026", "20.11.2026", "2026-11-20"])
def test_a_day_may_be_written_as_in_indonesia(root: Path, given: str):
    file = root.parent / "artikel.txt"
    file.write_text(ARTICLE)
    assert run("add", str(file), "--published", given, "--root", str(root))[0] == 0
    (taken,) = (root / "content/articles").rglob("*.txt")
    assert "published: 2026-11-20" in taken.read_text()


@pytest.mark.parametrize("epoch", ["9" * 21, "253402300799", "-99999999999", "soon"])
def test_an_epoch_that_no_calendar_has(root: Path, epoch: str):
    code, told = run("build", "--frozen", "--root", str(root), epoch=epoch)
    assert code == 2
    assert "SOURCE_DATE_EPOCH must be a number of seconds" in told


@pytest.mark.parametrize("command", ["build --frozen", "publish", "clean"])
@pytest.mark.parametrize(
    "out",
    ["", ".", "..", "content", "content/articles/x", "translations/en", "templates", ".git/x", "dwiwarta"],
)
def test_the_site_is_written_over_nothing_of_a_persons(root: Path, command: str, out: str):
    before = everything(root)
    code, told = run(*command.split(), "--root", str(root), "--out", str(root / out) if out else "")
    assert (code, everything(root)) == (2, before)
    assert "--out" in told


@pytest.mark.parametrize("out", [PROGRAM, PROGRAM.parent, PROGRAM / "dwiwarta", PROGRAM / "docs/x"])
def test_nor_into_the_program(root: Path, out: Path):
    code, told = run("build", "--frozen", "--root", str(root), "--out", str(out))
    assert code == 2
    assert "--out" in told


def test_a_link_to_the_articles_is_no_way_round(root: Path):
    (root.parent / "aside").symlink_to(root / "content")
    assert run("build", "--frozen", "--root", str(root), "--out", str(root.parent / "aside"))[0] == 2


@pytest.mark.parametrize("out", ["site", "public", "../elsewhere", "contents"])
def test_any_folder_of_its_own_is_fine(root: Path, out: str):
    assert run("build", "--frozen", "--root", str(root), "--out", str(root / out))[0] == 0
    assert (root / out / "index.html").exists()


def test_an_empty_root_is_not_the_current_folder():
    code, told = run("build", "--frozen", "--root", "")
    assert code == 2
    assert "--root is empty" in told


def test_clean_leaves_what_people_wrote_and_what_others_keep(root: Path):
    kept = ["suggestions/panen.jsonl", "former/panen.txt", "pip/wheel.whl"]
    made = ["templates/abc", "announced", "refused", "pages.txt", "readings/00"]
    for name in kept + made:
        (root / ".cache" / name).parent.mkdir(parents=True, exist_ok=True)
        (root / ".cache" / name).write_text("x")
    code, told = run("clean", "--root", str(root))
    assert code == 0
    left = {p.relative_to(root / ".cache").as_posix() for p in (root / ".cache").rglob("*") if p.is_file()}
    assert left == set(kept)
    assert "former" in told


def test_clean_of_a_folder_that_is_no_site(tmp_path: Path):
    (tmp_path / ".cache/templates").mkdir(parents=True)
    (tmp_path / ".cache/templates/letter.odt").write_text("x")
    code, told = run("clean", "--root", str(tmp_path))
    assert code == 2
    assert "Nothing was removed" in told
    assert (tmp_path / ".cache/templates/letter.odt").exists()


def test_stopping_while_the_program_is_loaded_shows_no_traceback():
    script = f"""
import runpy, sys
class Stop:
    def find_spec(self, name, path=None, target=None):
        if name == "dwiwarta":
            raise KeyboardInterrupt
sys.meta_path.insert(0, Stop())
sys.argv = ["build.py", "status"]
runpy.run_path({str(PROGRAM / "build.py")!r}, run_name="__main__")
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr.strip()) == (130, "Stopped.")
