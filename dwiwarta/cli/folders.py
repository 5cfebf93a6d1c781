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


def wrong_out(out: str, root: str, shipped: str) -> str | None:
    """What is wrong with the folder that the site is to be written to, as a sentence. Links are followed: what counts
    is where the files would come to lie."""
    if not out.strip():
        return "--out is empty. Name the folder that the site is to be written to, or leave --out away."
    place = _real(out)
    bases = dict.fromkeys((_real(root), _real(shipped)))
    for base in bases:
        if _holds(place, base):
            return _refusal(out, "the folder that everything of yours lies in" if place == base else base)
        for name in PERSONS:
            persons = _real(os.path.join(base, name))
            if _holds(persons, place) or _holds(place, persons):
                return _refusal(out, f"{name}/, which is not for built pages")
    if _holds(_real(shipped), place) and not _holds(_real(root), place):
        return _refusal(out, "the program's own folder")
    if os.path.exists(place) and not os.path.isdir(place):
        return f"The site cannot be written to {out}: that is a file. Name a folder with --out."
    return None


def looks_like_a_site(root: str) -> bool:
    return os.path.isfile(os.path.join(root, "site.toml")) or os.path.isdir(os.path.join(root, "content"))


def _refusal(out: str, what: str) -> str:
    return (
        f"The site cannot be written to {out or '.'}: that is, lies in, or holds {what}. "
        "Name a folder of its own with --out, or leave --out away for site/."
    )


def _real(path: str) -> str:
    return os.path.normcase(os.path.realpath(path))


def _holds(folder: str, inside: str) -> bool:
    """Whether the one is the other or lies above it."""
    return inside == folder or inside.startswith(folder.rstrip(os.sep) + os.sep)
