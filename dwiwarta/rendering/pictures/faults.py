"""What may be wrong with the file of a picture. Each costs the picture, never its article."""

from __future__ import annotations

from dwiwarta.diagnostics import Fault, Severity

NOT_FOUND = Fault(
    "image-not-found",
    Severity.ERROR,
    "There is no picture {file} in content/images; the article is shown without one.",
    "Put the file there, or write its name as it is; capitals count.",
)
UNREADABLE = Fault(
    "image-unreadable",
    Severity.ERROR,
    "The picture {file} cannot be read: {reason}.",
    "Look whether you may open it.",
)
_NOT_A_PICTURE = Fault(
    "image-not-a-picture",
    Severity.ERROR,
    "{file} is not shown: it is {what}, not a picture that can be used here.",
    "Open it, save it as JPEG or PNG, put that into content/images and write its name in the header.",
)
_BROKEN = Fault(
    "image-broken",
    Severity.ERROR,
    "The picture {file} is broken or was cut off while it was copied; it is not shown.",
    "Copy it once more from where it came.",
)
_TOO_HEAVY = Fault(
    "image-too-heavy",
    Severity.ERROR,
    "The file {file} has {size} MB, more than the {most} MB that are opened here; it is not shown.",
    "Save it as JPEG; 1600 pixels wide are enough.",
)
_TOO_LARGE = Fault(
    "image-too-large",
    Severity.ERROR,
    "The picture {file} has {width} × {height} pixels; more than {most} million are not opened, and it is not shown.",
    "Make it smaller; 1600 pixels wide are enough.",
)
_TOO_SMALL = Fault(
    "image-too-small",
    Severity.ERROR,
    "The picture {file} has only {width} × {height} pixels, too few to see anything on it; it is not shown.",
    "Take a larger one, at least 1200 pixels wide.",
)
_TOO_LONG = Fault(
    "image-too-long",
    Severity.ERROR,
    "The picture {file} is a strip of {width} × {height} pixels; it is not shown.",
    "Cut it: no side may be more than {most} times the other.",
)
_MOVES = Fault(
    "image-moves",
    Severity.ERROR,
    "The picture {file} moves; nothing on the site moves by itself, and it is not shown.",
    "Save one moment of it as JPEG or PNG.",
)
SMALL = Fault(
    "image-small",
    Severity.WARNING,
    "The picture {file} is only {width} pixels wide; it is shown no larger than it is and looks blurred on most "
    "screens.",
    "Take a larger one if there is one, best 1600 pixels wide.",
)
CHANGED = Fault(
    "image-changed-meanwhile",
    Severity.ERROR,
    "A size of a picture could not be put in place: its file changed while the site was built.",
    "Build again.",
)
FAULTS = {f.code: f for f in (_NOT_A_PICTURE, _BROKEN, _TOO_HEAVY, _TOO_LARGE, _TOO_SMALL, _TOO_LONG, _MOVES)}
"""Of what the making finds, by code."""
