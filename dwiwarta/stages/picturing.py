"""Pictures: which files articles name, what has been made of them, and what is wrong with the others.

The picture library is imported only where a file is met for the first time.
"""

from __future__ import annotations

import unicodedata
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from dwiwarta.diagnostics import Diagnostic, Span, closest
from dwiwarta.editorial.library import images_wanted
from dwiwarta.reading.images import FOLDER, name_of
from dwiwarta.rendering.pictures import faults
from dwiwarta.rendering.pictures.recipe import SMALL, Made, Unfit, picture_of, too_heavy
from dwiwarta.stages.picture_cache import PictureCache, checksum
from dwiwarta.stages.shares import in_shares

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from dwiwarta.disk import Disk, Stamp
    from dwiwarta.editorial.library import Story
    from dwiwarta.model import Article, Image, Picture
    from dwiwarta.stages.world import Digest, World


class Shown(NamedTuple):
    """Files of the site whose names tell their bytes: those need not be looked at where the file is in place."""

    paths: Sequence[str] = ()
    data: Callable[[str], bytes | None] = lambda _: None
    """The bytes of one; None where they cannot be made again as they were."""


class _File(NamedTuple):
    """A picture of which the sizes are known."""

    path: str
    """On this computer."""
    key: str
    made: Made


class Pictures:
    """The pictures of a site by their name below content/images, and the bytes of their sizes when they are needed."""

    def __init__(self, files: Mapping[str, _File], disk: Disk, cache: PictureCache | None) -> None:
        self.by_name: dict[str, Picture] = {name: picture_of(name, file.made) for name, file in files.items()}
        self._files = files
        self._disk, self._cache = disk, cache
        self._where = {
            r.path: (name, number)
            for name, p in self.by_name.items()
            for number, r in enumerate(p.renditions)
        }
        self._last: tuple[str, bytes] = ("", b"")

    def shown(self, stories: Iterable[Story]) -> Shown:
        """The files of the site that hold the pictures of these articles."""
        paths = dict.fromkeys(r.path for s in stories if s.picture for r in s.picture.renditions)
        return Shown(tuple(paths), self._data)

    def _data(self, path: str) -> bytes | None:
        """The bytes of one size, by its path in the site. None where they cannot be made again as they were."""
        name, number = self._where[path]
        file = self._files[name]
        if self._last[0] != name:
            whole = self._whole(file)
            if whole is None:
                return None
            self._last = (name, whole)  # the sizes of one picture are asked for in turn
        lengths = [size[3] for size in file.made.sizes]
        start = sum(lengths[:number])
        return self._last[1][start : start + lengths[number]]

    def _whole(self, file: _File) -> bytes | None:
        whole = self._cache.bytes_of(file.key, file.made) if self._cache else None
        if whole is not None:
            return whole
        from dwiwarta.rendering.pictures.making import make

        try:
            again, whole = make(self._disk.read(file.path))
        except OSError:
            return None
        if again != file.made:
            return None
        if self._cache:
            self._cache.keep(file.key, whole)
        return whole


def gather(world: World, digest: Digest, jobs: int | None = None) -> tuple[Pictures, tuple[Diagnostic, ...]]:
    """The pictures that articles of this site may show, made where they are new, by `jobs` processes at most.

    What is wrong with one is told at its line in the header of each article that names it.
    """
    articles = (read.article for read in digest.reads)
    named = [
        _Named(article, image, name)
        for article, image in images_wanted(articles, digest.settings, digest.knowledge)
        if (name := name_of(image.file))
    ]
    if not named:
        return Pictures({}, world.disk, None), ()
    folder = digest.place.at(FOLDER)
    there = {unicodedata.normalize("NFC", name): f"{folder}/{name}" for name in world.disk.walk(folder)}
    cache = PictureCache(world.disk, digest.place.root)
    looked: dict[str, tuple[Stamp, str]] = {}
    unread: dict[str, str] = {}
    for name in dict.fromkeys(n.name for n in named if n.name in there):
        try:
            looked[name] = _look_at(world.disk, there[name], name, cache)
        except OSError as error:
            unread[name] = error.strerror or type(error).__name__
    outcomes = {key: known for _, key in looked.values() if (known := cache.outcome(key))}
    outcomes |= {key: heavy for stamp, key in looked.values() if (heavy := too_heavy(stamp.size))}
    new = {key: there[name] for name, (_, key) in looked.items() if key not in outcomes}
    outcomes.update(_make_all(world.disk, cache, list(new.items()), jobs))
    for name in [name for name, (_, key) in looked.items() if key not in outcomes]:
        unread[name] = "it was being written just now; build again"
        del looked[name]
    cache.finish(looked, outcomes)
    files = {
        name: _File(there[name], key, made)
        for name, (_, key) in looked.items()
        if isinstance(made := outcomes[key], Made)
    }
    said = []
    for one in named:
        if one.name not in there:
            said.append(faults.NOT_FOUND.at(one.at(), file=one.name, did_you_mean=closest(one.name, there)))
        elif one.name in unread:
            said.append(faults.UNREADABLE.at(one.at(), file=one.name, reason=unread[one.name]))
        else:
            said += _doubts(one, outcomes[looked[one.name][1]])
    return Pictures(files, world.disk, cache), tuple(said)


class _Named(NamedTuple):
    """A picture where an article names it."""

    article: Article
    image: Image
    name: str

    def at(self) -> Span:
        header = self.article.header
        return Span(self.article.path, self.image.lines.get("file", header.lines.get("image", 0)))


def _look_at(disk: Disk, path: str, name: str, cache: PictureCache) -> tuple[Stamp, str]:
    """A file's stamp, and the checksum of what is in it. One that is too heavy is not read: its size says all."""
    stamp = disk.stamp(path)  # before reading: what is written meanwhile has another one
    if too_heavy(stamp.size):
        return stamp, f"{stamp.size} bytes"
    return stamp, cache.known(name, stamp) or checksum(disk.read(path))


def _make_all(
    disk: Disk, cache: PictureCache, new: Sequence[tuple[str, str]], jobs: int | None
) -> dict[str, Made | Unfit]:
    """What comes of each file (its checksum, its path), by checksum."""
    if not new:
        return {}
    mine, others = in_shares(new, jobs or 1, partial(_make_some, disk, cache))
    return dict(pair for share in (mine, *others) for pair in share)


def _make_some(
    disk: Disk, cache: PictureCache, new: Sequence[tuple[str, str]]
) -> list[tuple[str, Made | Unfit]]:
    from dwiwarta.rendering.pictures.making import make

    found = []
    for key, path in new:
        try:
            data = disk.read(path)
        except OSError:
            continue
        if checksum(data) != key:  # written meanwhile: nothing of it must be kept under this checksum
            continue
        outcome, whole = make(data)
        if isinstance(outcome, Made):
            cache.keep(key, whole)
        found.append((key, outcome))
    return found


def _doubts(one: _Named, outcome: Made | Unfit) -> list[Diagnostic]:
    if isinstance(outcome, Unfit):
        values: dict[str, Any] = {**outcome.values, "file": one.name}
        return [faults.FAULTS[outcome.code].at(one.at(), **values)]
    if outcome.width < SMALL:
        return [faults.SMALL.at(one.at(), file=one.name, width=outcome.width)]
    return []
