"""Which changes are told, and when files have come to rest."""

from __future__ import annotations

import time
from pathlib import Path
from queue import Empty, SimpleQueue

import pytest

from dwiwarta.preview.watcher import Watcher, changes, matters


class Inbox:
    """Plays a queue: paths, and pauses in seconds between them. No time passes but here."""

    def __init__(self, story: list[str | float | None]) -> None:
        self.story = story
        self.now = 0.0

    def get(self, timeout: float | None = None) -> str | None:
        while isinstance(self.story[0], float):
            pause = self.story[0]
            if timeout is not None and pause > timeout:
                self.story[0] = pause - timeout
                self.now += timeout
                raise Empty
            self.now += pause
            self.story.pop(0)
            timeout = None if timeout is None else timeout - pause
        return self.story.pop(0)  # type: ignore[return-value]


def told(*story: str | float | None) -> list[set[str]]:
    inbox = Inbox([*story, 9.0, None])
    found = changes(inbox, quiet=0.05, longest=0.5, clock=lambda: inbox.now)  # type: ignore[arg-type]
    return [set(paths) for paths in found]


def test_what_happens_within_a_moment_is_one_change() -> None:
    assert told("a", "b", 0.01, "a", 1.0, "c") == [{"a", "b"}, {"c"}]


def test_a_stream_of_changes_is_told_before_it_ends() -> None:
    story: list[str | float | None] = []
    for n in range(40):
        story += [f"f{n}", 0.04]
    found = told(*story)
    assert 3 <= len(found) <= 5
    assert set.union(*found) == {f"f{n}" for n in range(40)}


def test_the_end_ends_it() -> None:
    assert told(None) == []
    assert told("a", None) == []


@pytest.mark.parametrize(
    "path", ["articles/x.txt", "articles/2026/11/x.txt", "articles/site/x.txt", "images/a.jpg", "."]
)
def test_files_of_the_site_matter(path: str) -> None:
    assert matters(f"/root/content/{path}".removesuffix("/."), "/root/content")


@pytest.mark.parametrize(
    "path",
    [".x.txt.swp", "x.txt~", ".git/index", "articles/.x.ab12.part", "x.part", "4913", "#x.txt#", "__pycache__/x.pyc",
     "site/index.html", ".cache/state"],
)  # fmt: skip
def test_what_programs_leave_behind_does_not(path: str) -> None:
    assert not matters(f"/root/{path}", "/root")


@pytest.mark.parametrize("polling", [False, True], ids=["system", "polling"])
def test_real_files_are_seen(tmp_path: Path, polling: bool) -> None:
    """With the true watcher: a folder, a single file, and a folder that is made later."""
    content = tmp_path / "content"
    content.mkdir()
    (tmp_path / "site.toml").write_text("a")
    inbox: SimpleQueue[str | None] = SimpleQueue()
    watch = [str(content), str(tmp_path / "site.toml"), str(tmp_path / "later")]
    watcher = Watcher(watch, inbox, polling=polling)
    assert watcher.start() is None
    later = tmp_path / "later"
    try:
        (content / ".hidden").write_text("x")
        (tmp_path / "other.txt").write_text("x")
        (content / "articles").mkdir()
        change(content / "articles" / "x.txt", inbox)
        change(tmp_path / "site.toml", inbox)
        later.mkdir()
        seen(inbox, str(later))
        change(later / "new.toml", inbox)
        if polling:  # which may not notice that a folder was away between two looks
            return
        (later / "new.toml").unlink()
        later.rmdir()
        seen(inbox, str(later))
        later.mkdir()
        seen(inbox, str(later))
        change(later / "again.toml", inbox)
    finally:
        watcher.stop()


def change(path: Path, inbox: SimpleQueue[str | None]) -> None:
    """Writes until it was seen: the folder it lies in may just have been made, and not be watched yet."""
    end = time.monotonic() + 10
    while time.monotonic() < end:
        path.write_text(str(time.monotonic()))
        try:
            seen(inbox, str(path), timeout=1)
        except Empty:
            continue
        return
    raise AssertionError(f"{path} was never seen")


def seen(inbox: SimpleQueue[str | None], path: str, timeout: float = 10) -> None:
    """Waits for this path; nothing hidden and nothing that is not watched may come before it."""
    while (found := inbox.get(timeout=timeout)) != path:
        assert found is not None and not found.endswith((".hidden", "other.txt"))
