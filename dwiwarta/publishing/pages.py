"""Publishes the built site to a branch of a git remote, as GitHub Pages takes it.

The branch holds what builds wrote into the output folder, byte for byte, with `.nojekyll` and the domain. What else
lies there is nobody's to publish: the folder may be one that a person keeps other things in.
Its history is kept and never overwritten: what readers saw last month can be looked up, and two who publish at once
cannot lose each other's work. Neither the working folder nor a branch of the editor's is touched: the commit is made by
ghp-import under a name of its own, which goes again.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from tempfile import TemporaryFile
from typing import TYPE_CHECKING, Any

from dwiwarta.diagnostics import Diagnostic, Fault, Severity, Span, closest
from dwiwarta.publishing.git import NO_GIT, explain, without_secrets
from dwiwarta.publishing.outgoing import StopError, outgoing

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import BinaryIO

    from dwiwarta.publishing.git import Git, Ran

NO_REPOSITORY = Fault(
    "no-repository",
    Severity.ERROR,
    "This folder is not kept with git, so there is nowhere to publish to.",
    "Clone your repository from GitHub and work in that folder; or `git init`, then `git remote add {remote} ADDRESS`.",
)
NO_REMOTE = Fault(
    "no-remote",
    Severity.ERROR,
    "git knows no remote named `{remote}` here, so there is nowhere to publish to.",
    "`git remote add {remote} ADDRESS`, with the address that GitHub shows under Code.",
)
NO_NAME = Fault(
    "no-git-name",
    Severity.ERROR,
    "git does not know your name and e-mail address yet; every publication carries them.",
    '`git config --global user.name "Your Name"` and `git config --global user.email you@example.org`, once.',
)
BAD_BRANCH = Fault(
    "bad-branch",
    Severity.ERROR,
    "`{branch}` cannot be the name of a branch.",
    "The usual name is `gh-pages`.",
)
UNREADABLE = Fault(
    "site-unreadable",
    Severity.ERROR,
    "The site could not be read, so nothing was published: {reason}.",
    "Build again, then publish again.",
)

_OURS = "dwiwarta-publishing"
"""The branch that exists only while a publication is made."""


@dataclass(frozen=True, slots=True)
class Published:
    """What readers will see change."""

    pushed: bool = False
    """False too where nothing has changed or it was a trial."""
    address: str = ""
    """Of the remote, without name, password or token."""
    commit: str = ""
    """Of the branch as it is now."""
    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def same(self) -> bool:
        """Readers see already what was built."""
        return not (self.added or self.changed or self.removed)


def publish(
    folder: str,
    repo: str,
    *,
    remote: str,
    branch: str,
    message: str,
    git: Git,
    cname: str | None = None,
    dry_run: bool = False,
) -> Published:
    """Pushes the site in `folder` to `branch` of `remote`, from the repository that `repo` lies in.

    `cname` is the domain; without one (and without such a file in the site) the branch keeps the one it has. A trial
    (`dry_run`) does everything but push."""
    step = _Steps(git, repo, remote, branch)
    try:
        names, left_out = outgoing(folder)
        step.check()
        before = step.published()
        if "CNAME" in names:
            cname = None
        elif not cname:
            cname = step.domain(before) if before else None
        try:
            with TemporaryFile() as stream:
                _write(stream, step, folder, names, message, before, cname)
                stream.seek(0)
                step.run("fast-import", "--date-format=rfc2822", "--quiet", "--force", stdin=stream)
            commit = step.text("rev-parse", f"refs/heads/{_OURS}")
            changes = step.changes(before, commit)
            push = not dry_run and any(changes)
            if push:
                step.run("push", "--quiet", remote, f"refs/heads/{_OURS}:refs/heads/{branch}")
        finally:
            step.call("update-ref", "-d", f"refs/heads/{_OURS}")
        return Published(push, step.address, commit if push else before, *changes, diagnostics=left_out)
    except OSError as fault:
        if isinstance(fault, FileNotFoundError) and fault.filename == "git":
            return Published(diagnostics=(NO_GIT.at(Span("")),))
        return Published(
            address=step.address, diagnostics=(UNREADABLE.at(Span(folder), reason=fault.strerror),)
        )
    except StopError as fault:
        return Published(address=step.address, diagnostics=(fault.diagnostic,))


def _write(
    stream: BinaryIO,
    step: _Steps,
    folder: str,
    names: Sequence[str],
    message: str,
    before: str,
    cname: str | None,
) -> None:
    """The commit as ghp-import puts it for `git fast-import`; not through its main function, which works in the
    current folder, takes all that is in it, and moves the editor's own branch."""
    import ghp_import

    class Pipe:
        stdin = stream

    class Answers:
        def get_config(self, key: str) -> bytes:
            return step.text("config", key, or_else="").encode()

        def get_prev_commit(self, branch: str) -> str:
            return before

    ghp_import.start_commit(Pipe, Answers(), _OURS, message)
    for name in names:
        ghp_import.add_file(Pipe, os.path.join(folder, name), name)
    if ".nojekyll" not in names:
        ghp_import.add_nojekyll(Pipe)
    if cname is not None:
        ghp_import.add_cname(Pipe, cname)
    stream.write(b"\n")


class _Steps:
    """Calls of git in one repository; the first that fails ends the publication with a reason."""

    def __init__(self, git: Git, repo: str, remote: str, branch: str) -> None:
        self._git = git
        self._repo = repo
        self._remote = remote
        self._branch = branch
        self.address = ""

    def call(self, *args: str) -> Ran:
        return self._git.run(self._repo, args)

    def run(self, *args: str, stdin: Any = None) -> bytes:
        ran = self._git.run(self._repo, args, stdin)
        if ran.code:
            raise StopError(explain(ran, args[0], self.address))
        return ran.out

    def text(self, *args: str, or_else: str | None = None) -> str:
        if or_else is None:
            return self.run(*args).decode(errors="replace").strip()
        ran = self.call(*args)
        return or_else if ran.code else ran.out.decode(errors="replace").strip()

    def check(self) -> None:
        """Whether everything is there that publishing needs."""
        if self.call("rev-parse", "--git-dir").code:
            raise StopError(NO_REPOSITORY.at(Span(""), remote=self._remote))
        remotes = self.text("remote").split()
        if self._remote not in remotes:
            near = closest(self._remote, remotes)
            raise StopError(NO_REMOTE.at(Span(""), did_you_mean=near, remote=self._remote))
        self.address = without_secrets(self.text("remote", "get-url", self._remote))
        if self.call("check-ref-format", f"refs/heads/{self._branch}").code:
            raise StopError(BAD_BRANCH.at(Span(""), branch=self._branch))
        for key in ("name", "email"):
            if not (
                os.getenv(f"GIT_COMMITTER_{key.upper()}") or self.text("config", f"user.{key}", or_else="")
            ):
                raise StopError(NO_NAME.at(Span("")))

    def published(self) -> str:
        """The commit that the branch of the remote stands at, fetched if it is not here; empty where there is none."""
        there = self.text("ls-remote", "--heads", self._remote, f"refs/heads/{self._branch}")
        if not there:
            return ""
        commit = there.split()[0]
        if self.call("cat-file", "-e", f"{commit}^{{commit}}").code:
            ref = f"+refs/heads/{self._branch}:refs/remotes/{self._remote}/{self._branch}"
            self.run("fetch", "--quiet", "--no-tags", self._remote, ref)
        return commit

    def domain(self, commit: str) -> str | None:
        """The domain that the branch has, byte for byte: the settings page of GitHub puts it there."""
        ran = self.call("show", f"{commit}:CNAME")
        return None if ran.code else ran.out.decode(errors="replace")

    def changes(self, before: str, after: str) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
        """Files added, changed and removed."""
        if before:
            out = self.run(
                "diff-tree", "-r", "-z", "--no-renames", "--no-relative", "--name-status", before, after
            )
            words = out.decode(errors="replace").split("\0")
        else:
            names = (
                self.run("ls-tree", "--full-tree", "-r", "-z", "--name-only", after)
                .decode(errors="replace")
                .split("\0")
            )
            words = [word for name in names[:-1] for word in ("A", name)]
        kinds: dict[str, list[str]] = {"A": [], "M": [], "D": []}
        for kind, name in zip(words[0::2], words[1::2], strict=False):
            kinds.get(kind, kinds["M"]).append(name)
        return tuple(kinds["A"]), tuple(kinds["M"]), tuple(kinds["D"])
