"""The picture of a header, as far as the header alone tells: where its file is, and whether it says what has to be
known before it may be shown."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from dwiwarta.diagnostics import Diagnostic, Fault, Severity, Span

if TYPE_CHECKING:
    from dwiwarta.model import Header, Image

FOLDER = "content/images"

INCOMPLETE = Fault(
    "image-incomplete",
    Severity.WARNING,
    "The picture {file} is not shown: {lacks}.",
    "Write under “image” in the header:  {wanted}",
)
OUTSIDE = Fault(
    "image-outside",
    Severity.ERROR,
    "“{file}” is not in content/images; pictures are taken from there alone, and this one is not shown.",
    "Put the file into content/images and write its name alone, for example  file: {name}",
)
SVG = Fault(
    "image-svg",
    Severity.ERROR,
    "{file} is an SVG drawing, which may hold programs; it is not shown.",
    "Export it as PNG, at least 1600 pixels wide, and write that name here.",
)
NOT_PERMITTED = Fault(
    "image-not-permitted",
    Severity.WARNING,
    "The picture {file} is not shown: “rights: {rights}” does not allow it.",
    "If it may be shown, say why:  rights: own  or  rights: permission  or a licence, for example  rights: CC BY 4.0",
)

_LACKS = {
    "credit": ("nobody is named who made it", 'credit: "Foto: ..."'),
    "rights": ("nothing says why it may be shown", "rights: own  (or permission, or a licence: CC BY 4.0)"),
    "alt": ("nothing tells what is on it, for those who do not see it", 'alt: "..."'),
}
_UNKNOWN = frozenset(
    {
        "unknown",
        "none",
        "no",
        "not known",
        "tidak",
        "tidak tahu",
        "tidak diketahui",
        "belum diketahui",
        "tanpa izin",
    }
)
"""Words that fill a line and say nothing."""
_REFUSED = frozenset({"link", "excerpt"})
"""How much of an *article* may be shown; written here, they say that the picture may not."""
_DRIVE = re.compile(r"[A-Za-z]:|[A-Za-z][A-Za-z0-9+.-]*://")


def name_of(file: str) -> str | None:
    """The name below content/images that is meant, NFC; None where it leads elsewhere."""
    name = unicodedata.normalize("NFC", file).replace("\\", "/")
    while name.startswith("./"):
        name = name[2:]
    name = name.removeprefix(f"{FOLDER}/")
    parts = name.split("/")
    if _DRIVE.match(name) or "\0" in name or any(part in ("", ".", "..") for part in parts):
        return None
    return name


def unfit(header: Header, path: str) -> Diagnostic | None:
    """Why the header's picture may not be shown, whatever its file is; None where nothing stands against it."""
    image = header.image
    if image is None:
        return None
    line = header.lines.get("image", 0)

    def at(key: str) -> Span:
        return Span(path, image.lines.get(key, line))

    name = name_of(image.file)
    if name is None:
        last = re.split(r"[/\\]", image.file)[-1].strip(" .") or "foto.jpg"
        return OUTSIDE.at(at("file"), file=image.file, name=last)
    if name.casefold().endswith((".svg", ".svgz")):
        return SVG.at(at("file"), file=name)
    lacking = [key for key in _LACKS if not _says(key, image)]
    if lacking:
        return INCOMPLETE.at(
            at(next((key for key in lacking if key in image.lines), "file")),
            file=name,
            lacks="; ".join(_LACKS[key][0] for key in lacking),
            wanted=", ".join(_LACKS[key][1] for key in lacking),
        )
    if image.rights.casefold() in _REFUSED:
        return NOT_PERMITTED.at(at("rights"), file=name, rights=image.rights)
    return None


def _says(key: str, image: Image) -> bool:
    words = str(getattr(image, key)).casefold().strip(" .?!-–")
    if not any(c.isalnum() for c in words) or words in _UNKNOWN:
        return False
    return key != "alt" or words not in (image.file.casefold(), image.file.casefold().rsplit(".", 1)[0])
