"""The command `vaegan`: one app of all commands."""

import typer

from autograder.commands import instructors, makers, practice, students

app = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False)
for part in (students, practice, instructors, makers):
    app.add_typer(part.app)


@app.callback()
def vaegan() -> None:
    """Practice for a lesson on VAEs and GANs that grades itself."""


def main() -> None:
    """Run the command line."""
    app()
