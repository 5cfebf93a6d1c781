"""Translation models on this computer: an OPUS-MT folder converted for CTranslate2, or an Argos package.

    OPUS-MT folder      model.bin, source.spm, target.spm
    Argos package       a zip named *.argosmodel: one folder with metadata.json, sentencepiece.model and model/model.bin
    Argos folder        the same, unpacked

A package is read where it stands and never unpacked: no name inside it becomes a path on this computer.
"""

from __future__ import annotations

import json
import os
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from hashlib import sha256
from typing import Literal, NamedTuple

LARGEST = 3_000_000_000
"""Bytes of a model in a package, unpacked; the published ones have a tenth of it."""
LARGEST_TEXT = 1_000_000
"""Bytes of metadata.json."""
_CONVERT = (
    "Convert it once with `ct2-transformers-converter --copy_files source.spm target.spm` "
    "or `ct2-opus-mt-converter`; `docs/engines.md` has the whole line."
)


class ModelError(Exception):
    """What stands there cannot be used as a model. The words are the end of a sentence about it, and what to do."""

    def __init__(self, reason: str, hint: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.hint = hint


class Found(NamedTuple):
    """A model that is there, not read yet."""

    path: str
    kind: Literal["opus", "argos", "package"]
    name: str
    """As it is kept with each translation."""
    inside: str = ""
    """The folder in the package, with a slash at its end."""


class Model(NamedTuple):
    """What CTranslate2 and SentencePiece need."""

    name: str
    """With the first eight digits of the model's SHA-256: `opus-mt-id-en@1f0c22ab`."""
    path: str
    files: Mapping[str, bytes] | None
    """The model's files where they come out of a package, None where CTranslate2 reads the folder `path`."""
    source: bytes
    target: bytes
    """SentencePiece models."""
    end_mark: str | None
    """What is put behind each sentence; None where the model does that itself or knows no such mark."""


def look(path: str, largest: int = LARGEST) -> Found:
    """What stands at that path, judged without reading a model. Raises ModelError."""
    if os.path.isdir(path):
        return _folder(path)
    if os.path.isfile(path):
        return _package(path, largest)
    raise ModelError("there is no such file or folder", "Look whether the path is right.")


def read(found: Found) -> Model:
    """The model itself. Raises ModelError."""
    try:
        if found.kind == "package":
            with _opened(found.path) as archive:
                return _from_package(found, archive)
        return _from_folder(found)
    except OSError as fault:
        raise _damaged(fault.strerror or "it cannot be read") from None


def _folder(path: str) -> Found:
    name = os.path.basename(os.path.abspath(path))
    if os.path.isfile(f"{path}/metadata.json"):
        try:
            with open(f"{path}/metadata.json", "rb") as file:
                name = _argos_name(file.read(LARGEST_TEXT))
        except OSError:
            raise _damaged("metadata.json cannot be read") from None
        _all_there(path, "sentencepiece.model", "model/model.bin")
        return Found(path, "argos", name)
    if not os.path.isfile(f"{path}/model.bin") and os.path.isfile(f"{path}/source.spm"):
        raise ModelError("the model in this folder is not converted for CTranslate2 yet", _CONVERT)
    _all_there(path, "model.bin", "source.spm", "target.spm")
    return Found(path, "opus", name)


def _all_there(path: str, *names: str) -> None:
    for name in names:
        if not os.path.isfile(f"{path}/{name}"):
            raise ModelError(
                f"there is no `{name}` in this folder",
                "An OPUS-MT folder has `model.bin`, `source.spm` and `target.spm`; "
                "an Argos one `metadata.json`, `sentencepiece.model` and `model/model.bin`.",
            )


def _package(path: str, largest: int) -> Found:
    with _opened(path) as archive:
        names = {i.filename: i for i in archive.infolist()}
        inside = next(
            (n[: -len("metadata.json")] for n in names if n.count("/") <= 1 and _is_metadata(n)), None
        )
        if inside is None:
            raise _damaged("it holds no metadata.json")
        name = _argos_name(_member(archive, f"{inside}metadata.json", LARGEST_TEXT))
        for wanted in ("sentencepiece.model", "model/model.bin"):
            if inside + wanted not in names:
                raise ModelError(
                    f"this package holds no `{wanted}`", "Only packages with SentencePiece can be used here."
                )
        size = sum(i.file_size for n, i in names.items() if n.startswith(f"{inside}model/"))
        if size > largest:
            raise ModelError("its model is far too large", "Get the package anew from where it came.")
        return Found(path, "package", name, inside)


def _is_metadata(name: str) -> bool:
    return name.rpartition("/")[2] == "metadata.json"


def _argos_name(data: bytes) -> str:
    """The name of an Argos model from its metadata, which must say: Indonesian to English."""
    try:
        told = json.loads(data)
        pair = str(told["from_code"]), str(told["to_code"])
        version = str(told.get("package_version", ""))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise _damaged("its metadata.json cannot be understood") from None
    if pair != ("id", "en"):
        raise ModelError(
            f"it translates from “{pair[0][:20]}” to “{pair[1][:20]}”", "Get the one from “id” to “en”."
        )
    return f"argos-id_en-{version[:20]}" if version else "argos-id_en"


def _from_folder(found: Found) -> Model:
    spm = ("source.spm", "target.spm") if found.kind == "opus" else ("sentencepiece.model",) * 2
    folder = found.path if found.kind == "opus" else f"{found.path}/model"
    source, target = (_whole(f"{found.path}/{name}") for name in spm)
    digest = sha256()
    with open(f"{folder}/model.bin", "rb") as file:
        while chunk := file.read(1 << 20):
            digest.update(chunk)
    config = _whole(f"{folder}/config.json") if os.path.isfile(f"{folder}/config.json") else b"{}"
    mark = _end_mark(config) if found.kind == "opus" else None
    return Model(f"{found.name}@{digest.hexdigest()[:8]}", folder, None, source, target, mark)


def _from_package(found: Found, archive: zipfile.ZipFile) -> Model:
    begin = f"{found.inside}model/"
    names = [
        n for n in archive.namelist() if n.startswith(begin) and "/" not in n[len(begin) :] and n != begin
    ]
    files = {n[len(begin) :]: _member(archive, n, LARGEST) for n in names}
    pieces = _member(archive, f"{found.inside}sentencepiece.model", LARGEST)
    name = f"{found.name}@{sha256(files['model.bin']).hexdigest()[:8]}"
    return Model(name, found.name, files, pieces, pieces, None)


def _end_mark(config: bytes) -> str | None:
    """OPUS-MT was trained with a mark at the end of each sentence; some conversions say that the model adds it."""
    try:
        told = json.loads(config)
        return None if told.get("add_source_eos") else str(told.get("eos_token") or "</s>")
    except (ValueError, AttributeError, RecursionError):
        return "</s>"


def _whole(path: str) -> bytes:
    with open(path, "rb") as file:
        return file.read()


@contextmanager
def _opened(path: str) -> Iterator[zipfile.ZipFile]:
    try:
        with zipfile.ZipFile(path) as archive:
            yield archive
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, KeyError):
        # encrypted, cut short, compressed in a way that Python does not know
        raise _damaged("it is not a whole Argos package") from None
    except OSError as fault:
        raise _damaged(fault.strerror or "it cannot be read") from None


def _member(archive: zipfile.ZipFile, name: str, limit: int) -> bytes:
    """One file of the package. Never more than it declares, which is what zipfile reads, nor more than `limit`."""
    info = archive.getinfo(name)
    if info.file_size > limit:
        raise _damaged(f"`{name[-60:]}` in it is far too large")
    return archive.read(info)


def _damaged(reason: str) -> ModelError:
    return ModelError(reason, "Get the model anew from where it came.")
