"""The command `vaegan`: one app of all commands."""

import typer

from autograder import house
from autograder.commands import appeals, exports, instructors, judging, makers, practice, students

app = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False)
app.add_typer(students.app)
app.add_typer(practice.app)
if house.SUITES.exists():  # a student's copy has none
    app.add_typer(instructors.app)
    app.add_typer(appeals.app)
    app.add_typer(judging.app)
    app.add_typer(exports.app, name="export", rich_help_panel=instructors.PANEL)
    app.add_typer(makers.app)


@app.callback()
def vaegan() -> None:
    """Practice for a lesson on VAEs and GANs that grades itself."""


def main() -> None:
    """Run the command line."""
    app()
