"""The audit for people: a table, and a picture of the kill matrix."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
from rich import box
from rich.table import Table
from rich.text import Text

from autograder.audit import Auditor, ExerciseAudit

NAMES = (
    *("exercise", "right\nstyles", "false\nrejects", "known\nslips", "wrong\nfiles", "false\naccepts"),
    *("seed\nflips", "caught\nonce", "hints"),
)
BREACHES = ("false\nrejects", "false\naccepts", "seed\nflips")


def as_table(auditor: Auditor) -> Table:
    """Return a row for each exercise, and the sums; hints are counted as right / given / due."""
    table = Table(title="Error rate of the hidden tests", title_justify="left", show_footer=True)
    table.box, table.show_edge, table.padding = box.SIMPLE_HEAD, False, 0
    table.caption = "known slips: the misconceptions; hints: right / given / due"
    table.caption_justify = "left"
    rows = [_row(slug, audit) for slug, audit in auditor.exercises.items()]
    totals = [str(sum(map(int, column))) for column in list(zip(*rows, strict=True))[1:-1]]
    footer = ["in all", *totals, "/".join(map(str, auditor.hint_totals))]
    for name, foot in zip(NAMES, footer, strict=True):
        table.add_column(name, footer=foot, justify="left" if name == "exercise" else "right")
    for row in rows:
        table.add_row(*(_shown(name, value) for name, value in zip(NAMES, row, strict=True)))
    return table


def overlaps(auditor: Auditor) -> Iterator[str]:
    """Say of each exercise which tests could go without a misconception going free."""
    for slug, audit in auditor.exercises.items():
        if audit.catch_nothing_alone:
            yield f"{slug}: catches nothing alone: {', '.join(audit.catch_nothing_alone)}"


def draw_kill_matrix(auditor: Auditor, path: Path) -> None:
    """Draw which test catches which misconception, an exercise beside the other, into a PNG file."""
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot as plt

    audits = {slug: audit for slug, audit in auditor.exercises.items() if audit.killed}
    if not audits:
        return
    columns = 3
    rows = -(-len(audits) // columns)
    tallest = max(len(audit.killed) for audit in audits.values())
    figure, axes = plt.subplots(rows, columns, figsize=(18, rows * (2.6 + 0.2 * tallest)), squeeze=False)
    for axis in axes.flat[len(audits) :]:
        axis.set_axis_off()
    for axis, (slug, audit) in zip(axes.flat, audits.items(), strict=False):
        matrix = np.array([[test in tests for test in audit.tests] for tests in audit.killed.values()])
        alone = matrix & (matrix.sum(axis=1, keepdims=True) == 1)
        axis.imshow(matrix.astype(int) + alone, cmap="Blues", vmin=0, vmax=2, aspect="auto")
        axis.set_title(slug, fontweight="bold", loc="left")
        names = [test.removeprefix("test_").replace("_", " ") for test in audit.tests]
        axis.set_xticks(range(len(names)), names, rotation=40, ha="right", fontsize=8)
        axis.set_yticks(range(len(audit.killed)), [name.replace("_", " ") for name in audit.killed], fontsize=8)
        axis.set_xticks(np.arange(-0.5, len(names)), minor=True)
        axis.set_yticks(np.arange(-0.5, len(audit.killed)), minor=True)
        axis.grid(which="minor", color="white", linewidth=1)
        axis.tick_params(which="both", length=0)
    figure.suptitle("Which hidden test (column) catches which misconception (row); dark: no other test does", x=0.5)
    figure.tight_layout(rect=(0, 0, 1, 0.99))
    figure.savefig(path, dpi=110)
    plt.close(figure)


def _row(slug: str, audit: ExerciseAudit) -> list[str]:
    found = (audit.accepted, len(audit.false_rejects), len(audit.killed), audit.wrong, len(audit.false_accepts))
    counts = map(str, (*found, len(audit.flips), len(audit.caught_once)))
    return [slug, *counts, "/".join(map(str, audit.hint_counts))]


def _shown(column: str, value: str) -> Text:
    bad = column in BREACHES and value != "0"
    return Text(str(value), "bold red" if bad else "")
