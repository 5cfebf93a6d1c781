"""What a service could not translate is not asked for in every build."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from dwiwarta.diagnostics import Span
from dwiwarta.translation.answers import Refusal
from dwiwarta.translation.asking import Ended
from dwiwarta.translation.engines.trouble import Trouble
from dwiwarta.translation.outcome import Outcome, Refused
from dwiwarta.translation.resting import DAYS, after, at_rest, dump, last, parse

TODAY = date(2026, 11, 23)


def outcome(*reasons: Refusal | Trouble, ended: Ended = Ended.DONE) -> Outcome:
    refused = tuple(Refused("satu", Span("satu.txt"), r, f"print{n}") for n, r in enumerate(reasons))
    return Outcome(ended=ended, label="Fake", refused=refused)


def test_longer_each_time() -> None:
    rests = parse(b"")
    day = TODAY
    for days in (*DAYS, DAYS[-1]):
        rests = after(rests, "google", outcome(Refusal.ECHO), day)
        until = day + timedelta(days)
        assert at_rest(rests, "google", day) == {"print0": until}
        assert at_rest(rests, "google", until - timedelta(1)) == {"print0": until}
        assert at_rest(rests, "google", until) == {}
        day = until


def test_another_service_knows_nothing_of_it() -> None:
    rests = after({}, "google", outcome(Refusal.ECHO), TODAY)
    assert at_rest(rests, "mymemory", TODAY) == {}


def test_two_places_of_one_text_are_one_refusal() -> None:
    twice = Outcome(ended=Ended.DONE, label="Fake", refused=outcome(Refusal.ECHO).refused * 2)
    ((_, rest),) = after({}, "google", twice, TODAY).items()
    assert rest.times == 1


@pytest.mark.parametrize("reason", [Refusal.PAGE, Refusal.NOTICE, Trouble.TIMEOUT, Trouble.SERVER_ERROR])
def test_what_is_the_services_fault_counts_for_no_text(reason: Refusal | Trouble) -> None:
    rests = after({}, "google", outcome(reason), TODAY)
    assert at_rest(rests, "google", TODAY) == {}
    assert last(rests, "google") == {"print0"}, "but the others are asked for before it"
    assert last(rests, "mymemory") == frozenset()
    assert parse(dump(rests, TODAY)) == rests


def test_a_text_that_was_to_blame_before_stays_so_when_the_service_fails() -> None:
    rests = after({}, "google", outcome(Refusal.ECHO), TODAY)
    assert after(rests, "google", outcome(Trouble.SERVER_ERROR), TODAY) == rests


@pytest.mark.parametrize("ended", [Ended.UNBELIEVABLE, Ended.FAILING])
def test_a_run_that_believed_nothing_counts_for_no_text(ended: Ended) -> None:
    assert at_rest(after({}, "google", outcome(Refusal.ECHO, ended=ended), TODAY), "google", TODAY) == {}


def test_the_file_comes_back_and_forgets() -> None:
    rests = after({}, "google", outcome(Refusal.ECHO, Trouble.REJECTED), TODAY)
    assert parse(dump(rests, TODAY)) == rests
    assert dump(rests, TODAY + timedelta(61)) == b""


@pytest.mark.parametrize(
    "data", [b"\xff\xfe", b"a b c", b"a b 2026-13-45 1", b"a b 2026-11-23 many", b"\n\n", b"a b c d e"]
)
def test_a_damaged_file_is_no_matter(data: bytes) -> None:
    assert parse(data) == {}
    assert at_rest(parse(data), "google", TODAY) == {}


def test_a_clock_that_went_wrong_silences_nothing() -> None:
    rests = after({}, "google", outcome(Refusal.ECHO), TODAY + timedelta(400))
    assert at_rest(rests, "google", TODAY) == {}
