"""The life of an output folder: builds, edits by hand, files of other people, links, and crashes at any moment.

Hypothesis makes up the story; what must hold after each chapter is checked against a simple memory of who wrote what.
"""

from __future__ import annotations

import itertools
import os
import shutil
import tempfile
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from dwiwarta.output import ledger
from dwiwarta.output.writer import Writer

NAMES = ["a", "a/b", "a/b/c", "d/index.html", "d/e/index.html", "f"]
TEXTS = [b"", b"short", b"longer text", b"x" * 5000]


class PowerCut(BaseException):
    """The machine stopped here."""


class Failing:
    """`os`, until the power goes at the nth call that changes something; then nothing works any more."""

    def __init__(self, calls: int) -> None:
        self.left = calls

    def __getattr__(self, name: str) -> Any:
        call = getattr(os, name)
        if name in ("read", "fstat", "lstat", "listdir"):
            return call

        def tried(*args: Any) -> Any:
            if name == "close":  # the system closes what a dead process held
                call(*args)
            if self.left <= 0:
                if self.left == 0 and name == "write" and len(args[1]) > 1:
                    call(args[0], bytes(args[1])[: len(args[1]) // 2])  # half of it reached the disk
                self.left = -1
                raise PowerCut
            self.left -= 1
            return None if name == "close" else call(*args)

        return tried


class OutputFolder(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.home = Path(tempfile.mkdtemp(prefix="writer-life-"))
        self.out = self.home / "site"
        self.elsewhere = self.home / "elsewhere"
        self.elsewhere.mkdir()
        (self.elsewhere / "index.html").write_bytes(b"short")
        self.listed: set[str] = set()
        """What the last finished build wrote or left as edited."""
        self.by_hand: dict[str, bytes] = {}
        """Files as people left them."""
        self.built: dict[str, set[bytes]] = {}
        """All that any build was ever to put under a name."""
        self.numbers = itertools.count()

    def teardown(self) -> None:
        shutil.rmtree(self.home)

    def files(self) -> dict[str, bytes]:
        found = {}
        for folder, _, names in os.walk(self.out):
            for name in names:
                path = Path(folder, name)
                relative = path.relative_to(self.out).as_posix()
                if not relative.startswith(".dwiwarta") and not path.is_symlink():
                    found[relative] = path.read_bytes()
        return found

    def lies_in_a_file_or_link(self, path: Path) -> bool:
        above = [p for p in path.parents if self.out in p.parents]
        return any(p.is_file() or p.is_symlink() for p in above)

    sites = st.dictionaries(st.sampled_from(NAMES), st.sampled_from(TEXTS), max_size=4).filter(
        lambda site: not any(other.startswith(f"{name}/") for name in site for other in site)
    )

    @rule(site=sites)
    def build(self, site: dict[str, bytes]) -> None:
        before = self.files()
        for name, data in site.items():
            self.built.setdefault(name, set()).add(data)
        written = Writer(str(self.out)).write(site)
        after = self.files()
        told = {(d.code, d.span.path.removeprefix("site/")) for d in written.diagnostics}
        for name, data in site.items():
            assert after.get(name) == data or name in written.foreign, "a page is written or told"
        for name in set(written.new) | set(written.changed) | set(written.same):
            assert after[name] == site[name]
        for name, data in before.items():
            if name not in site and self.by_hand.get(name) != data:
                assert name not in after, "what earlier builds wrote goes"
        for name, data in self.by_hand.items():
            if before.get(name) == data and after.get(name) != data:
                assert name in site, "a person's file is never taken away"
                assert name in self.listed, "a file that was never ours is never written over"
                assert ("edited-page-replaced", name) in told, "writing over an edit is told"
        for name in self.listed & set(before) - set(site):
            if self.by_hand.get(name) == before[name]:
                assert ("edited-page-left", name) in told, "an edited orphan is told"
        assert set(after) <= set(site) | set(self.by_hand)
        assert not (self.out / ".dwiwarta.part").exists()
        self.by_hand = {
            name: data
            for name, data in self.by_hand.items()
            if after.get(name) == data and site.get(name) != data
        }
        self.listed = (
            set(written.new) | set(written.changed) | set(written.same) | set(written.kept_edited_orphans)
        )

    @rule(site=sites, calls=st.integers(0, 60))
    def build_and_crash(self, site: dict[str, bytes], calls: int) -> None:
        before = self.files()
        for name, data in site.items():
            self.built.setdefault(name, set()).add(data)
        try:
            Writer(str(self.out), Failing(calls)).write(site)  # type: ignore[arg-type]
        except PowerCut:
            pass
        else:
            self.build(site)
            return
        after = self.files()
        for name, data in self.by_hand.items():
            if before.get(name) == data and after.get(name) != data:
                assert name in site and name in self.listed, "a crash harms nobody's file"
        if (self.out / ".dwiwarta").exists():  # the power may have gone just after the new list was in place
            now = set(ledger.parse((self.out / ".dwiwarta").read_bytes()).written)
            assert now <= self.listed | set(site)
            self.listed = now
        self.by_hand = {name: data for name, data in self.by_hand.items() if after.get(name) == data}

    @precondition(lambda self: self.out.exists())
    @rule(name=st.sampled_from(NAMES))
    def write_by_hand(self, name: str) -> None:
        path = self.out / name
        if self.lies_in_a_file_or_link(path) or path.is_dir() or path.is_symlink():
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        data = f"by hand {next(self.numbers)}".encode()
        path.write_bytes(data)
        self.by_hand[name] = data

    @precondition(lambda self: self.out.exists())
    @rule(name=st.sampled_from(NAMES))
    def delete_by_hand(self, name: str) -> None:
        path = self.out / name
        if not self.lies_in_a_file_or_link(path) and (path.is_symlink() or path.is_file()):
            path.unlink()
            self.by_hand.pop(name, None)

    @precondition(lambda self: self.out.exists())
    @rule(name=st.sampled_from(["d", "f"]))
    def link_by_hand(self, name: str) -> None:
        path = self.out / name
        if not path.exists() and not path.is_symlink():
            path.symlink_to(self.elsewhere if name == "d" else self.elsewhere / "index.html")

    @invariant()
    def only_whole_files(self) -> None:
        for name, data in self.files().items():
            assert data in self.built.get(name, ()) or self.by_hand.get(name) == data

    @invariant()
    def nothing_outside_was_touched(self) -> None:
        assert {p.name: p.read_bytes() for p in self.elsewhere.iterdir()} == {"index.html": b"short"}


OutputFolder.TestCase.settings = settings(
    max_examples=120, stateful_step_count=12, deadline=None, suppress_health_check=list(HealthCheck)
)
TestOutputFolder = OutputFolder.TestCase


def test_a_crash_at_every_moment_of_a_rebuild_is_mended_by_the_next_build(tmp_path: Path) -> None:
    first = {"index.html": b"1", "a/index.html": b"1", "b/index.html": b"1", "c/d/index.html": b"1"}
    second = {"index.html": b"2", "a/index.html": b"1", "c/d": b"2", "e/index.html": b"2"}
    third = {"index.html": b"2", "f/index.html": b"3"}
    for moment in itertools.count():
        out = tmp_path / str(moment)
        Writer(str(out)).write(first)
        try:
            Writer(str(out), Failing(moment)).write(second)  # type: ignore[arg-type]
        except PowerCut:
            crashed = True
        else:
            crashed = False
        whole = {
            p.relative_to(out).as_posix(): p.read_bytes()
            for p in out.rglob("[!.]*")
            if p.is_file() and ".dwiwarta" not in str(p)
        }
        assert all(data in (first.get(name), second.get(name)) for name, data in whole.items())
        written = Writer(str(out)).write(third)
        assert not written.diagnostics
        left = {p.relative_to(out).as_posix() for p in out.rglob("*")}
        assert left == {".dwiwarta", "index.html", "f", "f/index.html"}, f"after call {moment}"
        if not crashed:
            break
    assert moment > 20
