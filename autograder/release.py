"""The student's copy: everything to work with, and nothing that is hidden.

It holds the skeletons, the public tests, the notebook and the demos, the quizzes with their answers sealed, and the
engine, whose code is no secret. It lacks the solutions, the keys, the hidden suites and the misconceptions.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from autograder import demos, house, notebook, skeleton
from autograder.archive import zip_of
from autograder.files import OutputError, make_folder, write_whole
from autograder.lesson import Lesson
from autograder.records import LessonError
from autograder.student import handout
from autograder.submission import SubmissionError
from quizzes import answers
from quizzes.question import is_blank

HIDDEN = (house.SUITES, house.MISCONCEPTIONS)
_PROJECT_PARTS = ("build-system", "project", "tool.setuptools")
_README = """# {title}

The practice for the lesson. It checks itself, on your own machine and without a network. You need Python 3.11 or later,
and Linux; on Windows work in WSL, on macOS in a container or on Colab, or in the notebook, which runs anywhere.

    python3 -m venv .venv
    .venv/bin/pip install -e .          # this downloads TensorFlow and Keras, once
    . .venv/bin/activate                # in every new terminal
    vaegan check                        # works from here on

| command | what it does |
|---|---|
| `vaegan check kl_loss` | runs the public tests of one exercise; `--hint` tells what to mind, `--plot` draws it |
| `vaegan watch` | checks an exercise whenever you save its file |
| `vaegan progress` | shows what is done |
| `vaegan reset kl_loss` | gives you the skeleton back, and keeps a copy of your file |
| `vaegan quiz` | asks the quick checks, and explains each answer; `quiz practice` asks about the whole lesson |
| `vaegan train vae` | trains the VAE that your modules build, `train gan` the GAN; you hand in their weights, too |
| `vaegan submit` | packs `submission.zip`, the one file to hand in |

Begin with [exercises/README.md](exercises/README.md), or open `exercises/lesson.ipynb` in Jupyter. The notebooks in
`exercises/demos` show a VAE and a GAN at work. The quizzes are also a page, `quizzes/quiz.html`: open it in a browser.

The right answers to the quizzes are sealed: each answer is tried like a password. A handful of options can all be
tried, so the seal is no secret; your instructor judges with a key of their own.
"""


def write(lesson: Lesson, path: Path) -> int:
    """Write the student's copy, and return the number of files in it.

    Args:
        lesson: The lesson.
        path: A folder, which must be new or empty, or a file whose name ends in .zip.

    Raises:
        LessonError: A file of the lesson is missing, or the answers for students are not blank.
        OutputError: It cannot be written.
    """
    content = files(lesson)
    if path.suffix == ".zip":
        write_whole(path, zip_of({f"{path.stem}/{name}": each for name, each in content.items()}))
        return len(content)
    if path.exists() and (not path.is_dir() or any(path.iterdir())):
        raise OutputError(f"{path} is there already. Name a new or an empty folder, or a file that ends in .zip.")
    for name, each in content.items():
        make_folder((path / name).parent)
        write_whole(path / name, each)
    return len(content)


def files(lesson: Lesson) -> dict[str, bytes]:
    """Return every file of the student's copy, by its name there.

    Raises:
        LessonError: A file of the lesson is missing, or the answers for students are not blank.
    """
    made: dict[str, str] = {"README.md": _README.format(title=lesson.title), "pyproject.toml": _project()}
    for exercise in lesson.exercise:
        made |= dict.fromkeys(
            (_name(house.exercise(exercise.slug)), _name(house.skeleton(exercise.slug))), skeleton.text(exercise.slug)
        )
        made[_name(house.public_tests(exercise.slug))] = _content(house.public_tests(exercise.slug)).decode()
    for essay in lesson.essay:
        places = (house.essay(essay.slug), house.skeleton(essay.slug).with_suffix(house.ESSAY))
        made |= dict.fromkeys(map(_name, places), skeleton.question(essay.slug))
    made |= {_name(path): text for path, text in notebook.files(lesson).items()}
    made[_name(handout.FILE)] = handout.of_lesson(lesson)
    made |= {_name(demos.notebook(name)): demos.shipped(name) for name in demos.names()}
    _refuse_answers()
    kept = [house.ROOT / "LICENSE", house.LESSON, house.EXERCISES / house.ANSWERS]
    kept += [*_inside(house.EXERCISES / "figures"), *_inside(house.ENGINE), *_inside(house.QUIZZES)]
    return {_name(path): _content(path) for path in kept} | {name: text.encode() for name, text in made.items()}


def _inside(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        parts = path.relative_to(house.ROOT).parts
        if any(part.startswith((".", "__pycache__")) for part in parts) or any(map(path.is_relative_to, HIDDEN)):
            continue
        if path.is_file():
            yield path


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise LessonError(f"{path} is missing, and students need it. Add it.") from None


def _name(path: Path) -> str:
    return path.relative_to(house.ROOT).as_posix()


def _project() -> str:
    """Return the project file without what only its developers need."""
    parts = re.split(r"^(?=\[)", (house.ROOT / "pyproject.toml").read_text("utf-8"), flags=re.MULTILINE)
    return "".join(part for part in parts if part.strip("[").startswith(_PROJECT_PARTS))


def _refuse_answers() -> None:
    """Make sure that nobody's answers go out to the students."""
    path = house.EXERCISES / house.ANSWERS
    try:
        given = answers.load(path)
    except SubmissionError as error:
        raise LessonError(str(error)) from None
    for quiz, found in given.items():
        for name, answer in found.items() if isinstance(found, dict) else [(quiz, found)]:
            if not is_blank(answer):
                raise LessonError(f"{path}: {name} is answered, and students would get to see it. Empty it first.")
