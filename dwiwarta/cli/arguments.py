"""What can be typed: commands and their options (DESIGN 5)."""

from __future__ import annotations

import argparse
import re
from datetime import UTC, date, datetime

from dwiwarta.diagnostics import closest

YEARS = range(1970, 9999)
"""Beyond them the calendar ends within a time zone of the moment."""
_DAY_FIRST = re.compile(r"(\d{1,2})[/. -](\d{1,2})[/. -](\d{4})")


def moment(text: str) -> datetime:
    """A day or a moment; without a zone it is UTC."""
    try:
        found = datetime.fromisoformat(text.strip())
    except ValueError:
        found = None
    if found is None or found.year not in YEARS:
        raise argparse.ArgumentTypeError(f"“{text}” is no moment like 2026-11-23 or 2026-11-23T10:00+07:00")
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def day(text: str) -> date:
    """A day as 2026-11-20, or as Indonesians write it: 20/11/2026."""
    try:
        if match := _DAY_FIRST.fullmatch(text.strip()):
            found = date(int(match[3]), int(match[2]), int(match[1]))
        else:
            found = date.fromisoformat(text.strip())
        if found.year in YEARS:
            return found
    except ValueError:
        pass
    raise argparse.ArgumentTypeError(f"“{text}” is not a day like 2026-11-20")


def count(text: str) -> int:
    try:
        number = int(text)
    except ValueError:
        number = 0
    if number < 1:
        raise argparse.ArgumentTypeError(f"“{text[:40]}” is not a whole number, 1 or more")
    return number


def port(text: str) -> int:
    """0 is any that is free."""
    try:
        number = int(text)
    except ValueError:
        number = -1
    if not 0 <= number <= 65535:
        raise argparse.ArgumentTypeError(
            f"“{text[:40]}” is not a port: a number from 1 to 65535, for example 8080"
        )
    return number


def link(text: str) -> str:
    """The address of a page elsewhere, for readers to follow."""
    if not re.fullmatch(
        r"https?://[^\s<>\"/?#\x00-\x1f\x7f]+([/?#][^\s<>\"\x00-\x1f\x7f]*)?", text.strip(), re.IGNORECASE
    ):
        raise argparse.ArgumentTypeError(f"“{text}” is not an address that begins with https:// or http://")
    return text.strip()


class _Parser(argparse.ArgumentParser):
    """Says which of the possible words was probably meant."""

    def _check_value(self, action: argparse.Action, value: object) -> None:
        choices = [str(choice) for choice in action.choices or ()]
        if choices and str(value) not in choices:
            near = closest(str(value), choices)
            meant = f" Did you mean “{near}”?" if near else f" Possible: {', '.join(choices)}."
            raise argparse.ArgumentError(action, f"there is no “{str(value)[:40]}”.{meant}")


def parser() -> argparse.ArgumentParser:
    common = _Parser(add_help=False)
    common.add_argument(
        "--root", default=argparse.SUPPRESS, metavar="DIR", help="the folder of the site, with content/ in it"
    )
    common.add_argument(
        "--now",
        type=moment,
        default=argparse.SUPPRESS,
        metavar="MOMENT",
        help="take this for the present moment",
    )
    top = _Parser(
        prog="build.py",
        description="Dwiwarta: a bilingual news digest from plain articles.",
        parents=[common],
    )
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")

    def command(name: str, summary: str) -> argparse.ArgumentParser:
        return commands.add_parser(
            name, help=summary, description=summary[:1].upper() + summary[1:] + ".", parents=[common]
        )

    def site(sub: argparse.ArgumentParser) -> None:
        sub.add_argument(
            "--out", metavar="DIR", help="where the site is written (default: site/ under the root)"
        )
        sub.add_argument(
            "--base-url", metavar="URL", help="build for this address instead of base_url of site.toml"
        )
        sub.add_argument("--drafts", action="store_true", help="publish drafts too")

    build = command("build", "the whole way: read, translate what is not translated yet, write the site")
    site(build)
    build.add_argument("--frozen", action="store_true", help="translate nothing, write nothing but the site")
    build.add_argument("--clean", action="store_true", help="remove what earlier builds wrote, then build")
    build.add_argument("--strict", action="store_true", help="exit with 1 if anything needs attention")
    build.add_argument(
        "--jobs", type=count, metavar="N", help="how many processes render (default: by the work there is)"
    )
    build.add_argument("--explain", action="store_true", help="say of each page why it was written")
    build.add_argument("--profile", action="store_true", help="say how long each stage took")

    serve = command("serve", "look at the site here, with live reload")
    serve.add_argument("--port", type=port, default=8000, help="default: 8000")
    serve.add_argument("--follow", action="store_true", help="the browser goes to the page that changed")
    serve.add_argument("--open", action="store_true", help="open a browser")
    serve.add_argument("--base-url", metavar="URL", help="as if published at this address")

    add = command("add", "take raw articles into content/articles")
    add.add_argument("files", nargs="+", metavar="FILE", help="text files, or - for what is typed or pasted")
    add.add_argument("--outlet", help="the outlet, where the text does not name it")
    add.add_argument("--url", type=link, help="the link to the original")
    add.add_argument("--published", type=day, metavar="DAY", help="the day the outlet published it")
    likeness = add.add_mutually_exclusive_group()
    likeness.add_argument(
        "--also", metavar="NAME", help="the same report elsewhere: one line in the header of article NAME"
    )
    likeness.add_argument(
        "--update", metavar="NAME", help="a newer version of NAME: its text takes the place of the former one"
    )
    likeness.add_argument(
        "--corrects", metavar="NAME", help="the same, and the outlet corrects itself: an entry to fill in"
    )
    likeness.add_argument("--follows", metavar="NAME", help="a new article that goes on from NAME")
    likeness.add_argument(
        "--new", action="store_true", help="a new article, though it looks like one that is here"
    )

    inspect = command("inspect", "how an article is read: every field, where it came from, what was left out")
    inspect.add_argument("files", nargs="+", metavar="FILE")
    inspect.add_argument("--json", action="store_true", help="one JSON object a line")

    translate = command("translate", "ask for the translations that are not there yet, build nothing")
    translate.add_argument("slugs", nargs="*", metavar="NAME", help="short names of articles (default: all)")
    translate.add_argument(
        "--engine",
        help="the translation service (google, mymemory, microsoft, deepl, libretranslate, local), or several in turn: "
        "google,mymemory (default: engine of site.toml)",
    )
    translate.add_argument("--dry-run", action="store_true", help="only count what would be sent")
    translate.add_argument("--max-chars", type=count, metavar="N", help="send at most so many characters")

    check = command(
        "check", "what may be wrong in the translations: numbers, names, dates, negations, terms ..."
    )
    check.add_argument(
        "names", nargs="*", metavar="NAME or FILE.po", help="short names or translation files (default: all)"
    )
    check.add_argument("--json", action="store_true", help="one JSON object a line")
    check.add_argument(
        "--fail-on",
        choices=("error", "warning"),
        default="error",
        help="exit with 1 from here on (default: error)",
    )
    check.add_argument(
        "--each", action="store_true", help="judge each paragraph by itself, compare none with others"
    )

    status = command("status", "how far the translations are")
    status.add_argument("--json", action="store_true", help="one JSON object a line")
    status.add_argument(
        "--by", choices=("article", "topic", "month"), default="article", help="one line for each"
    )

    find = command("find", "how words were put before: checked text first, in either language")
    find.add_argument("words", nargs="+", metavar="WORDS")
    find.add_argument(
        "--limit", type=count, default=20, metavar="N", help="show at most so many (default: 20)"
    )
    find.add_argument("--json", action="store_true", help="one JSON object a line")

    review = command("review", "accept or edit the English of an article, paragraph by paragraph")
    review.add_argument("slug", metavar="NAME", help="the short name of the article")
    review.add_argument("--all", action="store_true", help="show checked paragraphs too")
    review.add_argument("--by", metavar="WHO", help="who checks (default: your name in git)")

    terms = command("terms", "the word list: what occurs in an article, who uses a wording, files in and out")
    does = terms.add_subparsers(dest="does", required=True, metavar="WHAT")
    here = does.add_parser(
        "in", help="which terms occur in an article, and how each was put", parents=[common]
    )
    here.add_argument("slug", metavar="NAME", help="the short name of the article")
    using = does.add_parser(
        "using", help="checked paragraphs whose English has these words", parents=[common]
    )
    using.add_argument("words", nargs="+", metavar="WORDS")
    changed = does.add_parser(
        "changed", help="checked paragraphs with a wording that the word list no longer has", parents=[common]
    )
    outwards = does.add_parser("export", help="write the word list to a .csv or .tbx file", parents=[common])
    outwards.add_argument("file", metavar="FILE")
    outwards.add_argument("--replace", action="store_true", help="also where a file of that name is already")
    inwards = does.add_parser("import", help="take terms from a .csv or .tbx file", parents=[common])
    inwards.add_argument("file", metavar="FILE")
    for sub in (here, using, changed):
        sub.add_argument("--json", action="store_true", help="one JSON object a line")

    _edition(command("edition", "editions: begin one, list them, make the mails of one"), common)

    engines = command("engines", "which translation services can be used here")
    engines.add_argument("--json", action="store_true", help="one JSON object a line")

    _exchange(command("exchange", "take translations to other people's tools and back"), common)

    rename = command("rename", "what belongs to a renamed article finds it: English, old address, editions")
    rename.add_argument("old", metavar="OLD", help="the short name that the translation file has")
    rename.add_argument("new", metavar="NEW", help="the short name that the article has now")

    publish = command("publish", "build without translating, then push the site to GitHub Pages")
    site(publish)
    publish.add_argument(
        "--dry-run", action="store_true", help="build and say what would be pushed, push nothing"
    )
    publish.add_argument("--message", metavar="TEXT", help="the message of the commit")

    clean = command(
        "clean", "remove what builds wrote: the site's own files, and what they keep to be quicker"
    )
    clean.add_argument("--out", metavar="DIR", help="the folder of the site (default: site/ under the root)")
    return top


def _edition(edition: argparse.ArgumentParser, common: argparse.ArgumentParser) -> None:
    does = edition.add_subparsers(dest="does", required=True, metavar="new|list|mail")
    new = does.add_parser(
        "new", help="write a file with the articles of the week, for you to change", parents=[common]
    )
    new.add_argument(
        "--from",
        dest="first",
        type=day,
        metavar="DAY",
        help="its first day (default: the day after the last edition, else a Monday)",
    )
    new.add_argument("--to", dest="last", type=day, metavar="DAY", help="its last day")
    new.add_argument("--number", type=count, metavar="N", help="default: the next one")
    new.add_argument(
        "--most", type=count, default=5, metavar="N", help="at most so many articles of a topic (default: 5)"
    )
    listed = does.add_parser("list", help="every edition, newest first", parents=[common])
    listed.add_argument("--json", action="store_true", help="one JSON object a line")
    mail = does.add_parser(
        "mail",
        help="write the mails of an edition: HTML, plain text, .eml, and a page to copy from",
        parents=[common],
    )
    mail.add_argument("name", metavar="NAME", help="the name of its file, or its number")
    mail.add_argument(
        "--language", choices=("id", "en", "both"), default="both", help="which mails (default: both)"
    )
    mail.add_argument(
        "--out", dest="folder", metavar="DIR", help="where they are written (default: mail/ under the root)"
    )
    mail.add_argument(
        "--from",
        dest="sender",
        metavar="ADDRESS",
        help="who sends it (default: publisher and contact of site.toml)",
    )
    mail.add_argument(
        "--to", action="append", default=[], metavar="ADDRESS", help="who gets it; may be repeated"
    )
    mail.add_argument(
        "--unsubscribe",
        metavar="LINK",
        help="what stands in place of {{unsubscribe}}: the mark of your mailing service, or a link",
    )


def _exchange(exchange: argparse.ArgumentParser, common: argparse.ArgumentParser) -> None:
    actions = exchange.add_subparsers(dest="action", required=True, metavar="export|import")
    out = actions.add_parser("export", help="write paragraphs and their English to a file", parents=[common])
    out.add_argument(
        "file", metavar="FILE", help="the file to write: .tmx, .xlf, .csv or .po; a folder with --by"
    )
    forms = ("tmx", "xliff-1.2", "xliff-2.0", "xliff-2.1", "csv", "po")
    out.add_argument("--format", choices=forms, help="default: by the ending of the name; .xlf is XLIFF 1.2")
    out.add_argument("--article", action="append", default=[], metavar="NAME", help="only this article")
    out.add_argument("--month", action="append", default=[], metavar="YYYY-MM", help="only this month")
    out.add_argument("--topic", action="append", default=[], metavar="ID", help="only this topic")
    states = ("missing", "machine", "edited", "reviewed", "stale")
    out.add_argument(
        "--state", action="append", default=[], choices=states, help="only paragraphs in this state"
    )
    out.add_argument("--by", choices=("month", "topic"), help="a file for each month or topic, in a folder")
    out.add_argument("--bom", action="store_true", help="a table begins with the mark that Excel needs")
    out.add_argument("--replace", action="store_true", help="write over a file that is there")
    into = actions.add_parser("import", help="take in what came back", parents=[common])
    into.add_argument("files", nargs="+", metavar="FILE", help="TMX, XLIFF, CSV or PO")
    into.add_argument("--dry-run", action="store_true", help="only say what would be taken")
