"""What is told on the terminal when there is very much to tell."""

import io

from dwiwarta.cli.console import MOST_ERRORS, Console
from dwiwarta.diagnostics import Fault, Severity, Span

SPOILT = Fault("spoilt", Severity.ERROR, "This paragraph is spoilt.", "Mend it.")
OTHER = Fault("other", Severity.ERROR, "This is another fault.", "Mend it too.")


def test_a_thousand_errors_of_one_kind_hide_no_other() -> None:
    err = io.StringIO()
    console = Console(io.StringIO(), err, {})
    console.tell([*(SPOILT.at(Span("a.po", n)) for n in range(1, 1001)), OTHER.at(Span("b.po", 1))])
    said = err.getvalue()
    assert said.count("This paragraph is spoilt.") == MOST_ERRORS
    assert f"The same [spoilt] for {1000 - MOST_ERRORS} others: a.po" in said
    assert "This is another fault." in said
