"""What a regrade has changed, as a table."""

from collections.abc import Sequence

from rich import box
from rich.table import Table
from rich.text import Text

from autograder.ledger import Change
from autograder.reports.text import cell, number


def as_table(changes: Sequence[Change]) -> Table:
    """Return a row for each score that changed: from what to what, by which tests, and why."""
    table = Table(title="Changed scores", title_justify="left", box=box.SIMPLE_HEAD, show_edge=False, padding=(0, 1))
    for name in ("submission", "exercise"):
        table.add_column(name, overflow="fold")
    for name in ("before", "now"):
        table.add_column(name, justify="right", no_wrap=True)
    table.add_column("because")
    for change in sorted(changes):
        why = Text("; ".join(change.reasons))
        for sign, style, tests in (("+", "green", change.gained), ("-", "red", change.lost)):
            for test in tests:
                why.append(f"\n{sign} {test}", style)
        scores = (number(change.before), number(change.after))
        table.add_row(Text(cell(change.submission)), change.slug, *scores, why)
    return table
