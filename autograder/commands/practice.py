"""The guided practice: students train the models that they have written."""

import time
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn
from rich.text import Text

from autograder import house
from autograder.commands.students import PANEL, Folder
from autograder.commands.terminal import console, stop, told
from autograder.practice.quiet import quiet

if TYPE_CHECKING:
    from autograder.practice.training import Losses, Training

MOST_SEED = 2**32 - 1  # that numpy and Keras take
app = typer.Typer()


class Kind(StrEnum):
    """What can be trained."""

    VAE = "vae"
    GAN = "gan"


class Data(StrEnum):
    """What it can be trained on."""

    DIGITS = "digits"
    MNIST = "mnist"


@app.command(rich_help_panel=PANEL)
def train(
    kind: Annotated[Kind, typer.Argument(metavar="vae|gan", help="Which model.")],
    folder: Folder = house.EXERCISES,
    epochs: Annotated[
        int | None,
        typer.Option(min=1, max=1000, help="Passes over the digits; else as in the lesson."),
    ] = None,
    seed: Annotated[int, typer.Option(min=0, max=MOST_SEED, help="What everything random derives from.")] = 1,
    data: Annotated[Data, typer.Option(help="4,000 digits, or all of MNIST, which is downloaded.")] = Data.DIGITS,
) -> None:
    """Train the model that your modules build, and write its weights and a picture."""
    with told(), console.status("Loading Keras and the digits ..."), quiet():
        from autograder import lesson
        from autograder.practice import digits, picture, training
        from autograder.student.desk import Desk

        recipe = training.RECIPES[kind]
        chosen = digits.load_mnist() if data is Data.MNIST else digits.load_digits28()
        run = training.Training(recipe, Desk(lesson.load(), folder).folder, chosen, epochs or recipe.epochs, seed)
    if data is Data.MNIST:
        console.print(digits.MNIST_NOTE)
    if run.progress.epochs:
        console.print(f"Going on after epoch {run.progress.epochs}.")
    began = time.monotonic()
    with told():
        _train(run)
        picture.draw(run.picture, run.progress, run.networks.get("encoder"), run.networks.get("decoder"), chosen)
    number = "1 epoch" if run.epochs == 1 else f"{run.epochs} epochs"
    console.print(f"Trained for {number} ({time.monotonic() - began:.0f} s).")
    console.print(run.outcome())
    console.print(Text(f"Weights: {run.weights}, to hand in beside your modules\nPicture: {run.picture}"))


def _train(run: "Training") -> None:
    """Train behind a progress bar with the losses."""
    try:
        columns = TextColumn("{task.description}"), BarColumn(16), TimeRemainingColumn()
        with Progress(*columns, console=console, transient=True) as shown:
            bar = shown.add_task("", total=run.epochs * run.steps, completed=run.progress.epochs * run.steps)

            def show(losses: "Losses") -> None:
                told_losses = ", ".join(f"{name.removesuffix('_loss')} {value:.2f}" for name, value in losses.items())
                shown.update(bar, advance=1, description=f"Epoch {run.progress.epochs + 1}: {told_losses}")

            run.run(show)
    except KeyboardInterrupt:
        if not run.progress.epochs:
            stop("Stopped in the first epoch: nothing is kept yet.", 130)
        says = f"Stopped after epoch {run.progress.epochs} of {run.epochs}, which is kept."
        stop(f"{says} The same command goes on from there.", 130)
