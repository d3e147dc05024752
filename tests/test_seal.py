"""What is sealed says the same as the key, for every answer; and it can be read by nobody who has not the answer."""

import html
import itertools
import re

import pytest

from autograder import house
from autograder.records import LessonError
from autograder.result import Verdict
from quizzes import bank, page, seal, sealing
from quizzes.expression import formula
from quizzes.judge import SealedSolution, judges, sealed
from quizzes.lettered import Choice, Multiple, Ordering
from quizzes.question import AnswerError

QUIZZES = ["quick_checks", "practice"]


def lettered_answers(question):
    """Every answer to a lettered question."""
    if isinstance(question, Choice):
        return list(question.options)
    sizes = [len(question.options)] if isinstance(question, Ordering) else range(1, len(question.options) + 1)
    ways = itertools.permutations if isinstance(question, Ordering) else itertools.combinations
    return ["".join(way) for size in sizes for way in ways(question.options, size)]


def answers(solution, students):
    """Answers to a question, each with a student: every one that letters can make; numbers close by, and far."""
    if isinstance(solution.question, Choice | Multiple | Ordering):
        yield from ((answer, "") for answer in lettered_answers(solution.question))
        return
    off = solution.tolerance
    for student in students:
        values = solution.question.drawn(student)
        for expression, _ in solution.known():
            number = formula(expression)(values)
            for factor in (1, 1 - 0.99 * off, 1 + 0.99 * off, 1 - 1.02 * off, 1 + 1.02 * off, -1):
                yield number * factor, student
            yield f"{number:.3g}", student
        yield from ((number, student) for number in (0, 1e-9, 1e-300, -1e300, 12345.678))


@pytest.fixture(scope="module", params=QUIZZES)
def quickly(request):
    """A quiz's key, and the same sealed with a single round."""
    key = bank.key(request.param)
    seals = dict(sealing.sealed(key, {}, rounds=1))
    return key, {
        name: SealedSolution(question=key[name].question, seals=seals[name], rounds=1, place=name) for name in key
    }


def test_seals_judge_every_answer_as_the_key_does(quickly):
    key, opened = quickly
    students = [f"student {number}" for number in range(8)]
    count = 0
    for name, solution in key.items():
        for answer, student in answers(solution, students):
            assert opened[name].judge(answer, student) == solution.judge(answer, student), (name, answer, student)
            count += 1
    assert count >= 16


def test_every_combination_of_numbers_is_sealed(quickly):
    key, opened = quickly
    for name, solution in key.items():
        if solution.question.kind != "numeric":
            continue
        students = {solution.question.places(f"s{number}"): f"s{number}" for number in range(2000)}
        assert students.keys() == {places for places, _ in solution.question.variants()}
        for student in students.values():
            right = formula(solution.answer)(solution.question.drawn(student))
            assert opened[name].judge(right, student).verdict is Verdict.PASSED


@pytest.mark.parametrize("slug", QUIZZES)
def test_the_sealed_file_is_in_step_with_the_key(slug):
    """Sealing again would change nothing; the sealed file opens with the slow rounds that it names."""
    key, opened = bank.key(slug), sealed(slug)
    known = {name: judge.seals for name, judge in opened.items()}
    assert dict(sealing.sealed(key, known, seal.ROUNDS)) == known, "The key has changed: run `vaegan quizzes`."
    text = sealing.as_toml(seal.SealedQuiz(rounds=seal.ROUNDS, questions=known))
    assert seal.path(slug).read_text("utf-8") == text, "The seals are stale: run `vaegan quizzes`."
    assert seal.ROUNDS >= 200_000
    for number, (name, solution) in enumerate(key.items()):
        right, wrong = some_answers(solution)
        for answer in (right, wrong) if number % 4 == 0 else (right,):  # each takes a tenth of a second or more
            assert opened[name].judge(answer, "Ada") == solution.judge(answer, "Ada")
        assert solution.judge(right, "Ada").verdict is Verdict.PASSED
        assert solution.judge(wrong, "Ada").verdict is Verdict.FAILED


def some_answers(solution):
    """A right answer for Ada and a wrong one."""
    if solution.question.kind == "numeric":
        values = solution.question.drawn("Ada")
        return [formula(expression)(values) for expression, _ in itertools.islice(solution.known(), 2)]
    judged = {answer: solution.judge(answer, "").verdict for answer in lettered_answers(solution.question)}
    return [next(a for a in judged if judged[a] is verdict) for verdict in (Verdict.PASSED, Verdict.FAILED)]


def texts(solution):
    """All that the key says of a question, and nothing that the question says itself."""
    fields = solution.model_dump(exclude={"question"})
    stack, found = [fields], []
    while stack:
        part = stack.pop()
        if isinstance(part, dict):
            stack += part.values()
        elif isinstance(part, tuple | list | frozenset):
            stack += part
        elif isinstance(part, str):
            found.append(part)
    return found


@pytest.mark.parametrize("slug", QUIZZES)
def test_nothing_of_the_key_can_be_read(slug):
    """No explanation, not six words of one, no formula, no order and no misconception stands in what students get."""
    public = (house.QUIZZES / f"{slug}.toml").read_text("utf-8")
    for path in (seal.path(slug), page.path()):
        got = html.unescape(path.read_text("utf-8"))
        for solution in bank.key(slug).values():
            for text in texts(solution):
                words = text.split()
                for start in range(max(1, len(words) - 5)):
                    run = " ".join(words[start : start + 6])
                    if len(run) > 3 and run not in public:
                        assert run not in got, (path, run)


@pytest.mark.parametrize("slug", QUIZZES)
def test_right_and_wrong_look_alike(slug):
    """Besides what it was made of and for, a seal shows labels and ciphertexts alone, in the order of the labels."""
    for name, judge in sealed(slug).items():
        assert set(judge.seals.model_dump()) == {"question", "solution", "tolerance", "boxes"}
        assert list(judge.seals.boxes) == sorted(judge.seals.boxes), name
        for label, content in judge.seals.boxes.items():
            assert re.fullmatch(r"[A-Za-z0-9+/]{8}", label)
            assert re.fullmatch(r"[A-Za-z0-9+/]+=*", content)


@pytest.fixture
def sealed_toy(toy, tmp_path, monkeypatch):
    """A sealed toy quiz in a copy without its key."""
    key = bank.key(toy.slug)
    monkeypatch.setattr(sealing, "ROUNDS", 1)
    assert list(sealing.write(toy.slug)) == list(key)
    monkeypatch.setattr(house, "SOLUTIONS", tmp_path / "not in a student's copy")
    return key


def test_a_copy_without_a_key_judges_by_seals(toy, sealed_toy):
    opened = judges(toy.slug)
    assert all(isinstance(judge, SealedSolution) for judge in opened.values())
    assert list(opened) == list(sealed_toy)
    for name, solution in sealed_toy.items():
        for answer, student in answers(solution, ["Ada", "Grace"]):
            assert opened[name].judge(answer, student) == solution.judge(answer, student)
        assert opened["number"].judge("9", " ") == sealed_toy["number"].judge("9", " ")
        with pytest.raises(AnswerError) as one:
            solution.judge("&", "Ada")
        with pytest.raises(AnswerError) as other:
            opened[name].judge("&", "Ada")
        assert str(one.value) == str(other.value)


def test_a_copy_with_the_key_uses_it(toy, monkeypatch):
    monkeypatch.setattr(sealing, "ROUNDS", 1)
    list(sealing.write(toy.slug))
    assert judges(toy.slug) == bank.key(toy.slug)


def test_neither_key_nor_seals(toy, tmp_path, monkeypatch):
    monkeypatch.setattr(house, "SOLUTIONS", tmp_path / "nowhere")
    with pytest.raises(LessonError, match="this copy has no answer key: "):
        judges(toy.slug)


def test_only_what_has_changed_is_sealed_again(toy, monkeypatch):
    stretched = []
    stretch = seal.stretched
    monkeypatch.setattr(sealing, "ROUNDS", 1)
    monkeypatch.setattr(
        seal, "stretched", lambda password, *rest: stretched.append(password) or stretch(password, *rest)
    )
    list(sealing.write(toy.slug))
    first = seal.path(toy.slug).read_text("utf-8")
    assert len(stretched) > 20
    stretched.clear()
    list(sealing.write(toy.slug))
    assert stretched == []
    assert seal.path(toy.slug).read_text("utf-8") == first
    key = house.SOLUTIONS / "toy.toml"
    key.write_text(
        key.read_text("utf-8").replace('A = "about A", B = "about B"}', 'A = "more", B = "about B"}'), "utf-8"
    )
    list(sealing.write(toy.slug))
    assert stretched == ["A", "B"]
    assert judges(toy.slug)["one"].judge("A", "").text == "A: more"


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("rounds = 1", "rounds = 2", ["[questions.set] is damaged"]),
        ("rounds = 1", "rounds = 0", ["rounds = 0"]),
        ("rounds = 1", "rounds =", ["is not valid TOML"]),
        ("[questions.set]\n", "[questions.sets]\n", ["questions.set"]),
        (r'(\[questions.set.boxes\]\n)(".*\n)+', r"\1", ["[questions.set] is damaged"]),
        (r'(" = ")....', r"\1====", ["[questions.set] is damaged"]),
        (r'(" = ")..', r"\1??", ["[questions.set] is damaged"]),
        (r'(" = "....)....', r"\1", ["[questions.set] is damaged"]),
    ],
)
def test_what_is_damaged_is_told(toy, sealed_toy, old, new, words):
    path = seal.path(toy.slug)
    text = path.read_text("utf-8")
    changed = re.sub(old if "(" in old else re.escape(old), new, text)
    assert changed != text
    path.write_text(changed, "utf-8")
    with pytest.raises(LessonError) as caught:
        judges(toy.slug)["set"].judge("A, C", "Ada")
    for word in [str(path), *words]:
        assert word in str(caught.value)


def test_a_changed_note_is_told(toy, sealed_toy):
    """A note that is changed where it would still be a text does not fit its key."""
    path = seal.path(toy.slug)
    judge = judges(toy.slug)["one"]
    salt = bytes.fromhex(judge.seals.question)
    key = seal.unboxed(judge.seals.boxes, seal.stretched("A", salt, 1), salt)
    label, _ = seal.boxed(b"", key, salt)
    content = judge.seals.boxes[label]
    place = len(content) // 2
    other = content[:place] + ("A" if content[place] != "A" else "B") + content[place + 1 :]
    path.write_text(path.read_text("utf-8").replace(content, other), "utf-8")
    assert judges(toy.slug)["one"].judge("B", "").verdict is Verdict.PASSED
    with pytest.raises(LessonError, match=r"\[questions.one\] is damaged"):
        judges(toy.slug)["one"].judge("A", "")


def test_seals_of_another_wording_are_told(toy, sealed_toy):
    bank_file = house.QUIZZES / "toy.toml"
    bank_file.write_text(bank_file.read_text("utf-8").replace("Which one?", "Which one of them?"), "utf-8")
    with pytest.raises(
        LessonError, match=r"\[questions.one\] was sealed for another text of the question.*vaegan quizzes"
    ):
        judges(toy.slug)


def test_a_new_question_without_seals_is_told(toy, sealed_toy):
    bank_file = house.QUIZZES / "toy.toml"
    bank_file.write_text(bank_file.read_text("utf-8").replace('id = "one"', 'id = "another"'), "utf-8")
    with pytest.raises(LessonError, match=r"\[questions.another\] is missing"):
        judges(toy.slug)
