"""Where each part of an exercise lies: one slug names everything."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
EXERCISES = ROOT / "exercises"
SOLUTIONS = ROOT / "solutions"
QUIZZES = ROOT / "quizzes"
LESSON = EXERCISES / "lesson.toml"
PUBLIC_TESTS = EXERCISES / "tests"
ENGINE = ROOT / "autograder"
PROBES = ENGINE / "probes"
MISCONCEPTIONS = ENGINE / "misconceptions"
SUITES = ENGINE / "suites"
SKELETONS = ENGINE / "skeletons"  # in a student's copy, where no solutions are to derive them from
ANSWERS = "answers.toml"  # a student's quiz answers, beside the modules
ESSAY = ".md"  # of the file <slug>.md, which holds a question, and what a student writes below it
ARTEFACT = ".npz"  # of the file <slug>.npz, which an exercise may ask for beside its module: trained weights, say


def exercise(slug: str) -> Path:
    """Return the module that a student edits."""
    return EXERCISES / f"{slug}.py"


def skeleton(slug: str) -> Path:
    """Return where a student's copy keeps the module as it was at first."""
    return SKELETONS / f"{slug}.py"


def essay(slug: str) -> Path:
    """Return the file that a student writes an answer in."""
    return EXERCISES / f"{slug}{ESSAY}"


def model_answer(slug: str) -> Path:
    """Return an essay's question with an answer that would earn all points."""
    return SOLUTIONS / f"{slug}{ESSAY}"


def solution(slug: str) -> Path:
    """Return the reference solution."""
    return SOLUTIONS / f"{slug}.py"


def public_tests(slug: str) -> Path:
    """Return the tests that a student sees."""
    return PUBLIC_TESTS / f"test_{slug}.py"


def suite(slug: str) -> Path:
    """Return the hidden tests."""
    return SUITES / f"test_{slug}.py"


def probe(slug: str) -> Path:
    """Return the module of an exercise's own that runs beside a submission; an exercise may do without."""
    return PROBES / f"{slug}.py"


def probes(slug: str) -> dict[str, str]:
    """Return the sources that run beside a submission, by module name: nothing, if the exercise does without."""
    shared = {f"shared.{path.stem}": path.read_text("utf-8") for path in sorted(PROBES.glob("shared/*.py"))}
    own = probe(slug)
    return {**shared, slug: own.read_text("utf-8")} if own.exists() else {}


def misconceptions(slug: str) -> Path:
    """Return the known wrong answers."""
    return MISCONCEPTIONS / f"{slug}.toml"


def patterns(slug: str) -> Path:
    """Return which hidden tests each known wrong answer fails, as the audit has found it."""
    return MISCONCEPTIONS / f"{slug}.patterns.json"


def slug_of_tests(path: Path) -> str:
    """Return the slug that a test module judges, by its name."""
    return path.stem.removeprefix("test_")


def text(path: Path) -> str:
    """Return a file's text, or nothing where there is no such file."""
    return path.read_text("utf-8") if path.exists() else ""
