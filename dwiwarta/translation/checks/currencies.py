"""Currencies, by the names and signs that either language gives them."""

from __future__ import annotations

_ID = {
    "rp": "Rp", "idr": "Rp", "rupiah": "Rp", "us$": "$", "usd": "$", "$": "$", "dolar": "$", "dollar": "$",
    "dolar as": "$", "dollar as": "$", "dolar amerika": "$", "au$": "A$", "aud": "A$", "a$": "A$", "s$": "S$",
    "sgd": "S$", "hk$": "HK$", "nz$": "NZ$", "€": "€", "eur": "€", "euro": "€", "£": "£", "gbp": "£",
    "pound": "£", "poundsterling": "£", "¥": "¥", "yen": "¥", "jpy": "¥", "rm": "RM", "ringgit": "RM",
    "yuan": "yuan", "won": "won", "baht": "baht", "rubel": "rouble", "peso": "peso", "franc": "franc",
}  # fmt: skip
_EN = _ID | {
    "dollars": "$", "us dollars": "$", "u.s. dollars": "$", "us dollar": "$", "euros": "€", "pounds": "£",
    "pounds sterling": "£", "sterling": "£", "rupiahs": "Rp", "ruble": "rouble", "rubles": "rouble",
    "rouble": "rouble", "roubles": "rouble", "pesos": "peso", "francs": "franc",
}  # fmt: skip
_DOLLARS = {
    "australia": "A$",
    "australian": "A$",
    "singapura": "S$",
    "singapore": "S$",
    "hong": "HK$",
    "hongkong": "HK$",
    "kanada": "C$",
    "canadian": "C$",
    "selandia": "NZ$",
}


def currency_id(words: str) -> str:
    """The sign for an Indonesian name or sign; "" for one that is not known."""
    return _of(words, _ID)


def currency_en(words: str) -> str:
    """The sign for an English name or sign; "" for one that is not known."""
    return _of(words, _EN)


def _of(words: str, names: dict[str, str]) -> str:
    words = " ".join(words.lower().split())
    if words in names:
        return names[words]
    for word in words.split():
        if word in _DOLLARS:
            return _DOLLARS[word]
    return next((names[word] for word in words.split() if word in names), "")


def alike(one: str, other: str) -> bool:
    """Whether the two may be the same: a dollar without a country may be any."""
    return one == other or (one.endswith("$") and other.endswith("$") and "$" in (one, other))
