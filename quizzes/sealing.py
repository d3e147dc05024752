"""Seals the key of a quiz, so that a copy without it can still explain answers."""

import hashlib
import itertools
import os
import struct
from collections import defaultdict
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor

from autograder.files import make_folder, write_whole
from autograder.records import LessonError, read_record
from quizzes import bank, seal
from quizzes.bank import Solution
from quizzes.expression import formula
from quizzes.judge import NUMBER
from quizzes.lettered import ChoiceSolution, MultipleSolution, OrderingSolution
from quizzes.numeric import NumericSolution
from quizzes.question import Judgement
from quizzes.seal import ROUNDS, Seals

_HEAD = """\
# What is said of each answer, sealed: an answer opens what belongs to it, and nothing else can be read here.
# `vaegan quizzes` makes this file from the key.

"""


def write(slug: str) -> Iterator[str]:
    """Seal a quiz, and yield the id of each question when it is sealed; what has not changed is not sealed again.

    Raises:
        LessonError: The bank or its key has a mistake.
        OutputError: The file cannot be written.
    """
    path = seal.path(slug)
    try:
        known = read_record(seal.SealedQuiz, path)
    except LessonError:
        known = seal.SealedQuiz(rounds=ROUNDS, questions={})
    questions = {}
    still_good = known.questions if known.rounds == ROUNDS else {}
    for name, seals in sealed(bank.key(slug), still_good, ROUNDS):
        questions[name] = seals
        yield name
    make_folder(path.parent)
    write_whole(path, as_toml(seal.SealedQuiz(rounds=ROUNDS, questions=questions)))


def sealed(key: Mapping[str, Solution], known: Mapping[str, Seals], rounds: int) -> Iterator[tuple[str, Seals]]:
    """Yield the seals of one question after the other; those that are known and still fit are kept."""
    for name, solution in key.items():
        passwords, notes = contents(solution)
        question, stamp = seal.digest(solution.question), _stamp(passwords, notes)
        if name in known and (known[name].question, known[name].solution) == (question, stamp):
            yield name, known[name]
            continue
        boxes = _boxes(passwords, notes, bytes.fromhex(question), rounds)
        tolerance = solution.tolerance if isinstance(solution, NumericSolution) else 0.0
        yield name, Seals(question=question, solution=stamp, tolerance=tolerance, boxes=boxes)


def contents(solution: Solution) -> tuple[dict[str, bytes], dict[bytes, bytes]]:
    """Return all that is sealed of a question: what each password opens, and the notes behind it, by their keys."""
    notes: dict[bytes, bytes] = {}

    def noted(judgement: Judgement) -> bytes:
        note = judgement.model_dump_json().encode()
        key = seal.key_of(note)
        notes[key] = note
        return key

    if isinstance(solution, NumericSolution):
        opened: defaultdict[str, bytes] = defaultdict(bytes)
        for places, values in solution.question.variants():
            for expression, judgement in solution.known():
                number = formula(expression)(values)
                password = seal.numbered(places, seal.cell_of(number, solution.tolerance))
                opened[password] += struct.pack(NUMBER, number, noted(judgement))
        return {**opened, seal.OTHERWISE: noted(solution.otherwise)}, notes
    return {password: noted(judgement) for password, judgement in _lettered(solution)}, notes


def _lettered(solution: ChoiceSolution | MultipleSolution | OrderingSolution) -> Iterator[tuple[str, Judgement]]:
    letters = list(solution.question.options)
    if isinstance(solution, OrderingSolution):
        orders = ["".join(order) for order in itertools.permutations(letters)]
        yield from _beginnings({order: solution.judge(order, "") for order in orders}, length=1)
        return
    most = len(letters) if isinstance(solution, MultipleSolution) else 1
    for size in range(1, most + 1):
        for chosen in map("".join, itertools.combinations(letters, size)):
            yield chosen, solution.judge(chosen, "")


def _beginnings(judged: Mapping[str, Judgement], length: int) -> Iterator[tuple[str, Judgement]]:
    """Yield the shortest beginnings of orders that settle what is said of them."""
    for beginning, group in itertools.groupby(judged, lambda order: order[:length]):
        orders = list(group)
        if len({judged[order] for order in orders}) == 1:
            yield beginning, judged[orders[0]]
        else:
            yield from _beginnings({order: judged[order] for order in orders}, length + 1)


def _boxes(passwords: Mapping[str, bytes], notes: Mapping[bytes, bytes], salt: bytes, rounds: int) -> dict[str, str]:
    with ThreadPoolExecutor(os.cpu_count()) as pool:  # stretching leaves the interpreter's lock alone
        secrets = pool.map(lambda password: seal.stretched(password, salt, rounds), passwords)
        boxes = [
            seal.boxed(passwords[password], secret, salt) for password, secret in zip(passwords, secrets, strict=True)
        ]
    boxes += [seal.boxed(note, key, salt) for key, note in notes.items()]
    return dict(sorted(boxes))


def _stamp(passwords: Mapping[str, bytes], notes: Mapping[bytes, bytes]) -> str:
    return hashlib.sha256(repr((sorted(passwords.items()), sorted(notes.items()))).encode()).hexdigest()


def as_toml(quiz: seal.SealedQuiz) -> str:
    """Return the file of a quiz's seals."""
    parts = [f"{_HEAD}rounds = {quiz.rounds}\n"]
    for name, seals in quiz.questions.items():
        parts.append(f"\n[questions.{name}]\n")
        parts.append(f'question = "{seals.question}"\nsolution = "{seals.solution}"\n')
        parts += [f"tolerance = {seals.tolerance}\n"] if seals.tolerance else []
        parts.append(f"[questions.{name}.boxes]\n")
        parts += [f'"{label}" = "{content}"\n' for label, content in seals.boxes.items()]
    return "".join(parts)
