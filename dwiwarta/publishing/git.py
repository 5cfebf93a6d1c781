"""The door to git: the program itself, and what its refusals mean in an editor's words."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, NamedTuple, Protocol

from dwiwarta.diagnostics import Diagnostic, Fault, Severity, Span

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import BinaryIO

NO_GIT = Fault(
    "no-git",
    Severity.ERROR,
    "Publishing needs `git`, and it is not on this computer.",
    "Install it (https://git-scm.com/downloads), then publish again.",
)
NOT_LOGGED_IN = Fault(
    "not-logged-in",
    Severity.ERROR,
    "{address} did not let you in: {reason}",
    "Log in to GitHub on this computer (`gh auth login`, GitHub Desktop, an SSH key) and see that you may write there.",
)
UNREACHABLE = Fault(
    "remote-unreachable",
    Severity.ERROR,
    "{address} cannot be reached: {reason}",
    "See that you are online and that the address is right (`git remote -v` shows it), then publish again.",
)
MEANWHILE = Fault(
    "published-meanwhile",
    Severity.ERROR,
    "Somebody else published to {address} at this very moment, so nothing was sent.",
    "Take in their work (`git pull`), then publish again.",
)
REFUSED = Fault(
    "push-refused",
    Severity.ERROR,
    "{address} refused the site: {reason}",
    "The reason is GitHub's own. Often the branch is protected: Settings, Branches.",
)
GIT_FAILED = Fault(
    "git-failed",
    Severity.ERROR,
    "`git {command}` failed: {reason}",
    "Ask somebody who knows git, with this message at hand.",
)

_REASONS: tuple[tuple[re.Pattern[str], Fault], ...] = (
    (
        re.compile(
            r"authentication failed|could not read (?:username|password)|terminal prompts disabled|permission denied"
            r"|permission to .{1,200} denied|invalid username|host key verification|access denied|error: 40[13]\b",
            re.I,
        ),
        NOT_LOGGED_IN,
    ),
    (re.compile(r"non-fast-forward|fetch first|cannot lock ref|stale info", re.I), MEANWHILE),
    (re.compile(r"rejected|declined|protected branch|refusing to update|exceeds|GH\d{3}", re.I), REFUSED),
    (
        re.compile(
            r"could not resolve|connection (?:refused|reset|timed out)|timed out|unable to access|not found"
            r"|does not appear to be a git repository|could not read from remote|unreachable|does not exist",
            re.I,
        ),
        UNREACHABLE,
    ),
)
"""What git and GitHub say (in English, see `CommandGit`), the most telling first."""
_SECRET = re.compile(r"(?<=://)[^/@\s]{1,500}@|\b(?:gh[a-z]_|github_pat_|glpat-)\w{1,300}")
_NOISE = re.compile(r"^(?:remote: ?)?(?:fatal: |error: |hint: .*|To .*|! +|\s*$)")


class Ran(NamedTuple):
    """What a call of git gave."""

    code: int
    out: bytes
    err: str


class Git(Protocol):
    def run(self, repo: str, args: Sequence[str], stdin: BinaryIO | None = None) -> Ran:
        """Calls git in this folder. Raises FileNotFoundError where there is no git."""
        ...


class CommandGit:
    """The git of this computer."""

    def __init__(self, environment: Mapping[str, str] | None = None) -> None:
        given = os.environ if environment is None else environment
        # Where it works is said by the folder alone, also if a hook of git started this program.
        ours = {
            k: v
            for k, v in given.items()
            if k not in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX")
        }
        # Its messages are read; and it never stands waiting for a password that nobody is asked for.
        self._environment = {**ours, "LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0"}

    def run(self, repo: str, args: Sequence[str], stdin: BinaryIO | None = None) -> Ran:
        import subprocess

        source = subprocess.DEVNULL if stdin is None else stdin
        ran = subprocess.run(
            ["git", "-C", repo, *args], stdin=source, capture_output=True, check=False, env=self._environment
        )
        return Ran(ran.returncode, ran.stdout, ran.stderr.decode(errors="replace"))


def without_secrets(text: str) -> str:
    """Addresses of remotes may hold a name and password or a token: those are never shown."""
    return _SECRET.sub("", text)


def explain(ran: Ran, command: str, address: str) -> Diagnostic:
    """Why git refused, said so that an editor knows what to do. `address` is without secrets."""
    fault = next((fault for pattern, fault in _REASONS if pattern.search(ran.err)), GIT_FAILED)
    return fault.at(Span(""), address=address, command=command, reason=_reason(ran))


def _reason(ran: Ran) -> str:
    """The first line of git's words that says something."""
    lines = [_NOISE.sub("", line).strip() for line in without_secrets(ran.err).splitlines()]
    said = next((line for line in lines if line), f"it ended with code {ran.code}")
    return said if said.endswith((".", "!", "?")) else f"{said}."
