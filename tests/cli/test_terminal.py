"""`review` as a person uses it: a real terminal (a pseudo one), a real editor (a script)."""

from __future__ import annotations

import os
import re
import select
import sys
import termios
from pathlib import Path

import pytest

from dwiwarta.model import Source
from dwiwarta.translation import po
from dwiwarta.translation.catalog import State, state

pty = pytest.importorskip("pty", reason="there are no pseudo-terminals here")

REPOSITORY = Path(__file__).parents[2]
CATALOG = "translations/en/2026/11/panen-padi.po"
SITE = {
    "site.toml": 'title.id = "Warta"\ntitle.en = "Digest"\nbase_url = "https://example.org/digest/"\n',
    "content/articles/2026/11/panen-padi.txt": (
        "---\noutlet: Kabar Rekaan\npublished: 2026-11-20\ntheme: economy\n---\n"
        "Petani Panen Padi\n\nPemerintah desa menyiapkan lumbung baru.\n"
    ),
    CATALOG: (
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
        '#, fuzzy\nmsgctxt "title"\nmsgid "Petani Panen Padi"\nmsgstr "Farmers Harvest Rice"\n\n'
        '#, fuzzy\nmsgctxt "body"\nmsgid "Pemerintah desa menyiapkan lumbung baru."\nmsgstr "A barn."\n'
    ),
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name, text in SITE.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


def sit(root: Path, keys: list[str], editor: str = "true") -> tuple[str, int]:
    """What the terminal showed, and the exit code. `editor` is a shell script; its file is "$1"."""
    (root / "editor.sh").write_text(editor + "\n", "utf-8")
    environ = {**os.environ, "EDITOR": f"sh {root}/editor.sh", "VISUAL": "", "HOME": str(root)}
    words = [sys.executable, "build.py", "review", "panen-padi", "--root", str(root), "--by", "Rina"]
    process, screen = pty.fork()
    if not process:
        os.chdir(REPOSITORY)
        os.execve(words[0], words, environ)
    shown = ""
    waiting = list(keys)
    seen = 0
    while True:
        if select.select([screen], [], [], 0.05)[0]:
            try:
                shown += os.read(screen, 65536).decode("utf-8", "replace")
            except OSError:  # the other end is closed
                break
        elif waiting and "? help" in shown[seen:] and not termios.tcgetattr(screen)[3] & termios.ICANON:
            seen = len(shown)  # one key is waited for
            os.write(screen, waiting.pop(0).encode())
    return shown, os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])


def entries(root: Path) -> list[po.Entry]:
    return list(po.parse(Source(CATALOG, (root / CATALOG).read_bytes()))[0].entries)


def test_accept_and_edit(root: Path) -> None:
    shown, code = sit(root, ["a", "e", "a"], 'echo "The village is building a new barn." > "$1"')
    assert code == 0
    assert "2 accepted, 1 written. 2 of 2 paragraphs are checked." in shown
    assert [e.text for e in entries(root)] == ["Farmers Harvest Rice", "The village is building a new barn."]
    assert {(state(e), e.facts["by"]) for e in entries(root)} == {(State.REVIEWED, "Rina")}


@pytest.mark.parametrize("editor", ["exit 1", "exec /no/such/editor", r"printf 'caf\351' > \"$1\""])
def test_an_editor_that_fails_changes_nothing(root: Path, editor: str) -> None:
    before = (root / CATALOG).read_bytes()
    shown, code = sit(root, ["e", "q"], editor.replace('\\"', '"'))
    assert code == 0 and "Traceback" not in shown
    assert re.search("nothing was changed", shown)
    assert (root / CATALOG).read_bytes() == before


def test_ctrl_c_in_the_editor_belongs_to_the_editor(root: Path) -> None:
    shown, code = sit(root, ["e", "q"], 'trap : INT; kill -INT 0; echo "Mine." > "$1"')
    assert code == 0
    assert "0 accepted, 1 written" in shown


@pytest.mark.parametrize(("key", "code"), [("\x04", 0), ("\x03", 130)])
def test_ctrl_d_and_ctrl_c_end_it_quietly(root: Path, key: str, code: int) -> None:
    shown, got = sit(root, ["a", key])
    assert got == code and "Traceback" not in shown
    assert state(entries(root)[0]) is State.REVIEWED, "what was done is kept"
