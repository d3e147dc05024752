"""Answers of the terminal quiz are saved in answers.toml, if the student likes, and nothing else of it changes."""

import io
import tomllib

import pytest
from rich.console import Console

from autograder import house
from autograder.files import OutputError
from autograder.submission import SubmissionError
from quizzes import answers
from quizzes.ask import Asked, hindrance, offer

FILE = """\
# Mine, all mine.
student = ""  # the name

[quick_checks]
latent_space = ""   # a letter
vae_objective = 'A'

[practice] # more
draw_steps = ["C", "A"]
blur = "B # no comment"
batch_loss = 12.5
"""


@pytest.fixture
def path(tmp_path):
    file = tmp_path / house.ANSWERS
    file.write_text(FILE, "utf-8")
    return file


def changed(old, new):
    """The lines that differ, as pairs."""
    pairs = zip(old.splitlines(keepends=True), new.splitlines(keepends=True), strict=True)
    return [pair for pair in pairs if pair[0] != pair[1]]


def test_only_the_values_change(path):
    answers.save(path, "practice", {"draw_steps": "C, B, A", "blur": "A", "batch_loss": "1,5"}, "Zoë ")
    assert changed(FILE, path.read_text("utf-8")) == [
        ('student = ""  # the name\n', 'student = "Zoë"  # the name\n'),
        ('draw_steps = ["C", "A"]\n', 'draw_steps = "C, B, A"\n'),
        ('blur = "B # no comment"\n', 'blur = "A"\n'),
        ("batch_loss = 12.5\n", 'batch_loss = "1,5"\n'),
    ]
    answers.save(path, "quick_checks", {"latent_space": "C", "vae_objective": "B"})
    found = answers.load(path)
    assert found["quick_checks"] == {"latent_space": "C", "vae_objective": "B"}
    assert found["practice"]["draw_steps"] == "C, B, A"
    assert answers.student_in(found) == "Zoë"


def test_the_shipped_file_takes_every_answer(tmp_path, plan):
    path = tmp_path / house.ANSWERS
    blank = (house.EXERCISES / house.ANSWERS).read_text("utf-8")
    path.write_text(blank, "utf-8")
    table = tomllib.loads(blank)["practice"]
    answers.save(path, "practice", dict.fromkeys(table, "A"), "Ada")
    lines = changed(blank, path.read_text("utf-8"))
    assert [new for _, new in lines] == ['student = "Ada"\n', *(f'{name} = "A"\n' for name in table)]


def test_missing_lines_and_tables_are_added(path):
    path.write_text("[quick_checks]\nlatent_space = ''\n\n[practice]\n\n# the end", "utf-8")
    answers.save(path, "quick_checks", {"gan_advantage": "D"}, "Ada")
    answers.save(path, "practice", {"blur": "B"})
    answers.save(path, "more", {"one": "A"})
    assert path.read_text("utf-8") == (
        'student = "Ada"\n[quick_checks]\nlatent_space = \'\'\ngan_advantage = "D"\n\n'
        '[practice]\nblur = "B"\n\n# the end\n\n[more]\none = "A"\n'
    )


def test_line_ends_of_windows_stay(path):
    path.write_bytes(FILE.replace("\n", "\r\n").encode())
    answers.save(path, "practice", {"blur": "A", "new": "C"})
    content = path.read_bytes()
    assert content.count(b"\r\n") == content.count(b"\n") == FILE.count("\n") + 1
    assert answers.load(path)["practice"] == {"draw_steps": ["C", "A"], "blur": "A", "batch_loss": 12.5, "new": "C"}


@pytest.mark.parametrize("name", ['Zoë "Zo" O\'Hara', "back\\slash", "tab\there", "del\x7f", "李", "a\nb", "#1"])
def test_any_name_can_be_written(path, name):
    answers.save(path, "practice", {"blur": "A"}, name)
    answers.save(path, "practice", {"blur": "B"}, name)  # and found again
    assert answers.student_in(answers.load(path)) == name
    assert answers.load(path)["practice"]["blur"] == "B"


@pytest.mark.parametrize(
    "text",
    [
        'practice.blur = "A"\n',
        'practice = {blur = "A"}\n',
        '[practice]\nblur = """\nA"""\n',
        '[practice]\nblur = [\n"A",\n]\n',
        '["practice"]\nblur = "A"\n',
        "practice = 3\n",
        'note = """\n[practice]\nblur = "A"\n"""\n',
    ],
)
def test_what_cannot_be_changed_line_by_line_is_left_alone(path, text):
    path.write_text(text, "utf-8")
    with pytest.raises(SubmissionError, match=r'unusual way.\n.* yourself:\n\[practice\]\nblur = "C"'):
        answers.save(path, "practice", {"blur": "C"})
    assert path.read_text("utf-8") == text


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"a = ", "is not valid TOML"),
        (b"\xff\xfe", "is no text in UTF-8"),
        (b"a = " + b"[" * 100_000, "is not valid TOML"),
    ],
)
def test_a_broken_file_is_told(path, content, words):
    path.write_bytes(content)
    for act in (lambda: answers.load(path), lambda: answers.save(path, "practice", {"blur": "A"})):
        with pytest.raises(SubmissionError, match=words):
            act()
    assert path.read_bytes() == content


def test_a_missing_file_is_told(tmp_path):
    with pytest.raises(SubmissionError, match=r"nowhere.toml cannot be read \(No such file"):
        answers.load(tmp_path / "nowhere.toml")


def test_a_file_that_cannot_be_written_is_told(path, monkeypatch):
    def refuse(path, text):
        raise OutputError(f"{path} cannot be written: Permission denied.")

    monkeypatch.setattr(answers, "write_whole", refuse)
    with pytest.raises(OutputError, match=r'Permission denied.\n.* yourself:\n\[practice\]\nblur = "A"'):
        answers.save(path, "practice", {"blur": "A"})


def offered(path, asked, reply):
    console = Console(file=io.StringIO(), width=200)
    replies = iter(reply)
    offer(asked, "quick_checks", path, answers.load(path), console, lambda: next(replies))
    assert list(replies) == []
    return console.file.getvalue()


@pytest.mark.parametrize(
    ("replies", "saved"),
    [(["y"], True), ([" YES "], True), (["n"], False), (["", "C", "no"], False), (["j", "y"], True)],
)
def test_saving_is_offered_until_it_is_yes_or_no(path, replies, saved):
    said = offered(path, Asked("Ada", {"latent_space": "C", "vae_objective": "B"}, right=2), replies)
    assert "in place of 1 earlier one? (y/n)" in said
    assert ("Saved in " in said, "Nothing is saved." in said) == (saved, not saved)
    expected = {"latent_space": "C", "vae_objective": "B"} if saved else {"latent_space": "", "vae_objective": "A"}
    assert answers.load(path)["quick_checks"] == expected


def test_the_same_answer_replaces_nothing(path):
    answers.save(path, "quick_checks", {"latent_space": " c", "vae_objective": "A."})
    said = offered(path, Asked("Ada", {"latent_space": "C", "vae_objective": "A"}), ["n"])
    assert "to hand them in? (y/n)" in said


def test_nothing_is_offered_without_answers(path):
    assert offered(path, Asked("Ada"), []) == ""


def test_what_hinders_saving_is_said_before_the_first_question(path, vaegan, tmp_path):
    assert hindrance(path, answers.load(path), "Ada") == ""
    answers.save(path, "quick_checks", {}, "Grace")
    before = path.read_text("utf-8")
    for folder, words in ((tmp_path, "has the name Grace"), (tmp_path / "nowhere", "There is no ")):
        done = vaegan("quiz", "--in", folder, "--student", "Ada", stdin="C\n")
        assert done.returncode == 0, done.stderr
        assert words in done.stdout[: done.stdout.index("1 of 4")]
        assert "Save these answers" not in done.stdout
    assert path.read_text("utf-8") == before


def test_a_name_in_other_letters_is_the_same_name(path):
    answers.save(path, "quick_checks", {}, "Grace")
    assert hindrance(path, answers.load(path), "  grace") == ""
    offered(path, Asked("  grace", {"latent_space": "C"}), ["y"])
    offered(path, Asked("", {"vae_objective": "C"}), ["y"])
    assert answers.load(path)["quick_checks"] == {"latent_space": "C", "vae_objective": "C"}


def test_the_command_takes_the_name_from_the_file_and_saves(vaegan, tmp_path):
    path = tmp_path / house.ANSWERS
    path.write_text('student = "Ada"\n\n[practice]\n', "utf-8")
    done = vaegan("quiz", "practice", "--in", tmp_path, stdin="C\na c\n1\nq\nyes\n")
    assert done.returncode == 0, done.stderr
    assert "Your name" not in done.stdout
    assert answers.load(path) == {
        "student": "Ada",
        "practice": {"random_codes": "C", "vae_additions": "A, C", "encoder_outputs": "1"},
    }


def test_the_command_finds_the_exercises_in_a_folder(vaegan, tmp_path):
    path = tmp_path / "exercises" / house.ANSWERS
    path.parent.mkdir()
    path.write_text("", "utf-8")
    done = vaegan("quiz", "--in", tmp_path, stdin="C\nq\nyes\n")
    assert done.returncode == 0, done.stderr
    assert list(answers.load(path)["quick_checks"].values()) == ["C"]


def test_q_is_no_name(vaegan, tmp_path):
    (tmp_path / house.ANSWERS).write_text("", "utf-8")
    done = vaegan("quiz", "practice", "--in", tmp_path, stdin="C\na c\nq\ny\n")
    assert done.returncode == 0, done.stderr
    assert set(answers.load(tmp_path / house.ANSWERS)) == {"practice"}


@pytest.mark.parametrize("student", [[], ["--student", "Ada"]])
def test_the_command_tells_of_a_broken_file(vaegan, tmp_path, student):
    (tmp_path / house.ANSWERS).write_text("student = Ada\n", "utf-8")
    done = vaegan("quiz", "--in", tmp_path, *student, stdin="C\n")
    assert done.returncode == 2
    assert "1 of 4" not in done.stdout
    assert "is not valid TOML" in done.stderr
    assert "Correct that line." in done.stderr
    assert "Traceback" not in done.stderr
