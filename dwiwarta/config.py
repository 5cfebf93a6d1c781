"""Settings: `site.toml`, `content/themes.toml` and `content/outlets.toml`, typed and checked.

Every setting has its type, its default and its meaning in one row of a table (`SITE`, `THEME`, `OUTLET`), which the
manual is tested against. A wrong value costs that value: a diagnostic with its line, the default holds.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple, cast
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from dwiwarta.diagnostics import Diagnostic, Fault, Severity, Span, closest
from dwiwarta.model import Bilingual, Knowledge, Outlet, Rights, Source, Theme

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
NEEDED = Fault(
    "setting-needed",
    Severity.ERROR,
    "The setting “{name}” is needed and not there.",
    "Write it like this: {example}",
)
NOT_YET = Fault(
    "setting-without-effect",
    Severity.WARNING,
    "“{name} = {given}” has no effect in this version; “{default}” holds.",
    "Leave the line out until a later version knows it.",
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


class Setting(NamedTuple):
    """One row of a table of settings."""

    check: Callable[[Any], Any]
    """Gives the typed value, raises ValueError for a wrong one."""
    default: Any
    wanted: str
    example: str
    meaning: str


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError
    return value.strip()


def _some_text(value: Any) -> str:
    text = _text(value)
    if not text:
        raise ValueError
    return text


def _yes_no(value: Any) -> bool:
    if not isinstance(value, bool):
        raise ValueError
    return value


def _texts(value: Any) -> tuple[str, ...]:
    if isinstance(value, str):
        value = [value]
    if not isinstance(value, list):
        raise ValueError
    return tuple(_some_text(v) for v in value)


def _count(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= 1000:
        raise ValueError
    return value


def _one_of(*choices: str) -> Callable[[Any], str]:
    def check(value: Any) -> str:
        if value not in choices:
            raise ValueError
        return str(value)

    return check


def web_address(value: Any) -> str:
    """An http or https address with a host, no query and no fragment; the path ends in a slash."""
    text = _text(value)
    parts = urlsplit(text)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment:
        raise ValueError
    if re.search(r"[\s<>\"'\\^`{|}]", text) or parts.username:
        raise ValueError
    return text if text.endswith("/") else text + "/"


def _authority(value: Any) -> str:
    text = _text(value)
    if not re.fullmatch(r"[a-z0-9.-]+,\d{4}(-\d\d(-\d\d)?)?", text):
        raise ValueError
    return text


def _zone(value: Any) -> ZoneInfo:
    try:
        return ZoneInfo(_some_text(value))
    except (ZoneInfoNotFoundError, OSError) as error:
        raise ValueError from error


def _table_of_texts(value: Any) -> Mapping[str, str]:
    if not isinstance(value, dict):
        raise ValueError
    return {str(k): _text(v) for k, v in value.items()}


SITE: dict[str, Setting] = {
    "title.id": Setting(
        _some_text, "Warta", "a text", 'title.id = "Warta"', "The name of the site in Indonesian."
    ),
    "title.en": Setting(
        _some_text, "Digest", "a text", 'title.en = "Digest"', "The name of the site in English."
    ),
    "base_url": Setting(
        web_address,
        "https://example.org/",
        "the full address of the site",
        'base_url = "https://example.org/digest/"',
        "Where the site will stand; its path begins every link.",
    ),
    "tagline.id": Setting(_text, "", "a text", 'tagline.id = "..."', "A line under the name, in Indonesian."),
    "tagline.en": Setting(_text, "", "a text", 'tagline.en = "..."', "A line under the name, in English."),
    "feed_authority": Setting(
        _authority,
        "",
        "a host and a year",
        'feed_authority = "example.org,2026"',
        "What feed ids are made of; never change it once readers subscribe. Else the host of base_url and 2026.",
    ),
    "timezone": Setting(
        _zone,
        ZoneInfo("Asia/Jakarta"),
        "a time zone",
        'timezone = "Asia/Jakarta"',
        "The time zone of the desk: days in translation files and feeds.",
    ),
    "engine": Setting(
        _some_text,
        "none",
        "the name of a translation service",
        'engine = "google"',
        "Who translates what is new: google, mymemory, microsoft, libretranslate, or none (nothing is sent anywhere).",
    ),
    "publisher": Setting(_text, "", "a text", 'publisher = "..."', "Who publishes the site; shown on it."),
    "editor": Setting(
        _text, "", "a text", 'editor = "..."', "Who answers for the content; shown on the site."
    ),
    "contact": Setting(_text, "", "an e-mail address", 'contact = "..."', "Where readers report errors."),
    "english": Setting(
        _one_of("us", "gb"), "us", '"us" or "gb"', 'english = "us"', "American or British dates."
    ),
    "page_size": Setting(
        _count, 20, "a number from 1 to 1000", "page_size = 20", "Headlines on one list page."
    ),
    "unreviewed": Setting(
        _one_of("label", "headline", "hold"),
        "label",
        '"label", "headline" or "hold"',
        'unreviewed = "label"',
        "What may be shown unchecked. Only label has an effect in this version.",
    ),
    "index_unreviewed": Setting(
        _yes_no,
        False,
        "true or false",
        "index_unreviewed = false",
        "Whether search engines may list unchecked English.",
    ),
    "rights_default": Setting(
        _one_of("full", "excerpt", "link"),
        "full",
        '"full", "excerpt" or "link"',
        'rights_default = "excerpt"',
        "How much of an article is shown where neither it nor its outlet says.",
    ),
    "excerpt_paragraphs": Setting(
        _count,
        3,
        "a number from 1 to 1000",
        "excerpt_paragraphs = 3",
        "How many paragraphs an excerpt shows.",
    ),
    "publish.via": Setting(
        _one_of("actions", "branch"),
        "branch",
        '"actions" or "branch"',
        'publish.via = "branch"',
        "One route to GitHub Pages: a workflow there, or a branch pushed from here.",
    ),
    "publish.branch": Setting(
        _some_text,
        "gh-pages",
        "a branch name",
        'publish.branch = "gh-pages"',
        "The branch that GitHub Pages shows.",
    ),
    "publish.remote": Setting(
        _some_text,
        "origin",
        "the name of a git remote",
        'publish.remote = "origin"',
        "Where it is pushed to.",
    ),
    "publish.cname": Setting(
        _text, "", "a host name", 'publish.cname = "example.org"', "A domain of your own, if any."
    ),
}

THEME: dict[str, Setting] = {
    "label.id": Setting(_some_text, "", "a text", 'label.id = "Politik"', "The topic's name in Indonesian."),
    "label.en": Setting(_some_text, "", "a text", 'label.en = "Politics"', "The topic's name in English."),
    "suggest": Setting(
        _texts, (), "a list of words", 'suggest = ["pemilu"]', "Words that speak for the topic."
    ),
}

OUTLET: dict[str, Setting] = {
    "name": Setting(_some_text, "", "a text", 'name = "Nusadaily"', "The outlet's name as readers see it."),
    "spellings": Setting(
        _texts, (), "a list", 'spellings = ["NUSADAILY.COM"]', "How its datelines write it."
    ),
    "home": Setting(web_address, None, "a web address", 'home = "https://example.org/"', "Its front page."),
    "rights": Setting(
        _one_of("full", "excerpt", "link"),
        None,
        '"full", "excerpt" or "link"',
        'rights = "excerpt"',
        "What may be shown.",
    ),
    "evidence": Setting(_text, "", "a text", 'evidence = "letter of 3 May 2026"', "Why that is allowed."),
    "themes": Setting(
        _table_of_texts, {}, "a table", 'themes = { olahraga = "sport" }', "Its own rubrics and our topics."
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What `site.toml` says, defaults filled in."""

    title: Bilingual
    tagline: Bilingual
    base_url: str
    """Ends in a slash."""
    feed_authority: str
    """`host,year`; never empty."""
    feed_authority_given: bool
    timezone: ZoneInfo
    engine: str
    publisher: str
    editor: str
    contact: str
    english: Literal["us", "gb"]
    page_size: int
    index_unreviewed: bool
    rights_default: Rights
    excerpt_paragraphs: int
    publish_via: str
    publish_branch: str
    publish_remote: str
    publish_cname: str

    @property
    def base_path(self) -> str:
        """The path of `base_url`: begins and ends in a slash."""
        return urlsplit(self.base_url).path or "/"

    @property
    def origin(self) -> str:
        """Scheme and host of `base_url`, without a slash at the end."""
        parts = urlsplit(self.base_url)
        return f"{parts.scheme}://{parts.netloc}"


class _Toml(NamedTuple):
    path: str
    text: str
    data: Mapping[str, Any]

    def line_of(self, *keys: str) -> int:
        """The line where a key is set, 0 where it cannot be told. `keys` is its way from the top."""
        wanted = _plain(".".join(keys))
        table = ""
        for number, line in enumerate(self.text.split("\n"), 1):
            if header := re.match(r"\s*\[\[?\s*([^\]]+?)\s*\]", line):
                table = _plain(header[1])
                if table == wanted:
                    return number
            elif (setting := re.match(r"\s*((?:[\w-]+|\"[^\"]*\"|'[^']*'|\s*\.\s*)+?)\s*=", line)) and (
                ".".join(filter(None, (table, _plain(setting[1])))) == wanted
            ):
                return number
        return 0

    def span(self, *keys: str) -> tuple[Span, str | None]:
        line = self.line_of(*keys)
        text = self.text.split("\n")[line - 1].rstrip("\r") if line else None
        column = len(text) - len(text.lstrip()) + 1 if text else 0
        return Span(self.path, line, column, column + len(keys[-1]) if column else 0), text


def _plain(key: str) -> str:
    return re.sub(r"[\"'\s]", "", key)


def _load(source: Source) -> tuple[_Toml | None, list[Diagnostic]]:
    try:
        text = source.data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = source.data.count(b"\n", 0, error.start) + 1
        return None, [NOT_UTF8.at(Span(source.path, line))]
    try:
        return _Toml(source.path, text, tomllib.loads(text)), []
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        reason = str(error) or "nested too deeply"
        place = re.search(r"\(at line (\d+), column (\d+)\)", reason)
        line, column = (int(place[1]), int(place[2])) if place else (text.count("\n") + 1 if text else 1, 0)
        lines = text.split("\n")
        reason = re.sub(r"\s*\(at [^)]*\)$", "", reason)
        excerpt = lines[line - 1] if line <= len(lines) else None
        return None, [
            NOT_TOML.at(
                Span(source.path, line, column), excerpt=excerpt, reason=reason[:1].lower() + reason[1:]
            )
        ]


def _flat(data: Mapping[str, Any], known: Mapping[str, Setting], way: str = "") -> Iterator[tuple[str, Any]]:
    """Pairs of dotted key and value, tables that are no values taken apart."""
    for key, value in data.items():
        dotted = f"{way}.{key}" if way else key
        if isinstance(value, dict) and dotted not in known and any(k.startswith(dotted + ".") for k in known):
            yield from _flat(value, known, dotted)
        else:
            yield dotted, value


def _typed(
    toml: _Toml, data: Mapping[str, Any], known: Mapping[str, Setting], *way: str
) -> tuple[dict[str, Any], list[Diagnostic]]:
    """The settings of one table; what is absent has its default."""
    values = {key: setting.default for key, setting in known.items()}
    diagnostics = []
    for key, value in _flat(data, known):
        span, excerpt = toml.span(*way, key)
        if key not in known:
            near = closest(key, known)
            diagnostics.append(
                UNKNOWN.at(span, excerpt=excerpt, did_you_mean=near, name=key, known=", ".join(known))
            )
            continue
        setting = known[key]
        try:
            values[key] = setting.check(value)
        except (ValueError, TypeError):
            diagnostics.append(
                WRONG.at(
                    span,
                    excerpt=excerpt,
                    name=key,
                    wanted=setting.wanted,
                    given=_shown(value),
                    default=_shown(setting.default),
                    example=setting.example,
                )
            )
    return values, diagnostics


def _shown(value: Any) -> str:
    if value is None or value in ("", (), {}):
        return "nothing"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return "a table"
    if isinstance(value, list | tuple):
        return "a list"
    return f"“{str(value)[:60]}”"


def read_settings(source: Source) -> tuple[Settings | None, tuple[Diagnostic, ...]]:
    """What `site.toml` says. None only if the file cannot be understood at all or lacks what the site cannot do
    without: then nothing can be built."""
    toml, diagnostics = _load(source)
    if toml is None:
        return None, tuple(diagnostics)
    values, found = _typed(toml, toml.data, SITE)
    diagnostics += found
    given = {key for key, _ in _flat(toml.data, SITE)}
    for key in ("title.id", "title.en", "base_url"):
        if key not in given:
            diagnostics.append(NEEDED.at(Span(source.path), name=key, example=SITE[key].example))
    wrong = {str(d.values.get("name")) for d in diagnostics if d.fault in (NEEDED, WRONG)}
    if "base_url" in wrong:
        return None, tuple(diagnostics)
    if values["unreviewed"] != "label":
        span, excerpt = toml.span("unreviewed")
        diagnostics.append(
            NOT_YET.at(span, excerpt=excerpt, name="unreviewed", given=values["unreviewed"], default="label")
        )
    host = urlsplit(values["base_url"]).hostname
    settings = Settings(
        title=Bilingual(values["title.id"], values["title.en"]),
        tagline=Bilingual(values["tagline.id"], values["tagline.en"]),
        feed_authority=values["feed_authority"] or f"{host},2026",
        feed_authority_given=bool(values["feed_authority"]),
        publish_via=values["publish.via"],
        publish_branch=values["publish.branch"],
        publish_remote=values["publish.remote"],
        publish_cname=values["publish.cname"],
        **{
            key: values[key]
            for key in (
                "base_url",
                "timezone",
                "engine",
                "publisher",
                "editor",
                "contact",
                "english",
                "page_size",
                "index_unreviewed",
                "rights_default",
                "excerpt_paragraphs",
            )
        },
    )
    return settings, tuple(diagnostics)


def _tables(
    source: Source | None, known: Mapping[str, Setting]
) -> tuple[_Toml | None, dict[str, dict[str, Any]], list[Diagnostic]]:
    """The tables of a file that is made of them, one for each topic or outlet."""
    if source is None:
        return None, {}, []
    toml, diagnostics = _load(source)
    if toml is None:
        return None, {}, diagnostics
    tables = {}
    for name, data in toml.data.items():
        span, excerpt = toml.span(name)
        if not isinstance(data, dict):
            diagnostics.append(
                UNKNOWN.at(
                    span, excerpt=excerpt, name=name, known="tables, each opened by a line like [name]"
                )
            )
            continue
        if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name):
            diagnostics.append(
                WRONG.at(
                    span,
                    excerpt=excerpt,
                    name=name,
                    wanted="a short name of small letters, digits and hyphens, since it stands in addresses",
                    given=f"“{name[:60]}”",
                    default="the table is left out",
                    example="[politics]",
                )
            )
            continue
        tables[name], found = _typed(toml, data, known, name)
        diagnostics += found
    return toml, tables, diagnostics


def read_knowledge(
    themes: Source | None, outlets: Source | None, rights_default: Rights = "full"
) -> tuple[Knowledge, tuple[Diagnostic, ...]]:
    """The topics and outlets of the site, each in the order of its file."""
    toml, theme_tables, diagnostics = _tables(themes, THEME)
    found_themes = []
    for name, values in theme_tables.items():
        for key in ("label.id", "label.en"):
            if not values[key]:
                span, excerpt = cast("_Toml", toml).span(name)
                diagnostics.append(NEEDED.at(span, excerpt=excerpt, name=key, example=THEME[key].example))
        label = Bilingual(values["label.id"] or name.capitalize(), values["label.en"] or name.capitalize())
        found_themes.append(Theme(name, label, values["suggest"]))
    toml, outlet_tables, found = _tables(outlets, OUTLET)
    diagnostics += found
    found_outlets = []
    spelling_of: dict[str, str] = {}
    for name, values in outlet_tables.items():
        span, excerpt = cast("_Toml", toml).span(name)
        spellings = values["spellings"] or ((values["name"],) if values["name"] else ())
        for spelling in spellings:
            if (first := spelling_of.setdefault(spelling.casefold(), name)) != name:
                diagnostics.append(TWICE.at(span, excerpt=excerpt, spelling=spelling, first=first, name=name))
        found_outlets.append(
            Outlet(
                name,
                values["name"] or name.capitalize(),
                spellings,
                values["home"],
                values["rights"],
                values["evidence"],
                values["themes"],
            )
        )
    return Knowledge(tuple(found_outlets), tuple(found_themes)), tuple(diagnostics)


def rights_of(outlet: Outlet | None, own: Rights | None, settings: Settings) -> Rights:
    """What may be shown of an article: the strictest of what article, outlet and site say of it; the article's own
    word wins over the site's default, never over its outlet's limit."""
    order: tuple[Rights, ...] = ("full", "excerpt", "link")
    said = [r for r in (own, outlet.rights if outlet else None) if r]
    return max(said, key=order.index) if said else settings.rights_default
