"""`markup`, `damaged` and `service-notice`: what came in on the way and is no translation."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dwiwarta.translation.answers import Refusal
from dwiwarta.translation.checks.finding import Check, error
from dwiwarta.translation.checks.vocabulary import Loose, Words, phrases

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dwiwarta.translation.checks.finding import Finding
    from dwiwarta.translation.checks.pair import Pair

MARKUP, DAMAGED, NOTICE = "markup", "damaged", "service-notice"
_MARKUP = re.compile(
    r"</?[a-zA-Z][\w-]*(?:\s[^<>]*)?/?>|&(?:[a-zA-Z]{2,8}|#\d{1,6}|#x[\da-fA-F]{1,6});"
    r"|__[A-Z]+_?\d+__|\{\{?\s*\w*\s*\}?\}|\[\[?[A-Z]{1,3}\d+[A-Z]?\]?\]|%\(\w+\)s|%[sd]\b"
    r"|<<|>>|⟦|⟧|\\[nrt](?=\W|[A-Z])|```"
)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufff9-\ufffd]")
_MOJIBAKE = re.compile(
    r"â€|â\x80|â„¢|Ã[\u0080-\u00bf\u0152-\u2122]|Â(?![^\W\d_])|ï»¿|�|ðŸ|⁇|\?{3,}|(?<=[a-z])\?(?=[a-z]{1,2}\b)"
)
_ALWAYS = phrases("""
    as an ai language model | as an ai model | as a language model | here is the english translation
    here's the english translation | here is the translation | here's the translation
    here is my translation | let me know if you would like | let me know if you'd like
    i hope this helps | sure here is | sure here's | certainly here is | certainly here's
    please provide the text | translated by google | service unavailable
    service temporarily unavailable | temporarily unavailable | bad gateway | internal server error
    gateway timeout | gateway time-out | too many requests | rate limit | rate limited | request limit
    quota exceeded | quota limit | character limit | characters limit | upgrade your plan
    request timed out | request failed | translation failed | translation error | translation not found
    translation unavailable | please wait while | your request is being verified | verify you are human
    unusual traffic | mymemory warning | next available in | an unknown error | an error occurred
    error has occurred | please try again later | try again later | invalid api key
    invalid language pair | api key | enable javascript | slowdown per | usage limit
    used all available free translations
""")
_OPENING = re.compile(
    r"\s*(?:english\s+)?translation\s*:|\s*\{\s*\"\w+\"\s*:|\s*(?:sure|certainly|of course)[,!]\s"
    r"|\s*(?:null|undefined|nan|none)\s*\.?$",
    re.IGNORECASE,
)
_TALK = Loose(
    r"\bi(?:'m| am) (?:sorry|unable|not able)\b[^.]{0,40}\b(?:translat|assist|help)"
    r"|\bi (?:cannot|can't|could not) (?:translate|assist with|provide a)\b|\(?\bnote: (?:the|this) translation"
    r"|\berror\W{0,3}\d{3}\b|\b\d{3} (?:error|too many|bad gateway|service|forbidden|not found)\b",
    (
        "i'm ",
        "i am ",
        "i can",
        "i could ",
        "note:",
        "error",
        "too many",
        "gateway",
        "service",
        "forbidden",
        "not found",
    ),
)
_ABOUT_THAT = Words(
    "terjemah* penerjemah* menerjemah* diterjemah* kuota server kesalahan error batas* dibatasi"
)


def find_markup(pair: Pair) -> Iterator[Finding]:
    here = set(_MARKUP.findall(pair.raw_source))
    new = [m[0] for m in _MARKUP.finditer(pair.raw_english) if m[0] not in here]
    if new:
        message = f"“{new[0]}” is a piece of code that came in."
        yield error(MARKUP, message, (), list(dict.fromkeys(new)), "Take it out.")


def find_damaged(pair: Pair) -> Iterator[Finding]:
    text = pair.raw_english
    if text.isascii() and "?" not in text and text.isprintable():
        return
    for pattern in (_CONTROL, _MOJIBAKE):
        m = pattern.search(text)
        if m and m[0] not in pair.raw_source:
            around = _CONTROL.sub("\N{REPLACEMENT CHARACTER}", text[max(0, m.start() - 12) : m.end() + 12])
            yield error(
                DAMAGED, f"There are damaged characters at “{around}”.", (), [m[0]], "Write them anew."
            )
            return


def find_notice(pair: Pair) -> Iterator[Finding]:
    refusal = pair.refusal
    talk = _OPENING.match(pair.english) or _TALK.search(pair.english) or _ALWAYS.search(pair.english)
    if talk and _ABOUT_THAT.any_of(pair.source_words):
        talk = None
    if refusal in (Refusal.NOTICE, Refusal.PAGE) or talk:
        yield error(
            NOTICE,
            "The translation service says something of its own in the English.",
            (),
            [talk[0].strip()] if talk else (),
            "Take it out, or have the paragraph translated again.",
        )


MARKUP_CHECK = Check(MARKUP, "HTML, placeholders and other pieces of code", find_markup)
DAMAGED_CHECK = Check(DAMAGED, "damaged characters (â€™, �)", find_damaged)
NOTICE_CHECK = Check(NOTICE, "words of the translation service about itself", find_notice)
