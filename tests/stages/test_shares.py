"""How work is parted among processes."""

import pytest

from dwiwarta.stages.shares import in_shares, number_of_shares


@pytest.mark.parametrize(
    ("items", "jobs", "cores", "shares"),
    [(5000, 1000, 64, 32), (5000, 1000, 2, 8), (3, 1000, 2, 3), (5000, 2, 64, 2), (0, 4, 2, 1)],
)
def test_no_more_processes_than_the_computer_bears(items: int, jobs: int, cores: int, shares: int):
    assert number_of_shares(items, jobs, cores) == shares


def test_every_item_is_worked_on_once():
    mine, theirs = in_shares(range(10), 3, list)
    assert [mine, *theirs] == [[0, 1, 2, 3], [4, 5, 6, 7], [8, 9]]
