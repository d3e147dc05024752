"""What goes out to Canvas, Moodle, GitHub Classroom and JUnit readers fits what they take in, name by name."""

import base64
import csv
import io
import json
import re
from xml.dom import minidom

import pytest
from defusedxml import ElementTree
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from autograder import cli, house
from autograder.lms import results
from autograder.lms.canvas import as_canvas
from autograder.lms.github import as_github
from autograder.lms.grades import read_grades
from autograder.lms.junit import as_junit
from autograder.lms.moodle import as_moodle
from autograder.lms.people import HandIn, LmsError, People, Student
from autograder.lms.roster import read_roster
from autograder.lms.tables import as_text
from autograder.outputs import Outputs
from autograder.reports.text import cell
from autograder.result import Hint, ItemResult, Line, Override, Status, SubmissionResult, TestResult, Verdict

CANVAS = '''Student,ID,SIS User ID,SIS Login ID,Section,"VAE, GAN (77)",Essay (78),Essay (79),Current Score
,,,,,Manual Posting,,,(read only)
    Points Possible,,,,,20,10,10,(read only)
"Lovelace, Ada ""the first""",101,0042,ada,A,,7,,
"O'Brien, Molly",102,0043,molly,A,EX,,,
=SUM(1),103,0044,joerg,"B, C",12.5,,,
"عمر 😀",104,0045,omar,B,3,,,
"Student, Test",999,,x,B,,,,
'''
MOODLE = """First name,Surname,ID number,Email address
Ada,Lovelace,0042,ada@uni.example
Molly,O'Brien,0043,molly@uni.example
=SUM(1),,0044,joerg@uni.example
عمر,😀,0045,omar@uni.example
"""
SCORES = {"lovelaceada_101": ("101", 9.5), "obrien_102": ("102", 7.0), "=sum_103": ("103", 0.0), "x_104": ("104", None)}


def folder_of(path, scores=SCORES, further=()):
    """Write the gradebook and the people of a class, out of 10 points."""
    path.mkdir()
    lines = [
        Line(name, Status.GRADED if score is not None else Status.GRADER_ERROR, score, 10, (), (), "")
        for name, (_, score) in scores.items()
    ]
    hand_ins = [
        HandIn(name=name, students=(Student(canvas=user, number=f"00{int(user) - 59}"),))
        for name, (user, _) in scores.items()
    ]
    rows = [["submission", "score", "max_score", "status"]]
    rows += [[cell(each.submission), "" if each.score is None else each.score, 10, each.status] for each in lines]
    with (path / "gradebook.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([*rows, *further])
    (path / "people.json").write_text(People(hand_ins=hand_ins).model_dump_json(), "utf-8")
    return path


def roster_of(tmp_path, text=CANVAS):
    path = tmp_path / "roster.csv"
    path.write_text(text, "utf-8")
    return read_roster(path)


def rows_of(text):
    return list(csv.reader(io.StringIO(text, newline="")))


def test_canvas(tmp_path):
    roster = roster_of(tmp_path)
    text, points = as_canvas(read_grades(folder_of(tmp_path / "out"), roster), roster, "VAE, GAN (77)")
    before, rows = rows_of(CANVAS), rows_of(text)
    assert points == 20
    assert rows[0] == before[0][:6]  # the heading with its id, and no other assignment
    assert [row[:5] for row in rows] == [row[:5] for row in before]  # names and ids sign for sign
    assert [row[5] for row in rows[1:]] == ["Manual Posting", "20", "19", "EX", "0", "3", ""]


NAMES = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30)


@settings(max_examples=60, deadline=None)
@given(names=st.lists(NAMES, min_size=1, max_size=4))
def test_any_name_survives_sign_by_sign(names, tmp_path_factory):
    folder = tmp_path_factory.mktemp("class")
    rows = [["Student", "ID", "SIS User ID", "SIS Login ID", "Section", "VAE (77)"]]
    rows += [[name, str(n), f"00{n}", "", name, ""] for n, name in enumerate(names, start=101)]
    (folder / "roster.csv").write_bytes(as_text(rows).encode())
    scores = {f"x_{n}": (str(n), 5.0) for n, _ in enumerate(names, start=101)}
    roster = read_roster(folder / "roster.csv")
    text, _ = as_canvas(read_grades(folder_of(folder / "out", scores), roster), roster, "VAE")
    assert [row[:5] for row in rows_of(text)] == [row[:5] for row in rows]
    assert {row[5] for row in rows_of(text)[1:]} == {"5"}


def test_canvas_by_title_and_delimiter(tmp_path):
    roster = roster_of(tmp_path, CANVAS.replace(",", ";").replace('"VAE; GAN (77)"', "VAE (77)"))
    text, _ = as_canvas(read_grades(folder_of(tmp_path / "out"), roster), roster, "VAE")
    assert text.startswith("Student;ID;SIS User ID;SIS Login ID;Section;VAE (77)\r\n")


@pytest.mark.parametrize(
    ("assignment", "words"),
    [
        ("VAE", r"no assignment called 'VAE'. Its assignments are: VAE, GAN \(77\); Essay \(78\); Essay \(79\)\."),
        ("Essay", "several assignments called 'Essay'"),
        ("Current Score", "no assignment"),
    ],
)
def test_assignments_that_canvas_does_not_have(tmp_path, assignment, words):
    roster = roster_of(tmp_path)
    with pytest.raises(LmsError, match=words):
        as_canvas(read_grades(folder_of(tmp_path / "out"), roster), roster, assignment)


def test_the_roster_of_another_system(tmp_path):
    folder = folder_of(tmp_path / "out")
    roster = roster_of(tmp_path, MOODLE)
    with pytest.raises(LmsError, match="no gradebook of Canvas"):
        as_canvas(read_grades(folder, roster), roster, "VAE")
    roster = roster_of(tmp_path, CANVAS)
    with pytest.raises(LmsError, match="no list of Moodle"):
        as_moodle(read_grades(folder, roster), roster, "VAE", 10)


def test_moodle(tmp_path):
    roster = roster_of(tmp_path, MOODLE)
    grades = read_grades(folder_of(tmp_path / "out"), roster)
    assert rows_of(as_moodle(grades, roster, "VAE, GAN", 100)[0]) == [
        *(["ID number", "VAE, GAN"], ["0042", "95"], ["0043", "70"], ["0044", "0"], ["0045", "-"])
    ]


def test_the_command_for_moodle(tmp_path):
    folder, roster = folder_of(tmp_path / "out"), tmp_path / "roster.csv"
    roster.write_text(MOODLE, "utf-8")
    command = ["export", "moodle", str(folder), "--roster", str(roster), "--title", "VAE", "--points", "100"]
    done = CliRunner().invoke(cli.app, command)
    assert done.exit_code == 0, done.output
    assert "3 of 4 students have a grade" in done.stdout
    assert "Scores of 10 are scaled to the 100 points" in done.stdout
    assert rows_of((folder / "moodle.csv").read_text("utf-8"))[:2] == [["ID number", "VAE"], ["0042", "95"]]
    roster.write_text(MOODLE.replace("Ada,Lovelace,0042,ada@uni.example\n", ""), "utf-8")
    done = CliRunner().invoke(cli.app, command)
    assert done.exit_code == 1
    assert "lovelaceada_101 is left out: it belongs to nobody on the roster." in done.stdout


def test_moodle_takes_the_first_key_that_everybody_has(tmp_path):
    roster = roster_of(tmp_path, MOODLE.replace("0045", ""))
    grades = read_grades(folder_of(tmp_path / "out"), roster)
    assert rows_of(as_moodle(grades, roster, "Grade", None)[0])[1] == ["ada@uni.example", "9.5"]


WORKSHEET = '''Identifier,Full name,Status,Grade,Maximum Grade,Grade can be changed,Feedback comments
Participant 101,"=SUM(1), Ada",Submitted,,50.00,Yes,"Well, ""done"""
Participant 102,,Submitted,12.00,50.00,Yes,
Participant 9,Nobody,No submission,3.00,50.00,Yes,
'''


def test_moodles_worksheet_is_filled_in(tmp_path):
    folder = folder_of(tmp_path / "out", {"ada_101": ("101", 9.5), "x_102": ("102", None)})
    ada = HandIn(name="ada_101", students=(Student(participant="101"),))
    (folder / "people.json").write_text(People(hand_ins=(ada,)).model_dump_json(), "utf-8")
    roster = roster_of(tmp_path, WORKSHEET)
    text, worth = as_moodle(read_grades(folder, roster), roster, "", None)
    assert worth == 50
    before, rows = rows_of(WORKSHEET), rows_of(text)
    assert [row[3] for row in rows] == ["Grade", "47.5", "12.00", "3.00"]
    assert [row[:3] + row[4:] for row in rows] == [row[:3] + row[4:] for row in before]


def test_moodle_takes_no_key_that_two_students_share(tmp_path):
    roster = roster_of(tmp_path, MOODLE.replace("0045", "0044"))
    grades = read_grades(folder_of(tmp_path / "out", {"lovelaceada_101": ("101", 5.0)}), roster)
    assert rows_of(as_moodle(grades, roster, "Grade", None)[0])[0] == ["Email address", "Grade"]


def test_moodle_without_a_key(tmp_path):
    roster = roster_of(tmp_path, MOODLE.replace("0045", "").replace("omar@uni.example", ""))
    grades = read_grades(folder_of(tmp_path / "out"), roster)
    assert len(roster.enrolled) == 3  # who has no id at all is nobody that Moodle could find
    worksheet = "Identifier,Status\nParticipant 101,\nParticipant 102,\n"
    roster = roster_of(tmp_path, worksheet)
    with pytest.raises(LmsError, match="ID number, Email address, Username"):
        as_moodle(grades, roster, "Grade", 10)


@pytest.mark.parametrize("points", [3, 10, 33.3])
def test_no_grade_is_above_the_maximum(tmp_path, points):
    scores = {"a_101": ("101", 10.0), "b_102": ("102", 12.0)}  # a bonus, say
    roster = roster_of(tmp_path, MOODLE)
    grades = read_grades(folder_of(tmp_path / "out", scores), roster)
    values = [float(row[1]) for row in rows_of(as_moodle(grades, roster, "Grade", points)[0])[1:3]]
    assert values == [points, points]


def test_who_is_nobody_is_left_out_and_named(tmp_path):
    scores = {**SCORES, "stranger_555": ("555", 10.0)}
    grades = read_grades(folder_of(tmp_path / "out", scores), roster_of(tmp_path))
    assert grades.left_out == ["stranger_555"]
    assert len(grades.scores) == 3


def test_two_scores_of_one_student_are_nobodys_to_choose(tmp_path):
    further = [["0042", 3, 10, "graded"]]  # a plain hand-in, known by its name alone
    with pytest.raises(LmsError, match=r"Lovelace.* has two submissions: lovelaceada_101 and 0042"):
        read_grades(folder_of(tmp_path / "out", further=further), roster_of(tmp_path))


def test_what_is_told_of_names_is_safe_to_show():
    assert str(LmsError("\x1b[2JAda has two submissions")) == "Ada has two submissions"


def test_a_corrected_gradebook_is_what_goes_out(tmp_path):
    folder = folder_of(tmp_path / "out")
    path = folder / "gradebook.csv"
    path.write_text(path.read_text("utf-8").replace("9.5,10", '"8,25",10'), "utf-8")
    grades = read_grades(folder, roster_of(tmp_path))
    assert max(grades.scores.values()) == 8.25


def test_a_group_has_one_score(tmp_path):
    folder = folder_of(tmp_path / "out", {"pair": ("101", 8.0)})
    pair = HandIn(name="pair", students=(Student(canvas="101"), Student(canvas="103")))
    (folder / "people.json").write_text(People(hand_ins=(pair,)).model_dump_json(), "utf-8")
    grades = read_grades(folder, roster_of(tmp_path))
    assert {student.canvas: score for student, score in grades.scores.items()} == {"101": 8, "103": 8}


@pytest.mark.parametrize(
    ("file", "text", "words"),
    [
        ("gradebook.csv", None, "holds no gradebook.csv: `vaegan grade"),
        ("gradebook.csv", "submission,score,max_score,status\nada,ten,10,graded\n", "row 2: 'ten' of '10' is no score"),
        ("gradebook.csv", "submission,score,max_score,status\nada,-1,10,graded\n", "is no score"),
        ("gradebook.csv", "submission,score,max_score,status\nada,1,,graded\n", "is no score"),
        ("gradebook.csv", "submission,score,max_score,status\nzoe,1,10,graded\n", "Is it the right class"),
        ("gradebook.csv", "submission,score,max_score,status\nada,0,0,graded\n", "has nothing that counts"),
        ("people.json", "{", "no file of vaegan's results"),
        ("people.json", '{"hand_ins": [{"nam": "x"}]}', r"hand_ins.0.name: Field required"),
    ],
)
def test_results_that_cannot_be_used(tmp_path, file, text, words):
    folder = folder_of(tmp_path / "out")
    (folder / file).unlink()
    if text is not None:
        (folder / file).write_text(text, "utf-8")
    with pytest.raises(LmsError, match=words):
        read_grades(folder, roster_of(tmp_path))


NASTY = "]]> <b>&amp; \x1b[31m \x00 \ufffe 'é😀"


def graded_results():
    """Yield a submission with every verdict, one of hostile text that is right, and one that could not be read."""
    verdicts = [
        TestResult(name=verdict, title="T", weight=1, verdict=verdict, message="" if verdict == "passed" else NASTY)
        for verdict in Verdict
    ]
    hint = Hint(misconception="kl_loss.x", title="H", text="text")
    items = (ItemResult(slug="kl_loss", title="KL", points=7, tests=tuple(verdicts), hints=(hint,)),)
    yield SubmissionResult(submission=f"<ada> & {NASTY}", status=Status.GRADER_ERROR, max_score=7, items=items)
    right = TestResult(name="t", title="T", weight=1, verdict=Verdict.PASSED)
    wrong = TestResult(name="t", title="T", weight=1, verdict=Verdict.FAILED, message="no")
    items = (
        ItemResult(slug="kl_loss", title="KL", points=10, tests=(right,)),
        ItemResult(slug="practice", title="P", points=3, tests=(wrong,), practice=True),
    )
    yield SubmissionResult(submission="bo", status=Status.GRADED, max_score=10, items=items)
    yield SubmissionResult(submission="cy", status=Status.UNREADABLE, max_score=10, notes=("cy.zip is no zip file.",))


@pytest.fixture
def out(plan, tmp_path):
    outputs = Outputs(tmp_path / "out")
    every = list(graded_results())
    for result in every:
        outputs.add(result)
    missing = Line("dee", Status.MISSING, None, 10, (), (), "")
    outputs.finish(plan.only(["kl_loss"]), [*(result.line for result in every), missing])
    outputs.add(every[1].model_copy(update={"submission": "left from an earlier time"}))
    return tmp_path / "out"


def test_github_classroom(out):
    decoded = [json.loads(base64.b64decode(as_github(report), validate=True)) for report in results.reports(out)]
    assert [result["status"] for result in decoded] == ["error", "pass", "error"]
    for result in decoded:
        assert set(result) == {"version", "status", "max_score", "tests"}
        for test in result["tests"]:
            assert {"name", "status", "message", "test_code", "task_id", "score"} <= set(test)
            assert test["status"] in ("pass", "fail", "error")
            assert (test["status"] == "pass") == (test["message"] is None)
    statuses = [test["status"] for test in decoded[0]["tests"]]
    assert statuses == "pass fail error error error error fail error".split()
    assert sum(test["score"] for test in decoded[1]["tests"]) == decoded[1]["max_score"] == 10


def test_junit(out):
    text = as_junit(results.reports(out))
    root = ElementTree.fromstring(text)
    assert root.tag == "testsuites"
    assert len(minidom.parseString(text).getElementsByTagName("testcase")) == 8 + 2 + 1
    suites = {suite.get("name"): suite for suite in root}
    assert list(suites)[1:] == ["bo.kl_loss", "bo.practice", "cy"]
    first = root[0]
    counts = {name: int(first.get(name)) for name in ("tests", "failures", "errors", "skipped")}
    assert counts == {"tests": 8, "failures": 1, "errors": 5, "skipped": 1}
    for suite in root:
        assert suite.tag == "testsuite"
        assert int(suite.get("tests")) == len(suite)
        for case in suite:
            assert {"name", "classname"} <= set(case.attrib)
            assert [child.tag for child in case] in ([], ["failure"], ["error"], ["skipped"])
    assert {case[0].get("type") for case in first if case.find("error") is not None} == {
        *("error", "timed_out", "over_limit", "crashed", "grader_error")
    }
    assert suites["cy"][0][0].get("message") == "cy.zip is no zip file."
    assert "é😀" in first[1][0].get("message")
    assert not re.search("[\x00-\x08\x1b\ufffe]", text)


def test_what_a_person_has_decided_is_no_error(plan, tmp_path):
    right = TestResult(name="t", title="T", weight=1, verdict=Verdict.PASSED)
    decided = Override(points=7, reason="r", by="Eve", date="2026-11-27")
    item = ItemResult(slug="kl_loss", title="KL", points=10, tests=(right,), override=decided)
    result = SubmissionResult(submission="ada", status=Status.GRADED, max_score=10, items=(item,))
    outputs = Outputs(tmp_path / "out")
    outputs.add(result)
    outputs.finish(plan.only(["kl_loss"]), [result.line])
    (suite,) = ElementTree.fromstring(as_junit(results.reports(tmp_path / "out")))
    assert [suite.get(name) for name in ("tests", "failures", "errors")] == ["1", "0", "0"]
    (report,) = results.reports(tmp_path / "out")
    decoded = json.loads(base64.b64decode(as_github(report)))
    assert decoded["status"] == "pass"
    assert sum(test["score"] for test in decoded["tests"]) == 7


def test_a_report_that_is_missing_is_told(out):
    (out / "results" / "bo.json").unlink()
    with pytest.raises(LmsError, match=r"has no report of bo\. Grade again"):
        list(results.reports(out))


def test_from_download_to_gradebook_and_back(vaegan, tmp_path):
    """A small class of Canvas, graded for real: every student's score arrives in their own row."""
    wrong = (house.ROOT / "tests" / "corpus" / "wrong" / "kl_loss" / "no_half.py").read_bytes()
    folder = tmp_path / "class"
    folder.mkdir()
    for name, content in {
        "lovelaceada_101_1_kl_loss.py": house.solution("kl_loss").read_bytes(),
        "obrienmolly_LATE_102_2_kl_loss-1.py": wrong,
        "sum_103_3_work.zip": b"broken",
        "nobody_555_4_kl_loss.py": wrong,
    }.items():
        (folder / name).write_bytes(content)
    (tmp_path / "roster.csv").write_text(CANVAS, "utf-8")
    listed = ("--roster", tmp_path / "roster.csv")
    done = vaegan("grade", folder, "--out", tmp_path / "out", "--only", "kl_loss", *listed)
    assert done.returncode == 1, done.stdout + done.stderr
    assert "nobody_555 is nobody on the roster." in done.stdout
    assert "work.zip is no zip file" in done.stdout
    assert "1 on the roster handed in nothing" in done.stdout
    done = vaegan("export", "canvas", tmp_path / "out", *listed, "--assignment", "VAE, GAN")
    assert done.returncode == 1, done.stdout + done.stderr
    assert "nobody_555 is left out: it belongs to nobody on the roster." in done.stdout
    assert "Scores of 10 are scaled to the 20 points" in done.stdout
    scores = {row[1]: row[5] for row in rows_of((tmp_path / "out" / "canvas.csv").read_bytes().decode())}
    assert scores["101"] == "20"
    assert scores["102"] == "EX"
    assert scores["103"] == "0"
    assert scores["104"] == "3"
    for form, name in (("github", "github/nobody_555.txt"), ("junit", "junit.xml")):
        done = vaegan("export", form, tmp_path / "out")
        assert done.returncode == 0, done.stderr
        assert (tmp_path / "out" / name).exists()


@pytest.mark.parametrize(
    ("command", "words"),
    [
        (["grade", "{}", "--out", "{}/o", "--roster", "{}/none.csv"], "none.csv cannot be read"),
        (["export", "canvas", "{}", "--roster", "{}/none.csv", "--assignment", "VAE"], "none.csv cannot be read"),
        (["export", "junit", "{}"], "holds no gradebook.csv"),
        (["export", "github", "{}"], "holds no gradebook.csv"),
        (["export", "quiz", "nope"], "There is no quiz called 'nope'. There are: quick_checks, practice."),
    ],
)
def test_mistakes_are_told_in_one_line(tmp_path, command, words):
    done = CliRunner().invoke(cli.app, [part.format(tmp_path) for part in command])
    assert done.exit_code == 2, done.output
    assert len(done.stderr.strip().splitlines()) == 1
    assert words in done.stderr
