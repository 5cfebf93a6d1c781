"""What was read of each story the last time, so that only what changed is read again: stems cost more than all the
rest. It lives in `.cache/`; without it everything is read anew, to the same end."""

from __future__ import annotations

import hashlib
import os
from typing import TYPE_CHECKING

from dwiwarta.rendering.search.terms import Lexicon, Terms, terms_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dwiwarta.disk import Disk
    from dwiwarta.editorial.library import Story
    from dwiwarta.rendering.search.texts import Text


def rules() -> str:
    """A mark of everything that decides how words are read: this folder's files."""
    folder = os.path.dirname(os.path.abspath(__file__))
    mark = hashlib.sha256()
    for name in sorted(os.listdir(folder)):
        if name.endswith((".py", ".txt")):
            with open(f"{folder}/{name}", "rb") as file:
                mark.update(file.read())
    return mark.hexdigest()


def _mark(story: Story, texts: Sequence[Text]) -> str:
    """Of all that `terms_of` looks at."""
    article, label = story.article, story.theme.label
    said = [article.place or "", story.outlet_name, *article.bylines, "", *label]
    said += [part for tag in story.tags for part in tag.label]
    said += [f"{t.kind}\n{t.id}\n{t.en}" for t in texts]
    said += [str(story.in_english), str(story.listed_on)]
    return hashlib.sha256("\0".join(said).encode("utf-8", "replace")).hexdigest()[:32]


class Memory:
    """Terms by the mark of a story."""

    def __init__(self, disk: Disk, path: str | None) -> None:
        """`path` is the file that they are kept in; None keeps nothing."""
        self._disk = disk
        self._path = path
        self._lexicon = Lexicon()
        self._rules = rules()
        self._kept = self._read() if path else {}
        self._used: dict[str, Terms] = {}

    def terms_of(self, story: Story, texts: Sequence[Text]) -> Terms:
        mark = _mark(story, texts)
        terms = self._kept.get(mark) or self._used.get(mark)
        if terms is None:
            terms = terms_of(story, texts, self._lexicon)
        self._used[mark] = terms
        return terms

    def _seal(self, text: str) -> str:
        """What stands above it: it was written by these rules and is whole."""
        return hashlib.sha256(f"{self._rules}{text}".encode()).hexdigest()

    def keep(self) -> None:
        """Writes down what was used; a disk that cannot be written costs time, never the build."""
        if self._path is None or self._used.keys() == self._kept.keys():
            return
        text = "\n".join(_line(mark, terms) for mark, terms in self._used.items())
        try:
            self._disk.write(self._path, f"{self._seal(text)}\n{text}".encode())
        except OSError:
            return

    def _read(self) -> dict[str, Terms]:
        try:
            seal, _, text = self._disk.read(self._path or "").decode().partition("\n")
        except (OSError, UnicodeDecodeError):
            return {}
        if seal != self._seal(text):
            return {}
        found = {}
        for line in text.split("\n") if text else ():
            mark, names, built, *keys = line.split("\t")
            found[mark] = Terms({some[0]: some[1:] for some in keys}, names, built)
        return found


def _line(mark: str, terms: Terms) -> str:
    return "\t".join(
        [mark, terms.names, terms.built, *(weight + keys for weight, keys in terms.keys.items())]
    )
