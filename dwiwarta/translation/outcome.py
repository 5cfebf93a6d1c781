"""What came of a run of translating, and what is said about it to people."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from dwiwarta.diagnostics import Diagnostic, Fault, Severity, Span, counted
from dwiwarta.translation.asking import IN_A_ROW, Ended
from dwiwarta.translation.engines.trouble import Trouble

if TYPE_CHECKING:
    from datetime import date

    from dwiwarta.translation.answers import Refusal
    from dwiwarta.translation.catalog import Catalog
    from dwiwarta.translation.engines import Unusable
    from dwiwarta.translation.engines.trouble import Failure

OUT_OF_REACH = Fault(
    "translation-out-of-reach",
    Severity.WARNING,
    "{label} {trouble}. {waiting}.",
    "The site is built all the same, with the Indonesian text. `make build` goes on here when there is internet.",
)
TOO_OFTEN = Fault(
    "translation-stopped",
    Severity.WARNING,
    "{label} {trouble}, so translating stopped. {waiting}.",
    "What came back is saved. Try again {when}; `make build` goes on where it stopped. "
    "Asking sooner makes such a pause longer.",
)
DENIED = Fault(
    "translation-denied",
    Severity.WARNING,
    "{label} {trouble}{status}. {waiting}.",
    "With a key: look whether it is right and still valid. Without one: try again tomorrow, or choose another "
    "translation service (`python build.py engines` lists them).",
)
FAILING = Fault(
    "translation-failing",
    Severity.WARNING,
    "{label} failed {times} times in a row (it {trouble}), so translating stopped. {waiting}.",
    "What came back is saved. Try again {when}; `make build` goes on where it stopped.",
)
UNBELIEVABLE = Fault(
    "translation-unbelievable",
    Severity.WARNING,
    "{label} gave answer after answer that cannot be a translation, so translating stopped. {waiting}.",
    "Nothing of it was saved. See above what was wrong; try again tomorrow, or choose another translation service.",
)
LIMIT = Fault(
    "translation-limit",
    Severity.INFO,
    "The limit of this run is reached. {waiting}.",
    "The next run goes on here.",
)
INTERRUPTED = Fault(
    "translation-interrupted",
    Severity.INFO,
    "You stopped translating. {waiting}.",
    "What came back is saved. The next run goes on here.",
)
LIBRARY = Fault(
    "translation-library",
    Severity.WARNING,
    "{label} {trouble}. {waiting}.",
    "Remove the folder `.venv` and run `make build`: it installs what belongs together.",
)
MODEL = Fault(
    "translation-model",
    Severity.WARNING,
    "{label} {trouble}. {waiting}.",
    "Get the model anew from where it came. The variable `DWIWARTA_LOCAL_MODEL` says which one is used.",
)
UNWRITABLE = Fault(
    "translation-not-saved",
    Severity.ERROR,
    "The translation of this article could not be saved: {reason}. Translating stopped. {waiting}.",
    "Look whether the disk is full and whether you may write to the folder `translations`.",
)
REFUSED = Fault(
    "translation-refused",
    Severity.WARNING,
    "The answer of {label} for this paragraph was not taken: {reason}.",
    "The paragraph stays in Indonesian. It is asked for again in a day or more, at once by "
    "`python build.py translate {name}`. You can also translate it by hand.",
)
NO_ANSWER = Fault(
    "translation-no-answer",
    Severity.WARNING,
    "{label} gave no translation of this paragraph: it {reason}.",
    "It is asked for again in a day or more, at once by `python build.py translate {name}`. "
    "You can also translate it by hand.",
)
RESTING = Fault(
    "translation-resting",
    Severity.INFO,
    "{paragraphs} not sent: {label} could not translate {them} lately, and each try costs a request.",
    "Asked for again on {day} at the earliest. `python build.py translate NAME` asks at once; you can also translate "
    "by hand.",
)
MIXED = Fault(
    "translation-of-two-services",
    Severity.INFO,
    "The English of this article now comes from more than one service: {names}.",
    "Read it once as a whole: names and terms may differ. Each paragraph says where it came from.",
)
PASSED_OVER = Fault(
    "translation-service-passed-over", Severity.WARNING, "“{name}” is passed over: {reason}.", "{hint}"
)
UNUSABLE = Fault("translation-service", Severity.WARNING, "No text is translated: {reason}.", "{hint}")
ANNOUNCED = Fault(
    "translation-announced",
    Severity.INFO,
    "{paragraphs} ({characters} characters) go to {label} now to be translated. Once it has answered, this is not told "
    "again.",
    'To send nothing anywhere, stop with Ctrl-C and write engine = "none" in `site.toml`.',
)


class Refused(NamedTuple):
    """A paragraph that was asked for and did not get a translation."""

    slug: str
    span: Span
    """In the article."""
    reason: Refusal | Trouble
    sent: str = ""
    """The fingerprint of what was sent."""


class Progress(NamedTuple):
    """How far a run is."""

    done: int
    """Paragraphs asked for."""
    total: int
    slug: str
    """Of the article whose paragraph is next."""
    requests: int
    characters: int
    seconds_left: float | None
    """By the speed so far; None before the first answer."""
    per_minute: float | None = None
    """Paragraphs, by the speed so far."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of a run."""

    ended: Ended
    label: str
    """Of the service."""
    translated: Mapping[str, int] = field(default_factory=dict)
    """Paragraphs that got a translation, by slug."""
    catalogs: Mapping[str, Catalog] = field(default_factory=dict)
    """The catalogs that changed, as they were stored, by slug."""
    refused: tuple[Refused, ...] = ()
    waiting: int = 0
    """Paragraphs that still have none, those refused among them."""
    requests: int = 0
    characters: int = 0
    """Sent, those of second tries included."""
    failure: Failure | None = None
    """The one that ended it."""
    unwritable: tuple[Span, str] | None = None
    """The article whose translation could not be saved, and why."""
    mixed: tuple[tuple[Span, tuple[str, ...]], ...] = ()
    """Articles that got a translation and have one of another service too, with the names of those."""
    said: tuple[Diagnostic, ...] | None = None
    """Where several services were asked: what is said of all of them."""

    @property
    def paragraphs(self) -> int:
        return sum(self.translated.values())

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What a person should hear: each paragraph refused, then why it ended, if not because all was done."""
        if self.said is not None:
            return self.said
        found = [_of_refused(r, self.label) for r in self.refused]
        found += [MIXED.at(span, names=", ".join(names)) for span, names in self.mixed]
        fault = _FAULTS.get(self.ended)
        if fault is None:
            return tuple(found)
        if self.failure and self.failure.trouble is Trouble.MODEL:
            fault = MODEL
        span, reason = self.unwritable or (Span(""), "")
        failure = self.failure
        trouble = failure.trouble.value if failure else "gave no translation"
        return (
            *found,
            fault.at(
                span,
                label=self.label,
                trouble=trouble,
                waiting=_waiting(self.waiting),
                times=IN_A_ROW,
                status=f" (answer {failure.status})" if failure and failure.status else "",
                when=_when(failure),
                reason=reason,
            ),
        )


def unusable(found: Unusable, path: str = "site.toml", line: int = 0) -> Diagnostic:
    """Why the service named in the settings (or on the command line: path "") cannot be used."""
    return UNUSABLE.at(
        Span(path, line), reason=found.reason, hint=found.hint, did_you_mean=found.did_you_mean
    )


def passed_over(found: Unusable, path: str = "site.toml") -> Diagnostic:
    """Why one service of several is not asked."""
    return PASSED_OVER.at(
        Span(path),
        name=found.name,
        reason=found.reason,
        hint=found.hint,
        did_you_mean=found.did_you_mean,
    )


def resting(label: str, paragraphs: int, until: date) -> Diagnostic:
    """What is not sent for now, so that it is not taken for forgotten."""
    verb = "is" if paragraphs == 1 else "are"
    them = "it" if paragraphs == 1 else "them"
    told = f"{counted(paragraphs, 'paragraph')} {verb}"
    return RESTING.at(Span(""), label=label, paragraphs=told, them=them, day=until.isoformat())


def announced(label: str, paragraphs: int, characters: int) -> Diagnostic:
    """Said before the first text ever leaves this computer."""
    return ANNOUNCED.at(
        Span(""), label=label, paragraphs=counted(paragraphs, "paragraph"), characters=characters
    )


def _of_refused(refused: Refused, label: str) -> Diagnostic:
    from dwiwarta.translation.answers import Refusal

    fault = REFUSED if isinstance(refused.reason, Refusal) else NO_ANSWER
    return fault.at(refused.span, label=label, reason=refused.reason.value, name=refused.slug)


def _waiting(paragraphs: int) -> str:
    if not paragraphs:
        return "Nothing waits for it"
    return f"{counted(paragraphs, 'paragraph')} {'waits' if paragraphs == 1 else 'wait'} for translation"


def _when(failure: Failure | None) -> str:
    seconds = failure.retry_after if failure else None
    if seconds is None:
        return _WHEN.get(failure.trouble, "in an hour or two") if failure else "in an hour or two"
    if seconds <= 90:
        return "in two minutes"
    if seconds < 5400:
        return f"in {-(-int(seconds) // 60)} minutes"
    return f"in {-(-int(seconds) // 3600)} hours"


_WHEN = {
    Trouble.QUOTA: "tomorrow",
    Trouble.PLAN: "when the next month of your plan begins, or with a larger plan",
}
_FAULTS = {
    Ended.OUT_OF_REACH: OUT_OF_REACH,
    Ended.TOO_OFTEN: TOO_OFTEN,
    Ended.DENIED: DENIED,
    Ended.FAILING: FAILING,
    Ended.UNBELIEVABLE: UNBELIEVABLE,
    Ended.LIMIT: LIMIT,
    Ended.INTERRUPTED: INTERRUPTED,
    Ended.UNUSABLE: LIBRARY,
    Ended.UNWRITABLE: UNWRITABLE,
}
