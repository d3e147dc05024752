"""Essays on the terminal, for whoever judges them. What students wrote is hostile until it is cleaned."""

from collections.abc import Iterator, Sequence

from rich import box
from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from autograder.reports.text import cell, clean, number
from autograder.rubric import Written

LONGEST = 12_000  # signs of an answer that are shown: some ten times what is asked for


def as_table(essays: Sequence[Written]) -> Table:
    """Return a row for each essay that awaits a human."""
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, padding=(0, 1))
    for name in ("submission", "essay"):
        table.add_column(name, overflow="fold")
    table.add_column("words", justify="right")
    table.add_column("")
    for each in essays:
        if each.result.awaiting:
            changed = Text("changed since it was judged" if each.result.outdated else "", "yellow")
            table.add_row(Text(cell(each.submission)), each.essay.slug, str(len(each.text.split())), changed)
    return table


def as_page(written: Written) -> Iterator[RenderableType]:
    """Yield an essay: whose it is, what was written, what is known of it, and what it is to be judged by."""
    yield Text.assemble((clean(written.submission), "bold"), f"  {written.essay.slug}: {written.essay.title}\n")
    if not written.text:
        yield Text("Nothing was written.\n", "dim")
    else:
        yield Padding(Text(clean(written.text, LONGEST)), (0, 0, 1, 2))
    if len(written.text) > LONGEST:
        yield Text(f"That was the beginning. All of it lies in {clean(str(written.path))}.\n", "yellow")
    yield from _judged(written)
    yield _criteria(written)


def _judged(written: Written) -> Iterator[Text]:
    found = written.result.assessment
    if found is None:
        return
    scores = ", ".join(f"{name} {number(points)}" for name, points in found.points.items())
    says = f"{found.by} judged it on {found.date}: {scores}. {found.comment}"
    yield Text(clean(says), "cyan")
    if written.result.outdated:
        yield Text("That was another answer or rubric: it has changed since, and the points do not count.", "yellow")
    yield Text()


def _criteria(written: Written) -> Table:
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, padding=(0, 1))
    table.add_column("criterion", no_wrap=True)
    table.add_column("of", justify="right")
    table.add_column("what earns them")
    for criterion in written.essay.criterion:
        table.add_row(Text(criterion.name), number(criterion.points), Text(f"{criterion.title}. {criterion.earns}"))
    return table
