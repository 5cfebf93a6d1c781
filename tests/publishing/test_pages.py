"""Publishing to a bare repository on this disk, with the real git; and every way it can be refused."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, BinaryIO

import pytest

from dwiwarta.output.writer import Writer
from dwiwarta.publishing.git import CommandGit, Ran, explain, without_secrets
from dwiwarta.publishing.pages import Published, publish

SITE = {
    "index.html": "<!doctype html>\r\n<p>Beranda é</p>\n".encode(),
    "id/news/banjir/index.html": b"<p>banjir</p>",
    "static/site.0a1b2c3d.css": b"p{}\n",
    "images/foto satu.webp": bytes(range(256)),
    "_private/x.html": b"Jekyll would drop this",
}


class Desk:
    """An editor's computer and GitHub, as far as git is concerned: both folders of a test."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.repo, self.remote, self.site = home / "repo", home / "remote.git", home / "repo" / "site"
        self.environment = {
            "PATH": os.environ["PATH"], "HOME": str(home), "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": os.devnull,
        }  # fmt: skip
        self.repo.mkdir()
        self.git("init", "-q", "-b", "main", str(self.repo))
        self.git("init", "-q", "--bare", "-b", "main", str(self.remote))
        self.git("remote", "add", "origin", str(self.remote))
        self.git("config", "user.name", "Rina Wijaya")
        self.git("config", "user.email", "rina@example.org")
        self.git("config", "core.autocrlf", "true")
        (self.repo / ".gitignore").write_text("/site/\n")
        self.git("add", ".gitignore")
        self.git("commit", "-qm", "First")
        self.build(SITE)

    def build(self, files: dict[str, bytes]) -> None:
        Writer(str(self.site)).write(files)

    def git(self, *args: str, repo: Path | None = None) -> bytes:
        command = ["git", "-C", str(repo or self.repo), *args]
        return subprocess.run(command, env=self.environment, check=True, capture_output=True).stdout

    def publish(self, **other: Any) -> Published:
        given: dict[str, Any] = {
            "remote": "origin", "branch": "gh-pages", "message": "Publish",
            "git": CommandGit(self.environment), **other,
        }  # fmt: skip
        return publish(str(self.site), str(self.repo), **given)

    def branch(self, branch: str = "gh-pages") -> dict[str, bytes]:
        names = (
            self.git("ls-tree", "-r", "-z", "--name-only", branch, repo=self.remote).decode().split("\0")[:-1]
        )
        return {name: self.git("show", f"{branch}:{name}", repo=self.remote) for name in names}

    def commits(self) -> int:
        return int(self.git("rev-list", "--count", "gh-pages", repo=self.remote))


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    for name in ("GIT_COMMITTER_NAME", "GIT_COMMITTER_EMAIL", "GIT_COMMITTER_DATE"):
        monkeypatch.delenv(name, raising=False)
    return Desk(tmp_path)


def codes(published: Published) -> list[str]:
    return [d.code for d in published.diagnostics]


def test_the_branch_holds_the_site_byte_for_byte_and_nojekyll(desk: Desk) -> None:
    assert (desk.site / ".dwiwarta").exists()
    published = desk.publish()
    assert published.pushed and published.diagnostics == ()
    assert published.added == tuple(sorted([*SITE, ".nojekyll"]))
    assert desk.branch() == {**SITE, ".nojekyll": b""}
    assert desk.git("rev-parse", "gh-pages", repo=desk.remote).decode().strip() == published.commit
    log = desk.git("log", "-1", "--format=%an <%ae> %s", "gh-pages", repo=desk.remote)
    assert log == b"Rina Wijaya <rina@example.org> Publish\n"


def test_publishing_again_with_nothing_changed_pushes_nothing(desk: Desk) -> None:
    first = desk.publish()
    again = desk.publish()
    assert (again.pushed, again.same, again.commit) == (False, True, first.commit)
    assert desk.commits() == 1


def test_what_changed_is_told_and_history_is_kept(desk: Desk) -> None:
    desk.publish()
    desk.build(
        {
            "index.html": b"new",
            "id/index.html": b"added",
            "images/foto satu.webp": SITE["images/foto satu.webp"],
        }
    )
    published = desk.publish(message="Two pages\n\nand more")
    assert published.added == ("id/index.html",)
    assert published.changed == ("index.html",)
    assert published.removed == ("_private/x.html", "id/news/banjir/index.html", "static/site.0a1b2c3d.css")
    assert desk.commits() == 2
    assert set(desk.branch()) == {"index.html", "id/index.html", "images/foto satu.webp", ".nojekyll"}


def test_nothing_of_the_editors_own_is_touched(desk: Desk) -> None:
    desk.git("branch", "gh-pages")
    (desk.repo / "draft.txt").write_text("not yet")
    (desk.repo / "staged.txt").write_text("soon")
    desk.git("add", "staged.txt")

    def state() -> tuple[bytes, bytes]:
        return desk.git("status", "--porcelain", "--branch"), desk.git("for-each-ref", "refs/heads")

    before = state()
    desk.publish()
    assert state() == before


def test_a_trial_tells_the_same_and_pushes_nothing(desk: Desk) -> None:
    trial = desk.publish(dry_run=True)
    assert not trial.pushed and len(trial.added) == len(SITE) + 1
    assert desk.git("for-each-ref", repo=desk.remote) == b""


def test_the_domain_is_written_and_kept(desk: Desk) -> None:
    desk.publish(cname="warta.example.org")
    assert desk.branch()["CNAME"] == b"warta.example.org"
    assert desk.publish().same
    assert desk.branch()["CNAME"] == b"warta.example.org"


def test_a_domain_that_github_put_there_is_kept_byte_for_byte(desk: Desk) -> None:
    desk.publish()
    elsewhere = desk.home / "elsewhere"
    desk.git("clone", "-q", "-b", "gh-pages", str(desk.remote), str(elsewhere))
    (elsewhere / "CNAME").write_text("warta.example.org\n")
    desk.git("add", "CNAME", repo=elsewhere)
    desk.git(
        "-c",
        "user.name=GitHub",
        "-c",
        "user.email=x@example.org",
        "commit",
        "-qm",
        "Create CNAME",
        repo=elsewhere,
    )
    desk.git("push", "-q", "origin", "gh-pages", repo=elsewhere)
    assert desk.publish().same
    desk.build({"index.html": b"new"})
    assert desk.publish().pushed
    assert desk.branch() == {"index.html": b"new", ".nojekyll": b"", "CNAME": b"warta.example.org\n"}
    assert desk.commits() == 3


def test_a_domain_among_the_files_of_the_site_counts(desk: Desk) -> None:
    (desk.site / "CNAME").write_bytes(b"own.example.org\n")
    desk.publish(cname="other.example.org")
    assert desk.branch()["CNAME"] == b"own.example.org\n"


def test_what_no_build_wrote_is_left_out_and_told(desk: Desk) -> None:
    (desk.home / "secret.txt").write_text("secret")
    (desk.site / "secret.txt").symlink_to(desk.home / "secret.txt")
    (desk.site / "all").symlink_to(desk.home)
    (desk.site / "x\nM 100644 inline evil").write_text("x")
    (desk.site / "id/sumber").mkdir()
    (desk.site / "id/sumber/nomor-telepon.txt").write_text("0812")
    (desk.site / '"quoted').write_text("x")
    (desk.site / "zz.key").write_text("x")
    published = desk.publish()
    assert codes(published) == ["foreign-files-left-out"]
    message = published.diagnostics[0].message
    assert "`id/sumber/nomor-telepon.txt`" in message and "and 1 more" in message
    assert desk.branch() == {**SITE, ".nojekyll": b""}


def test_a_link_in_the_place_of_a_page_is_left_out(desk: Desk) -> None:
    page = desk.site / "_private/x.html"
    page.unlink()
    page.symlink_to(desk.home / "secret.txt")
    assert codes(desk.publish()) == ["link-left-out"]
    assert "_private/x.html" not in desk.branch()


def test_a_page_that_was_taken_back_and_changed_by_hand_does_not_go_out(desk: Desk) -> None:
    desk.publish()
    (desk.site / "id/news/banjir/index.html").write_bytes(b"<p>banjir, by hand</p>")
    desk.build({"index.html": SITE["index.html"]})
    assert (desk.site / "id/news/banjir/index.html").exists()
    assert codes(desk.publish()) == ["foreign-files-left-out"]
    assert set(desk.branch()) == {"index.html", ".nojekyll"}


@pytest.mark.parametrize("content", [None, b"", b"dwiwarta-output 1 7\n"])
def test_a_folder_without_a_list_is_not_published(desk: Desk, content: bytes | None) -> None:
    (desk.site / ".dwiwarta").unlink()
    if content is not None:
        (desk.site / ".dwiwarta").write_bytes(content)
    assert codes(desk.publish()) == ["site-not-ours"]
    assert desk.git("for-each-ref", repo=desk.remote) == b""


def test_a_site_that_lost_a_page_is_not_published(desk: Desk) -> None:
    (desk.site / "_private/x.html").unlink()
    assert codes(desk.publish()) == ["built-file-not-there"]
    assert desk.git("for-each-ref", repo=desk.remote) == b""


def test_from_a_folder_inside_the_repository(desk: Desk) -> None:
    inside = desk.repo / "digest"
    inside.mkdir()
    given: dict[str, Any] = {"remote": "origin", "branch": "pages/live", "message": "Publish"}
    assert publish(str(desk.site), str(inside), git=CommandGit(desk.environment), **given).pushed
    assert desk.branch("pages/live") == {**SITE, ".nojekyll": b""}


# What can go wrong


def test_nothing_built(desk: Desk) -> None:
    (desk.site / "index.html").unlink()
    assert codes(desk.publish()) == ["nothing-to-publish"]


def test_no_repository(desk: Desk, tmp_path_factory: pytest.TempPathFactory) -> None:
    elsewhere = tmp_path_factory.mktemp("plain")
    environment = {**desk.environment, "GIT_CEILING_DIRECTORIES": str(elsewhere.parent)}
    found = publish(
        str(desk.site), str(elsewhere), remote="origin", branch="x", message="m", git=CommandGit(environment)
    )
    assert codes(found) == ["no-repository"]


def test_no_remote_of_that_name(desk: Desk) -> None:
    found = desk.publish(remote="orign")
    assert codes(found) == ["no-remote"]
    assert found.diagnostics[0].did_you_mean == "origin"


def test_no_name(desk: Desk) -> None:
    desk.git("config", "--unset", "user.email")
    assert codes(desk.publish()) == ["no-git-name"]


def test_a_bad_branch(desk: Desk) -> None:
    assert codes(desk.publish(branch="--force")) == []  # a strange name, but a name
    assert codes(desk.publish(branch="a..b")) == ["bad-branch"]


def test_a_remote_that_is_not_there(desk: Desk) -> None:
    desk.git("remote", "set-url", "origin", str(desk.home / "gone.git"))
    assert codes(desk.publish()) == ["remote-unreachable"]


def test_a_remote_that_declines(desk: Desk) -> None:
    hook = desk.remote / "hooks" / "pre-receive"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\necho 'only on Fridays' >&2\nexit 1\n")
    hook.chmod(0o755)
    found = desk.publish()
    assert codes(found) == ["push-refused"] and not found.pushed
    assert "only on Fridays" in found.diagnostics[0].message
    assert b"dwiwarta-publishing" not in desk.git("for-each-ref")


class Between:
    """The real git; something happens just before one of its commands."""

    def __init__(self, desk: Desk, command: str, happens: Callable[[], Ran | None]) -> None:
        self.real = CommandGit(desk.environment)
        self.command = command
        self.happens = happens

    def run(self, repo: str, args: Sequence[str], stdin: BinaryIO | None = None) -> Ran:
        return (self.happens() if args[0] == self.command else None) or self.real.run(repo, args, stdin)


def test_two_who_publish_at_once_lose_nothing(desk: Desk) -> None:
    desk.publish()
    head = desk.git("rev-parse", "gh-pages^{tree}", repo=desk.remote).decode().strip()

    def somebody_else() -> None:
        who = ("-c", "user.name=Budi", "-c", "user.email=b@example.org")
        commit = (
            desk.git(*who, "commit-tree", "-m", "Budi", "-p", "gh-pages", head, repo=desk.remote)
            .decode()
            .strip()
        )
        desk.git("update-ref", "refs/heads/gh-pages", commit, repo=desk.remote)

    desk.build({**SITE, "index.html": b"mine"})
    found = desk.publish(git=Between(desk, "push", somebody_else))
    assert codes(found) == ["published-meanwhile"]
    assert desk.publish().changed == ("index.html",)
    assert desk.commits() == 3


def test_no_git_at_all(desk: Desk) -> None:
    class NoGit:
        def run(self, repo: str, args: Sequence[str], stdin: BinaryIO | None = None) -> Ran:
            raise FileNotFoundError(2, "No such file or directory", "git")

    assert codes(desk.publish(git=NoGit())) == ["no-git"]


def test_a_site_that_cannot_be_read(desk: Desk) -> None:
    def vanishes() -> None:
        (desk.site / "_private/x.html").unlink()

    assert codes(desk.publish(git=Between(desk, "ls-remote", vanishes))) == ["site-unreadable"]


def cases() -> list[Any]:
    text = (Path(__file__).parent / "refusals.txt").read_text()
    found = []
    for case in text.split("\n-------- ")[1:]:
        title, _, rest = case.partition("\n")
        said, _, code = rest.rpartition("=> ")
        found.append(pytest.param(said, code.strip(), id=title))
    return found


@pytest.mark.parametrize(("said", "code"), cases())
def test_refusals_are_said_in_an_editors_words(desk: Desk, said: str, code: str) -> None:
    found = desk.publish(git=Between(desk, "ls-remote", lambda: Ran(128, b"", said)))
    assert codes(found) == [code]
    message = found.diagnostics[0].message
    assert "ghp_" not in message and "rina:" not in message
    assert len(message) < 300 and "\n" not in message and found.diagnostics[0].hint


def test_no_secret_of_a_remotes_address_is_shown(desk: Desk) -> None:
    secret = "https://rina:hunter2@127.0.0.1:1/x.git"
    desk.git("remote", "set-url", "origin", secret)
    found = desk.publish()
    assert codes(found) == ["remote-unreachable"]
    assert "hunter2" not in repr(found) + found.diagnostics[0].message
    assert found.address == "https://127.0.0.1:1/x.git"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("https://x-access-token:ghs_abc@github.com/a/b.git", "https://github.com/a/b.git"),
        ("https://token@github.com/a/b", "https://github.com/a/b"),
        ("git@github.com:a/b.git", "git@github.com:a/b.git"),
        ("token github_pat_11AAA_bbb was refused", "token  was refused"),
        ("ssh://git@github.com/a@b", "ssh://github.com/a@b"),
    ],
)
def test_secrets(text: str, shown: str) -> None:
    assert without_secrets(text) == shown


def test_explaining_without_words() -> None:
    assert explain(Ran(3, b"", ""), "push", "x").message == "`git push` failed: it ended with code 3."
