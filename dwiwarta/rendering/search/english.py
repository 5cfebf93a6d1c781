"""English stems: Snowball's, from a library; of a word that is built by no rule, the stem of its plain form. Words met
before are remembered."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_PLAIN_FORMS = """
children:child men:man women:woman fishermen:fisherman policemen:policeman firemen:fireman gunmen:gunman
spokesmen:spokesman chairmen:chairman businessmen:businessman craftsmen:craftsman workmen:workman thieves:thief
wives:wife knives:knife halves:half shelves:shelf feet:foot teeth:tooth mice:mouse stole:steal stolen:steal
built:build bought:buy brought:bring caught:catch taught:teach thought:think fought:fight sought:seek sold:sell
told:tell held:hold fell:fall fallen:fall fled:flee drove:drive driven:drive drew:draw drawn:draw rose:rise risen:rise
grew:grow grown:grow knew:know known:know threw:throw thrown:throw flew:fly flown:fly blew:blow blown:blow went:go
gone:go came:come became:become gave:give given:give took:take taken:take shook:shake shaken:shake broke:break
broken:break spoke:speak spoken:speak chose:choose chosen:choose wrote:write written:write rode:ride ridden:ride
hid:hide hidden:hide wore:wear worn:wear tore:tear torn:tear swore:swear sworn:swear ate:eat eaten:eat won:win
lost:lose met:meet paid:pay laid:lay sent:send spent:spend lent:lend led:lead fed:feed bred:breed shot:shoot sank:sink
sunk:sink swam:swim swum:swim sang:sing sung:sing drank:drink drunk:drink ran:run began:begin begun:begin
struck:strike stood:stand understood:understand kept:keep slept:sleep swept:sweep dug:dig hung:hang burnt:burn
learnt:learn meant:mean heard:hear made:make found:find
"""
"""What a plural or a past is of, where no ending tells it."""
PLAIN_FORMS: dict[str, str] = dict(pair.split(":") for pair in _PLAIN_FORMS.split())


@cache
def _stemmer() -> Callable[[str], str]:
    import snowballstemmer

    stem: Callable[[str], str] = snowballstemmer.stemmer("english").stemWord
    return stem


@cache
def stem(word: str) -> str:
    return word if word.isdigit() else _stemmer()(PLAIN_FORMS.get(word, word))
