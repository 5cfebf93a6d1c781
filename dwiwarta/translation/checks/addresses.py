"""`address`: web and mail addresses, handles and hashtags, which stay as they are, sign by sign."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dwiwarta.translation.checks.finding import Check, error, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dwiwarta.translation.checks.finding import Finding
    from dwiwarta.translation.checks.pair import Pair

NAME = "address"
_TOP = "com|org|net|id|info|tv|gov|edu|me|io"
ADDRESS = re.compile(
    r"(?:https?://|www\.)[^\s<>\"()\[\]]+"
    r"|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|(?<![\w/.])@\w[\w.]*\w"
    r"|(?<![\w&])#[^\W\d]\w*"
    rf"|\b[a-z0-9][\w-]*(?:\.[\w-]+)*\.(?:{_TOP})(?:/[^\s<>\"()\[\]]*)?(?![\w@])",
    re.IGNORECASE,
)

_ENDING = re.compile(rf"\.(?:{_TOP})", re.IGNORECASE)


def find(pair: Pair) -> Iterator[Finding]:
    if not _may_have(pair.source) and not _may_have(pair.english):
        return
    here = {_bare(m[0]): m[0] for m in ADDRESS.finditer(pair.source)}
    there = {_bare(m[0]): m[0] for m in ADDRESS.finditer(pair.english)}
    lost = [words for key, words in here.items() if key not in there and not _said(words, pair.english)]
    new = [words for key, words in there.items() if key not in here and not _said(words, pair.source)]
    if lost and new:
        yield error(
            NAME,
            f"The address {quoted(lost)} became {quoted(new)}.",
            lost,
            new,
            "Copy it from the Indonesian.",
        )
    elif lost:
        yield error(
            NAME,
            f"The address {quoted(lost)} is missing in the English.",
            lost,
            (),
            "Copy it from the Indonesian.",
        )
    elif new and any(c in words for words in new for c in "@/#"):
        yield error(NAME, f"The address {quoted(new)} is not in the Indonesian.", (), new)


def blanked(text: str) -> str:
    """The text with every address as blanks, so that nothing else is read out of it."""
    if not _may_have(text):
        return text
    return ADDRESS.sub(lambda m: " " * len(m[0]), text)


def _may_have(text: str) -> bool:
    if "@" in text or "#" in text or "://" in text:
        return True
    return "." in text and (_ENDING.search(text) is not None or "www." in text.lower())


def _bare(address: str) -> str:
    return re.sub(r"^(?:https?://)?(?:www\.)?", "", address.rstrip(".,;:!?'\"").lower()).rstrip("/")


def _said(address: str, text: str) -> bool:
    """A site's name may be written as one: kompas.com, Kompas.com, Kompas."""
    if address.lower().startswith(("www.", "http")):
        return False
    return (
        "/" not in address
        and "@" not in address
        and address.lower().lstrip("#").partition(".")[0] in text.lower().replace(" ", "")
    )


CHECK = Check(NAME, "a web or mail address, a handle or a hashtag that is not the same in both texts", find)
