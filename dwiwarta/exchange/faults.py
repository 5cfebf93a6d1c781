"""What is said about files that come from elsewhere."""

from __future__ import annotations

from dwiwarta.diagnostics import Fault, Severity

TOO_LARGE = Fault(
    "exchange-too-large",
    Severity.ERROR,
    "The file has {size} MB, more than {limit}; it was not read.",
    "Export in parts: `--month`, `--topic` or `--by month`.",
)
UNKNOWN_FORMAT = Fault(
    "exchange-format",
    Severity.ERROR,
    "It is not known what kind of file this is; it was not read.",
    "It can be TMX (.tmx), XLIFF 1.2 or 2 (.xlf), a table (.csv, in UTF-8) or a translation file (.po).",
)
ENCODING = Fault(
    "exchange-encoding",
    Severity.ERROR,
    "The table is not in UTF-8; its accents and quotation marks cannot be read.",
    "Save it once more as “CSV UTF-8”, or in LibreOffice with the character set UTF-8.",
)
NOT_XML = Fault(
    "exchange-xml",
    Severity.ERROR,
    "The file is damaged at this place ({reason}).",
    "Every paragraph that could be made out was read: {read}. Let the tool that wrote it export it once more.",
)
UNSAFE_XML = Fault(
    "exchange-unsafe",
    Severity.ERROR,
    "The file defines its own abbreviations or asks for other files, which an honest file of this kind never does; it "
    "was not read.",
    "Ask whoever sent it for a plain export.",
)
TOO_DEEP = Fault(
    "exchange-too-deep",
    Severity.ERROR,
    "The file is nested more than {limit} levels deep; it was not read.",
    "Let the tool that wrote it export it once more.",
)
LANGUAGES = Fault(
    "exchange-languages",
    Severity.ERROR,
    "This is a translation from “{source}” to “{target}”, not from Indonesian (id) to English (en); it was not read.",
    "Set the languages of the project in that tool to id and en and export it once more.",
)
BROKEN = Fault(
    "exchange-broken",
    Severity.ERROR,
    "This paragraph cannot be read: {reason}. It was left out; all others count.",
    "Mend it in the tool the file comes from, or write this one paragraph into its translation file by hand.",
)
NAMELESS = Fault(
    "exchange-nameless",
    Severity.WARNING,
    "This paragraph does not say of which article it is; it was left out.",
    "Work on a file that `exchange export` wrote: it names the article and the kind, like this: {example}",
)
HALF = Fault(
    "exchange-half",
    Severity.WARNING,
    "Of this paragraph only {done} of {all} sentences have English; it was left out.",
    "Translate the rest in the tool the file comes from, then import it again.",
)
TOO_LONG = Fault(
    "exchange-too-long",
    Severity.ERROR,
    "This text has {length} characters, more than {limit}: it is no paragraph. It was left out.",
    "Look whether the tool has joined many paragraphs into one.",
)
COLUMNS = Fault(
    "exchange-columns",
    Severity.ERROR,
    "The table has no column “{name}”; it was not read.",
    "Its first row must hold at least these names: article, kind, indonesian, english.",
)
STATE_UNKNOWN = Fault(
    "exchange-state",
    Severity.WARNING,
    "“{word}” is no state that is known; the text counts as being edited.",
    "Write one of these: not checked, being edited, checked.",
)
NO_ARTICLE = Fault(
    "exchange-no-article",
    Severity.ERROR,
    "There is no article “{slug}”; its paragraphs in this file were left out ({count}).",
    "If it was renamed, write its new name into the file.",
)
SOURCE_CHANGED = Fault(
    "exchange-source-changed",
    Severity.WARNING,
    "This paragraph ({kind}) is not in “{slug}” any more: its Indonesian has changed since the export. Its English was "
    "not taken.",
    "Export “{slug}” once more and carry over by hand what still fits.",
)
CONFLICT = Fault(
    "exchange-conflict",
    Severity.WARNING,
    "“{slug}” ({kind}): a person's English stands here already and this one differs, so it was not taken.",
    "Both are in `{kept}`. If the new one is better, write it into `{path}`.",
)
NOT_KEPT = Fault(
    "exchange-not-kept",
    Severity.ERROR,
    "The English that was to be kept beside a person's ({count}) cannot be saved here: {reason}.",
    "Look whether the disk is full and whether you may write there, then import the file once more.",
)
MANY = Fault(
    "exchange-many",
    Severity.ERROR,
    "{count} more places in this file have the fault [{code}]; only the first {shown} are told.",
    "A fault in so many places has one cause: look at the first of them.",
)
NOT_WRITABLE = Fault(
    "exchange-not-writable",
    Severity.ERROR,
    "This translation file has a fault, so nothing was taken into it ({count} waiting).",
    "Mend the file first (see the message about it), then import again.",
)
