"""What is answered in writing is left to a human, judged by its criteria, outdated by a change, and exported whole."""

import base64
import csv
import io
import json
import re
import zipfile

import pytest
from rich.console import Console
from typer.testing import CliRunner

from autograder import cli, house, overrides, rubric, skeleton
from autograder.classroom import Classroom
from autograder.ledger import FILE, Ledger, LedgerError
from autograder.lesson import Essay, Lesson
from autograder.lms import bundle, results
from autograder.lms.github import as_github
from autograder.lms.grades import read_grades
from autograder.lms.junit import as_junit
from autograder.lms.people import LmsError
from autograder.lms.roster import read_roster
from autograder.overrides import OverrideError
from autograder.reports import essays as shown
from autograder.reports.gradebook import as_table
from autograder.result import Verdict
from autograder.rubric import RubricError
from autograder.submission import SubmissionError
from tests.test_overrides import Scripted

FULL = {"choice": 3.0, "failure": 3.0, "evidence": 3.0, "clarity": 1.0}
HOSTILE = (house.ROOT / "tests" / "corpus" / "class" / "kofi" / "wardrobe.md").read_text("utf-8")
KL = "def kl_loss(mean, log_var):\n    return 1.0\n"


@pytest.fixture
def two(plan) -> Lesson:
    return plan.only(["kl_loss", "wardrobe"])


@pytest.fixture
def wardrobe(plan) -> Essay:
    return plan.only(["wardrobe"]).essay[0]


def written(text):
    return skeleton.question("wardrobe") + text + "\n"


@pytest.fixture
def hand_ins(tmp_path):
    """A class: ada and kofi have written something, bo has not touched the file, cy cannot be read."""
    texts = {"ada": written("A VAE, since I say so."), "bo": written(""), "kofi": HOSTILE}
    for name, text in texts.items():
        folder = tmp_path / "class" / name
        folder.mkdir(parents=True)
        (folder / "kl_loss.py").write_text(KL, "utf-8")
        (folder / "wardrobe.md").write_text(text, "utf-8")
    (tmp_path / "class" / "cy.zip").write_bytes(b"no zip")
    return tmp_path / "class"


@pytest.fixture
def out(tmp_path):
    return tmp_path / "out"


@pytest.fixture
def grade(two, hand_ins, out):
    def run(verdict=Verdict.PASSED):
        classroom = Classroom(two, hand_ins, out, None)
        try:
            return classroom.grade(Scripted(verdict), lambda line: None)
        finally:
            classroom.close()

    return run


@pytest.fixture
def judge(two, out):
    def run(name="ada", points=FULL, comment="Well argued.", by="Prof. Eve"):
        (found,) = rubric.of_submission(two, out, name)
        return rubric.judge(two, out, found, points, comment=comment, by=by)

    return run


@pytest.fixture
def state(two, out):
    def run(name="ada"):
        (found,) = rubric.of_submission(two, out, name)
        return found.result

    return run


def rows(out):
    with (out / "gradebook.csv").open(newline="", encoding="utf-8") as file:
        return {row["submission"]: row for row in csv.DictReader(file)}


def report(out, name):
    return json.loads((out / "results" / f"{name}.json").read_text("utf-8"))


def entry(out, name):
    (found,) = [test for test in report(out, name)["tests"] if test["extra_data"]["slug"] == "wardrobe"]
    return found


def text_of(*parts, width=80):
    console = Console(width=width, file=io.StringIO())
    for part in parts:
        console.print(part)
    return console.file.getvalue()


def score_of(row):
    return row["score"], row["max_score"], row["wardrobe"], row["awaiting"]


# Before it is judged


def test_an_answer_awaits_a_human_and_is_part_of_no_score(grade, two, out):
    graded = grade()
    found = rows(out)
    assert score_of(found["ada"]) == score_of(found["kofi"]) == ("10", "10", "", "wardrobe")
    assert score_of(found["bo"]) == ("10", "20", "0", "")
    assert score_of(found["cy"]) == ("0", "20", "0", "")
    assert [row["status"] for row in found.values()] == ["graded", "graded", "unreadable", "graded"]
    assert (graded.awaiting, graded.outdated) == (2, 0)
    table = text_of(as_table(two, graded.lines, 80))
    assert re.search(r"ada +10/10 +10 +\?", table)
    assert re.search(r"bo +10 +10 +·", table)
    assert "? awaits a human" in table


def test_nobody_awaits_where_nothing_is_written(grade, hand_ins, out):
    for name in ("ada", "kofi"):
        (hand_ins / name / "wardrobe.md").unlink()
    assert grade().awaiting == 0
    assert "awaiting" not in rows(out)["ada"]


def test_the_report_of_an_answer_that_awaits_adds_up(grade, out):
    grade()
    found = report(out, "ada")
    assert sum(test["score"] for test in found["tests"]) == found["score"] == found["extra_data"]["max_score"] == 10
    assert (entry(out, "ada")["score"], entry(out, "ada")["max_score"]) == (0, 0)
    assert "awaits a human" in entry(out, "ada")["output"]
    assert entry(out, "bo")["output"] == "Nothing was written."
    assert (entry(out, "bo")["score"], entry(out, "bo")["max_score"]) == (0, 10)


def test_the_exit_status_is_that_of_the_tests(hand_ins, out, monkeypatch):
    from autograder.commands import instructors

    class Closed(Scripted):
        def close(self):
            pass

    monkeypatch.setattr(instructors, "_workers", lambda *_: Closed(Verdict.PASSED))
    (hand_ins / "cy.zip").unlink()
    arguments = ["grade", str(hand_ins), "--out", str(out), "--only", "kl_loss", "--only", "wardrobe"]
    done = CliRunner().invoke(cli.app, arguments)
    assert done.exit_code == 0, done.output
    assert "Written answers that await a human: 2. They are listed by:" in done.output
    assert f"vaegan rubric {hand_ins} --out {out}" in done.output.replace("\n", "")


# Judging


def test_a_judgement_counts_in_score_and_max_score(grade, judge, hand_ins, out):
    grade()
    command = judge(points={**FULL, "failure": 1.5})
    assert command[:5] == ["vaegan", "grade", str(hand_ins), "--out", str(out)]
    assert grade().awaiting == 1
    assert score_of(rows(out)["ada"]) == ("18.5", "20", "8.5", "")
    found = report(out, "ada")
    assert sum(test["score"] for test in found["tests"]) == found["score"] == 18.5
    told = entry(out, "ada")
    assert told["output"].splitlines()[1:] == [
        "What each would fail at: 1.5 of 3",
        "How you would find out: 3 of 3",
        "Clarity: 1 of 1",
        "Well argued.",
    ]
    assert told["extra_data"]["by"] == "Prof. Eve"


def test_a_zero_is_judged_as_well(grade, judge, out):
    grade()
    judge(points=dict.fromkeys(FULL, 0.0))
    assert grade().awaiting == 1
    assert score_of(rows(out)["ada"]) == ("10", "20", "0", "")


def test_a_changed_answer_awaits_again_and_says_so(grade, judge, state, hand_ins, two, out):
    grade()
    judge()
    path = hand_ins / "ada" / "wardrobe.md"
    path.write_text(written("A GAN, on second thoughts."), "utf-8")
    graded = grade()
    assert (graded.awaiting, graded.outdated) == (2, 1)
    assert score_of(rows(out)["ada"]) == ("10", "10", "", "wardrobe (changed since it was judged)")
    assert entry(out, "ada")["extra_data"]["outdated"]
    (found,) = rubric.of_submission(two, out, "ada")
    page = text_of(*shown.as_page(found))
    assert "Prof. Eve judged it on" in page
    assert "it has changed since" in page
    path.write_text(written("A VAE, since I say so."), "utf-8")  # as it was
    assert state().judged is not None
    path.unlink()
    assert (state().awaiting, state().outdated, state().score) == (False, True, 0)


def test_what_changes_no_answer_keeps_the_judgement(grade, judge, state, hand_ins):
    grade()
    judge()
    path = hand_ins / "ada" / "wardrobe.md"
    path.write_text("\ufeff" + path.read_text("utf-8").replace("\n", "\r\n") + "\r\n\r\n", "utf-8")
    assert state().judged is not None
    path.write_text("A VAE, since I say so.", "utf-8")  # the question is gone
    assert state().judged is not None


def test_other_points_in_the_rubric_outdate_a_judgement(grade, judge, two, out):
    grade()
    judge()
    first, *others = two.essay[0].criterion
    for changed in (first.model_copy(update={"points": 4.0}), first.model_copy(update={"name": "choices"})):
        essay = two.essay[0].model_copy(update={"criterion": (changed, *others)})
        (found,) = rubric.of_submission(two.model_copy(update={"essay": (essay,)}), out, "ada")
        assert found.result.awaiting
        assert found.result.outdated
        assert "Prof. Eve" in text_of(*shown.as_page(found))


def test_the_last_judgement_counts_until_it_is_withdrawn(grade, judge, state):
    grade()
    judge()
    judge(points={**FULL, "clarity": 0.0}, by="Dr. Kim")
    assert (state().score, state().judged.by) == (9, "Dr. Kim")
    judge(points=None, comment="")
    assert state().awaiting
    assert state().assessment is None
    with pytest.raises(RubricError, match="nothing to withdraw: nobody has judged wardrobe of ada"):
        judge(points=None)
    judge()
    assert state().score == 10


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ([], "have no points yet: choice, failure, evidence, clarity. A zero is points as well."),
        (["choice=3", "failure=3", "clarity=1"], "have no points yet: evidence."),
        (["choice"], "'choice' should give points once to one of choice, failure, evidence, clarity"),
        (["style=1"], "'style=1' should give points once"),
        (["choice=1", "choice=2"], "'choice=2' should give points once"),
        (["choice=3.5"], "choice is worth 0 to 3 points, not 3.5."),
        (["choice=-1"], "choice is worth 0 to 3 points, not -1."),
        (["choice=nan"], "not nan"),
        (["choice=inf"], "not inf"),
        (["choice=all"], "'all' is no number. choice is worth 0 to 3 points."),
    ],
)
def test_points_that_do_not_fit_are_told(wardrobe, given, words):
    with pytest.raises(RubricError) as caught:
        rubric.points_in(wardrobe, given)
    assert words in str(caught.value)


def test_points_are_read(wardrobe):
    given = ["choice=2,5", " failure = 0", "evidence=3", "clarity=1"]
    assert rubric.points_in(wardrobe, given) == {"choice": 2.5, "failure": 0, "evidence": 3, "clarity": 1}


@pytest.mark.parametrize(
    ("arguments", "error", "words"),
    [
        ({"by": " "}, RubricError, "needs a name: --by NAME"),
        ({"name": "bo"}, RubricError, "bo has written nothing for wardrobe"),
        ({"name": "adda"}, SubmissionError, "Did you mean 'ada'?"),
        ({"name": "cy"}, SubmissionError, "no zip file"),
    ],
)
def test_mistakes_are_told_and_change_nothing(grade, judge, out, arguments, error, words):
    grade()
    with pytest.raises(error) as caught:
        judge(**arguments)
    assert words in str(caught.value)
    with Ledger(out / FILE) as kept:
        assert kept.assessments() == {}


def test_without_results_there_is_nothing_to_judge(judge, hand_ins, out):
    with pytest.raises(LedgerError, match="holds no results"):
        judge()
    assert not out.exists()


def test_an_override_is_no_judgement(grade, plan, out):
    grade()
    with pytest.raises(OverrideError, match="`vaegan rubric ada wardrobe` takes points"):
        overrides.decide(plan, out, "ada", "wardrobe", 7.0, reason="r", by="Eve")


def test_a_decision_on_all_that_is_tested_still_gives_a_score(grade, plan, out):
    grade(Verdict.GRADER_ERROR)
    overrides.decide(plan, out, "ada", "kl_loss", 7.0, reason="r", by="Eve")
    grade(Verdict.GRADER_ERROR)
    assert score_of(rows(out)["ada"])[:2] == ("7", "10")
    assert rows(out)["ada"]["status"] == "graded"


def test_judgements_outlast_another_opening_of_the_ledger_and_stay_on_record(grade, judge, out):
    grade()
    judge()
    judge(points=None)
    with Ledger(out / FILE) as kept:
        assert kept.assessments() == {}
        (count,) = kept._data.execute("SELECT count(*) FROM assessment").fetchone()
    assert count == 2


# Listing and showing


def test_what_awaits_is_listed(grade, judge, two, hand_ins, out):
    grade()
    found = {each.submission: each for each in rubric.of_class(two, out, hand_ins)}
    assert set(found) == {"ada", "bo", "kofi"}
    table = text_of(shown.as_table(list(found.values())))
    assert re.search(r"ada +wardrobe +6", table)
    assert "kofi" in table
    assert " bo " not in table
    judge()
    table = text_of(shown.as_table(rubric.of_class(two, out, hand_ins)))
    assert "ada" not in table


def test_a_single_hand_in_and_a_zip_are_found_by_name(two, tmp_path, out):
    with zipfile.ZipFile(tmp_path / "ada.zip", "w") as archive:
        archive.writestr("work/exercises/wardrobe.md", written("From a zip."))
    classroom = Classroom(two, tmp_path / "ada.zip", out, None)
    classroom.grade(Scripted(Verdict.PASSED), lambda line: None)
    classroom.close()
    (found,) = rubric.of_submission(two, out, "ada")
    assert found.text == "From a zip."


def test_a_canvas_download_is_read_by_its_names(two, tmp_path, out):
    folder = tmp_path / "canvas"
    folder.mkdir()
    (folder / "lovelaceada_101_9001_kl_loss.py").write_text(KL, "utf-8")
    (folder / "lovelaceada_101_9002_wardrobe-1.md").write_text(written("From Canvas."), "utf-8")
    with zipfile.ZipFile(tmp_path / "class.zip", "w") as archive:
        for path in sorted(folder.iterdir()):
            archive.write(path, path.name)
    classroom = Classroom(two, tmp_path / "class.zip", out, None)
    classroom.grade(Scripted(Verdict.PASSED), lambda line: None)
    classroom.close()
    (found,) = rubric.of_submission(two, out, "lovelaceada_101")
    assert found.text == "From Canvas."
    assert [each.text for each in rubric.of_class(two, out, tmp_path / "class.zip")] == ["From Canvas."]
    (tmp_path / "class.zip").unlink()
    with zipfile.ZipFile(tmp_path / "class.zip", "w") as archive:
        archive.writestr("other_102_9002_wardrobe.md", written("x"))
    with pytest.raises(SubmissionError, match="no longer holds lovelaceada_101"):
        rubric.of_submission(two, out, "lovelaceada_101")


def test_hostile_text_is_shown_as_text(grade, judge, two, out):
    grade()
    judge("kofi", comment="\x1b[31m[bold]=1+1[/bold]\u202e", by="[red]Eve\x07")
    (found,) = rubric.of_submission(two, out, "kofi")
    page = text_of(*shown.as_page(found))
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f\u200b\u202a-\u202e]", page)
    for text in ("[bold green]judged by the instructor: 10[/bold green]", "<script>", "[bold]=1+1[/bold]", "[red]Eve"):
        assert text in page
    assert page.count("W") < shown.LONGEST + 100
    assert "[cut]" in page
    assert "That was the beginning." in page
    grade()
    for cells in rows(out).values():
        assert not [text for text in cells.values() if text.startswith(("=", "+", "@"))]
    assert "\x1b" not in (out / "results" / "kofi.json").read_text("utf-8")
    assert "\\u001b" not in (out / "results" / "kofi.json").read_text("utf-8")


def test_no_line_of_a_page_is_too_wide(grade, two, out):
    grade()
    for name in ("ada", "kofi"):
        (found,) = rubric.of_submission(two, out, name)
        for width in (60, 80, 120):
            assert max(map(len, text_of(*shown.as_page(found), width=width).splitlines())) <= width


# The command


def run(*arguments, stdin=""):
    return CliRunner().invoke(cli.app, ["rubric", *map(str, arguments)], input=stdin)


def test_the_command_asks_until_the_points_fit(grade, state, out):
    grade()
    done = run("ada", "--out", out, stdin="3\nfour\n4\n2.5\n3\n1\nWell argued.\n \nProf. Eve\n")
    assert done.exit_code == 0, done.output
    assert "A VAE, since I say so." in done.output
    assert "'four' is no number." in done.output
    assert "failure is worth 0 to 3 points, not 4." in done.output
    assert "Recorded." in done.output
    judged = state().judged
    assert dict(judged.points) == {**FULL, "failure": 2.5}
    assert (judged.comment, judged.by) == ("Well argued.", "Prof. Eve")


@pytest.mark.parametrize("lines", ["", "3\n", "3\n3\n3\n1\nGood.\n"])
def test_whoever_stops_has_recorded_nothing(grade, state, out, lines):
    grade()
    done = run("ada", "--out", out, stdin=lines)
    assert done.exit_code == 0
    assert "Nothing is recorded." in done.output
    assert state().assessment is None


def test_the_command_takes_options_for_scripts(grade, state, out):
    grade()
    points = [word for name in FULL for word in ("--points", f"{name}=1")]
    done = run("ada", "wardrobe", *points, "--comment", "Fine.", "--by", "Eve", "--out", out)
    assert done.exit_code == 0, done.output
    assert state().score == 4
    assert run("ada", "--withdraw", "--by", "Eve", "--out", out).exit_code == 0
    assert state().awaiting


def test_the_command_lists_what_awaits(grade, hand_ins, out):
    grade()
    done = run(hand_ins, "--out", out)
    assert done.exit_code == 0, done.output
    assert "Await a human: 2. Judged: 0. Not written: 1." in done.output
    assert f"vaegan rubric ada --out {out}" in done.output


def test_nothing_is_asked_where_nothing_is_written(grade, out):
    grade()
    done = run("bo", "--out", out)
    assert done.exit_code == 0
    assert "Nothing was written." in done.output
    assert "(0 to" not in done.output


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["ada", "kl_loss"], "kl_loss has nothing that is answered in writing"),
        (["ada", "wardrob"], "no exercise called 'wardrob'"),
        (["nobody"], "no submission called 'nobody'"),
        (["{class}", "--withdraw"], "is a path. Name the submission to judge"),
        (["ada", "--points", "choice=9"], "choice is worth 0 to 3 points, not 9"),
        (["bo", "--withdraw", "--by", "Eve"], "nothing to withdraw"),
        (
            ["ada", "--withdraw", "--points", "choice=1"],
            "Give either the --points that count from now on, or --withdraw",
        ),
        (["ada", *[word for name in FULL for word in ("--points", f"{name}=1")]], "needs a name"),
    ],
)
def test_wrong_usage_of_the_command_is_told(grade, hand_ins, out, arguments, words):
    grade()
    done = run(*(text.replace("{class}", str(hand_ins)) for text in arguments), "--out", out)
    assert done.exit_code == 2, done.output
    assert words in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


# Other systems


ROSTER = """Student,ID,SIS User ID,SIS Login ID,Section,VAE (77)
    Points Possible,,,,,100
ada,1,,ada,A,55
bo,2,,bo,A,
kofi,3,,kofi,A,
"""


@pytest.fixture
def roster(tmp_path):
    (tmp_path / "roster.csv").write_text(ROSTER, "utf-8")
    return tmp_path / "roster.csv"


def test_a_score_that_is_not_whole_goes_nowhere(grade, judge, out, roster):
    grade()
    found = read_grades(out, read_roster(roster))
    assert found.awaiting == ["ada", "kofi"]
    assert {student.name: score for student, score in found.scores.items()} == {"bo": 10}
    assert found.max_score == 20
    done = CliRunner().invoke(cli.app, ["export", "canvas", str(out), "--roster", str(roster), "--assignment", "VAE"])
    assert "2 submissions await a human and are left out." in done.output
    exported = list(csv.reader((out / "canvas.csv").read_text("utf-8").splitlines()))
    assert [row[-1] for row in exported] == ["VAE (77)", "100", "55", "50", ""]  # ada keeps what she has
    judge()
    judge("kofi", dict.fromkeys(FULL, 0.0))
    grade()
    found = read_grades(out, read_roster(roster))
    assert found.awaiting == []
    assert {student.name: score for student, score in found.scores.items()} == {"ada": 20, "bo": 10, "kofi": 10}


def test_where_all_await_the_export_says_so(grade, hand_ins, out, roster):
    (hand_ins / "cy.zip").unlink()
    (hand_ins / "bo" / "wardrobe.md").write_text("I, too, have an opinion.", "utf-8")
    grade()
    with pytest.raises(LmsError, match=r"3 submissions of .* await a human, and no other has a score"):
        read_grades(out, read_roster(roster))


def test_reports_for_other_systems(grade, judge, out):
    grade()
    judge(points={**FULL, "clarity": 0.0})
    grade()
    found = {each.extra_data.submission: each for each in results.reports(out)}
    document = as_junit(found.values())
    assert re.search(r'name="kofi\.wardrobe" tests="1" failures="0" errors="0" skipped="1"', document)
    assert re.search(r'name="ada\.wardrobe" tests="1" failures="1" errors="0" skipped="0"', document)
    decoded = {name: json.loads(base64.b64decode(as_github(each))) for name, each in found.items()}
    assert [test["name"] for test in decoded["kofi"]["tests"]] == ["The KL divergence: One"]
    assert decoded["kofi"]["max_score"] == 10
    assert [(test["score"], test["max_score"]) for test in decoded["ada"]["tests"]] == [(10, 10), (9, 10)]
    assert decoded["ada"]["max_score"] == 20


def test_an_autograder_for_elsewhere_leaves_it_out(plan, two, tmp_path):
    assert bundle.members(two, 1)[bundle.SETTINGS] == b"seed = 1\nslugs = ['kl_loss']\n"
    done = CliRunner().invoke(cli.app, ["export", "gradescope", "--out", str(tmp_path / "a.zip"), "--only", "wardrobe"])
    assert done.exit_code == 2
    assert done.stderr == "wardrobe: a person judges that, and no autograder can.\n"
    done = CliRunner().invoke(cli.app, ["export", "otter", "--out", str(tmp_path / "a.zip")])
    assert done.exit_code == 0
    says = " ".join(done.output.split())
    assert "wardrobe is left out: a person judges it" in says
    assert re.search(r"grades [a-z_, ]+ with seed", says)
    assert "wardrobe" not in says.split(" with seed ")[0]
