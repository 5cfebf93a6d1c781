"""What is said about settings."""

from __future__ import annotations

from dwiwarta.diagnostics import Fault, Severity

NO_SITE = Fault(
    "site-settings-absent",
    Severity.ERROR,
    "There is no site.toml in {folder}.",
    "Write one with three lines: title.id, title.en and base_url; README has an example. "
    "Or name the folder of your site with --root.",
)
NOT_TOML = Fault(
    "settings-unreadable",
    Severity.ERROR,
    "The file cannot be understood: {reason}.",
    'Settings are lines like name = "value". Mend this line and build again.',
)
NOT_UTF8 = Fault(
    "settings-not-utf8",
    Severity.ERROR,
    "The file is not saved as UTF-8.",
    "Save it again with the encoding UTF-8.",
)
UNKNOWN = Fault(
    "setting-unknown",
    Severity.WARNING,
    "There is no setting “{name}”; the line has no effect.",
    "Known here: {known}.",
)
WRONG = Fault(
    "setting-wrong",
    Severity.ERROR,
    "The setting “{name}” must be {wanted}; it is {given}. The default holds: {default}.",
    "Write it like this: {example}",
)
RIGHTS_WRONG = Fault(
    "rights-wrong",
    Severity.ERROR,
    "The setting “{name}” must be {wanted}; it is {given}. Until it is mended the strictest holds, “link”: "
    "headline and link are shown, no text.",
    "Write it like this: {example}",
)
RIGHTS_UNKNOWN = Fault(
    "rights-unknown",
    Severity.ERROR,
    "There is no setting “{name}”. It seems to be about what may be shown, so until it is mended the strictest "
    "holds, “link”: headline and link are shown, no text.",
    "Write it like this: {example}",
)
RESERVED = Fault(
    "topic-reserved",
    Severity.ERROR,
    "“{name}” is kept for articles without a topic, so this table is left out.",
    "Give the topic another short name between the brackets.",
)
NEEDED = Fault(
    "setting-needed",
    Severity.ERROR,
    "The setting “{name}” is needed and not there.",
    "Write it like this: {example}",
)
UNREVIEWED_WRONG = Fault(
    "unreviewed-wrong",
    Severity.ERROR,
    "The setting “{name}” must be {wanted}; it is {given}. Until it is mended the strictest holds, “hold”: "
    "no English is shown that an editor has not checked.",
    "Write it like this: {example}",
)
NO_EVIDENCE = Fault(
    "rights-without-evidence",
    Severity.WARNING,
    "Full texts of {name} are shown, but nothing says that this is allowed.",
    'Write evidence = "..." (who allowed it, when), or rights = "excerpt" or "link".',
)
TWICE = Fault(
    "spelling-twice",
    Severity.WARNING,
    "The spelling “{spelling}” stands under “{first}” and under “{name}”; the first one holds.",
    "Keep it in one of them.",
)
