"""Folders named on the command line: what may be a site's root, and where a site may be written."""

from __future__ import annotations

import os

PERSONS = ("content", "translations", "templates", ".git", "dwiwarta")
"""Folders that no site is written into, nor above."""


def wrong_root(root: str) -> str | None:
    """What is wrong with the folder of the site, as a sentence."""
    if not root.strip():
        return "--root is empty. Name the folder of your site, with content/ in it."
    if not os.path.isdir(root):
        return f"There is no folder {os.path.abspath(root)}."
    return None


def wrong_out(
    out: str, root: str, shipped: str, what: str = "The site", default: str = "site/"
) -> str | None:
    """What is wrong with the folder that the site (or `what` else) is to be written to, as a sentence. Links are
    followed: what counts is where the files would come to lie."""
    if not out.strip():
        return (
            f"--out is empty. Name the folder that {what.lower()} is to be written to, or leave --out away."
        )

    def refusal(reason: str) -> str:
        return (
            f"{what} cannot be written there: {reason}. "
            f"Name a folder of its own with --out, or leave --out away for {default}."
        )

    place = _real(out)
    for base in dict.fromkeys((_real(root), _real(shipped))):
        for taken in (base, *(_real(os.path.join(base, name)) for name in PERSONS)):
            if place == taken:
                return refusal(f"{out} is {_shown(taken, root)}")
            if _holds(place, taken):
                return refusal(f"{out} has {_shown(taken, root)} in it")
            if _holds(taken, place) and taken != base:
                return refusal(f"{out} lies in {_shown(taken, root)}")
    if _holds(_real(shipped), place) and not _holds(_real(root), place):
        return refusal(f"{out} lies in the program's own folder")
    if os.path.exists(place) and not os.path.isdir(place):
        return refusal(f"{out} is a file")
    return None


def looks_like_a_site(root: str) -> bool:
    return os.path.isfile(os.path.join(root, "site.toml")) or os.path.isdir(os.path.join(root, "content"))


def _shown(taken: str, root: str) -> str:
    return "the folder of your site itself" if taken == _real(root) else taken


def _real(path: str) -> str:
    return os.path.normcase(os.path.realpath(path))


def _holds(folder: str, inside: str) -> bool:
    """Whether the one is the other or lies above it."""
    return inside == folder or inside.startswith(folder.rstrip(os.sep) + os.sep)
