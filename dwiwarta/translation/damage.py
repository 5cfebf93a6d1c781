"""What is said of translation files that people and tools have damaged, in an editor's words."""

from __future__ import annotations

from dwiwarta.diagnostics import Fault, Severity

_LEFT = " Until then this paragraph counts as not translated yet, and the file is not written to."

QUOTE_INSIDE = Fault(
    "po-quote-inside",
    Severity.ERROR,
    "A quotation mark stands inside the text, so it is not clear where the text ends.",
    r'Write \" for each quotation mark inside `msgstr "..."`.' + _LEFT,
)
QUOTE_OPEN = Fault(
    "po-quote-open",
    Severity.ERROR,
    "This text has no quotation mark at its {end}.",
    'Each line of a text stands between two straight quotation marks: `"..."`.' + _LEFT,
)
STRAY_LINE = Fault(
    "po-stray-line",
    Severity.ERROR,
    "This line is neither a text in quotation marks nor a comment.",
    "Put it between quotation marks if it goes on with the text above, or begin it with `# ` if it is a note."
    + _LEFT,
)
INCOMPLETE = Fault(
    "po-incomplete",
    Severity.ERROR,
    "This paragraph has no `{keyword}` line.",
    "Bring the line back from an earlier version, or delete the rest of the paragraph." + _LEFT,
)
TWO_TEXTS = Fault(
    "po-two-texts",
    Severity.ERROR,
    "This paragraph has two `{keyword}` lines.",
    "Keep the one that is right and delete the other." + _LEFT,
)
HALF_OBSOLETE = Fault(
    "po-half-obsolete",
    Severity.ERROR,
    "Some lines of this paragraph begin with `#~` and others do not.",
    "Let all of its lines begin with `#~ ` (kept for later) or none (in use)." + _LEFT,
)
CONFLICT = Fault(
    "po-conflict",
    Severity.ERROR,
    "Two versions of this part stand here, from `<<<<<<<` to `>>>>>>>` (line {last}): two people changed it.",
    "Keep the lines that are right, and delete the others and the three lines of marks." + _LEFT,
)
BYTES = Fault(
    "po-bytes",
    Severity.ERROR,
    "This paragraph has letters that cannot be read: they are not in UTF-8.",
    "Type the marked letters again and save the file as UTF-8." + _LEFT,
)
CUT_SHORT = Fault(
    "po-cut-short",
    Severity.ERROR,
    "The file breaks off here.",
    "Bring the rest back from an earlier version of the file. If nothing is missing, delete these last lines. Until "
    "then the file is not written to.",
)
TWICE = Fault(
    "po-twice",
    Severity.ERROR,
    "This paragraph is translated twice, with different words: here and at line {first}, which is used.",
    "Keep the better one and delete the other; until then the file is not written to.",
)
CHARSET = Fault(
    "po-charset",
    Severity.WARNING,
    "The file is not in UTF-8; it was read as {charset}.",
    "Look whether its accents and quotation marks are right, and save it as UTF-8.",
)
