"""`attribution`: who is quoted is still said to say it. `speaker-lost`: speech that no quotation marks and no “said”
mark as somebody's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dwiwarta.translation.checks.finding import Check, warning
from dwiwarta.translation.checks.vocabulary import Loose, Words, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dwiwarta.translation.checks.finding import Finding
    from dwiwarta.translation.checks.pair import Pair

SAID, LOST = "attribution", "speaker-lost"
_ROOTS = (
    "kata ujar tutur ucap papar imbuh tandas ungkap terang beber pinta keluh sambung lanjut tukas "
    "jelas tambah tegas cetus celetuk kenang aku urai sebut tulis timpal jawab tanya seru teriak pungkas "
    "tutup harap ajak himbau imbau kritik puji"
)
_VERBS = _ROOTS.replace(" ", "|")
_WITH_NYA = "|".join(f"{root}nya" for root in _ROOTS.split()[:15])
"""Stand for “he said” without a quotation mark before them too."""
_SPEECH = Loose(rf"[\"'],?\s*(?:{_VERBS})(?:nya)?\b|\b(?:{_WITH_NYA})\b")
_SAYING = Words(
    """
    say says said saying tell tells told telling stat* add adds added adding explain* according announc*
    ask asks asked asking claim* not noted notes noting warn* insist* stress* emphas* reveal* disclos*
    admit* utter* complain* continu* conclud* repl* answer* respond* assert* affirm* confirm* report*
    mention* express* describ* declar* remark* recall* recount* urg* call calls called calling appeal*
    pled plead* hope* hoping argu* write* writing wrote written tweet* post* comment* quot* speak*
    spoke* finish* shout* cry cried cries testif* observ* acknowledg* elaborat* convey* ended ending
    ends closed suggest* point* opin* quip* lament* retort* promis* vow* believ* thought think* advis*
    remind* request* invit* prais* beg begged joke* exclaim* whisper* reiterat* underlin* highlight*
    clarif* detail* relat* outlin* words allege* accus* predict* estimat* stories statement* interview*
    voice* tease* agree* criti* blast* slam* boast* chid* mus* note* conced* maintain* propos* pray*
    welcom* hail* assur* guarantee* demand* order* command* instruct* direct* regret* worr* fear* feel*
    felt reason* recommend*
    """,
    apart_from="""
    not static station* stative statu* relative* relation* relativ* related postpon* musi* muse* muslim*
    direction* directl* director* ordinar* orderl* commerc* pointless post posts posted detailed reasonab*
    """,
)
_OURS = Words("saya kami aku")
_REQUEST = re.compile(r"(?:^|[.!?]\s+)(?:Mari(?:lah)?|Ayo(?:lah)?|Jangan(?:lah|sampai)?|Mohon|Tolong)\b")
_ANY_SPEECH = Words(
    """
    kata katanya ujar* tutur* ucap* jelasnya papar* imbuh* tandas* tegasnya ungkap* terangnya beber*
    pinta* menurut* mengatakan menyatakan menuturkan menjelaskan menyebut* mengaku* menegaskan
    mengungkapkan menambahkan berharap meminta mengajak mengimbau menghimbau menulis bertanya menjawab
    berkata
    """
)


def find_said(pair: Pair) -> Iterator[Finding]:
    speech = _SPEECH.search(pair.source)
    if speech and not _SAYING.any_of(words_of(told(pair.english))):
        words = speech[0].lstrip("\"', ")
        yield warning(
            SAID,
            f"“{words}” is in the Indonesian, and nobody says it in the English.",
            [words],
            (),
            "Who says this? Put it behind the quotation.",
        )


def find_lost(pair: Pair) -> Iterator[Finding]:
    """In a report the paper does not say “we” and asks for nothing: somebody speaks."""
    if pair.kind not in ("body", "dek") or any(
        '"' in text or "'" in text for text in (pair.source, pair.english)
    ):
        return
    said = next((word for word in pair.source_words if word in _OURS), None)
    request = None if said else _REQUEST.search(pair.source)
    if not said and not request:
        return
    if _ANY_SPEECH.any_of(pair.source_words):
        return
    words = said or (request[0].lstrip(".!? ") if request else "")
    yield warning(
        LOST,
        f"“{words}”: somebody speaks here, without quotation marks and without a name.",
        [words],
        (),
        "Look at the paragraph before: if it is a quotation, put quotation marks and the speaker's name.",
    )


_MARK = re.compile(r'"')


def told(text: str) -> str:
    """The text without what is quoted in it. A mark that only closes has its opening in the paragraph before."""
    outside: list[str] = []
    start, inside = 0, None
    for m in _MARK.finditer(text):
        before, after = text[m.start() - 1 : m.start()], text[m.end() : m.end() + 1]
        closes = bool(before.strip()) and before not in "([-" and not after.isalnum()
        if inside is None:
            inside = closes
        if not closes and not inside:
            outside.append(text[start : m.start()])
        if closes or inside:
            start = m.end()
        inside = not closes
    if not inside:
        outside.append(text[start:])
    return " ".join(outside)


SAID_CHECK = Check(SAID, "a quotation without “said” in the English, where the Indonesian has it", find_said)
LOST_CHECK = Check(
    LOST, "speech or a request that stands in a report without quotation marks and speaker", find_lost
)
