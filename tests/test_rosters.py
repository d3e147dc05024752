"""Who is who: rosters of each system, names that differ in signs, late policies, and the gradebook of a class."""

import csv
import io
from concurrent.futures import Future
from datetime import UTC, datetime, timedelta

import pytest

from autograder import lesson
from autograder.classroom import Classroom
from autograder.lms import late
from autograder.lms.collect import Given, collect
from autograder.lms.people import Directory, HandIn, LmsError, Student, name_words
from autograder.lms.roster import read_roster
from autograder.lms.times import moment
from autograder.records import LessonError
from autograder.result import ItemResult, Judgement, Line, Status, TestResult, Verdict

GOOD, HALF = "def kl_loss(mean, log_var):\n    return 1.0\n", "def kl_loss(mean, log_var):\n    return 0.5\n"

CANVAS = """Student,ID,SIS User ID,SIS Login ID,Section,"VAE, GAN (77)",Essay (78),Current Score
,,,,,Manual Posting,,(read only)
    Points Possible,,,,,100,10,(read only)
"Lovelace, Ada",101,0042,ada,A,,7,
"O'Brien, Molly",102,0043,molly,A,EX,,
"=cmd|' /C calc'!A0",103,0044,joerg,"B, C",12.5,,
"Ng, Wei 😀",104,0045,wei,B,,,
"Student, Test",999,,x,B,,,
"""
MOODLE = """First name,Surname,ID number,Email address,Groups
Ada,Lovelace,0042,Ada@uni.example,Mon
Molly,O'Brien,,molly@uni.example,Mon
عمر,الخيام,0046,omar@uni.example,Tue
Jan,Kim,0047,jan1@uni.example,Tue
Jan,Kim,0048,jan2@uni.example,Tue
"""
WORKSHEET = """Identifier,Full name,Email address,Status,Grade,Maximum Grade,Last modified (submission)
Participant 501,Ada Lovelace,ada@uni.example,Submitted for grading,,100.00,"Friday, 27 November 2026, 10:15 PM"
Participant 502,Molly O'Brien,molly@uni.example,Submitted for grading,,100.00,"Sunday, 29 November 2026, 8:00 AM"
Participant 503,Jörg Müller,joerg@uni.example,No submission,,100.00,-
"""
GRADESCOPE = """First Name,Last Name,SID,Email,Role,Section
Ada,Lovelace,0042,ada@uni.example,Student,A
Grace,Hopper,,grace@uni.example,Instructor,A
Molly,O'Brien,43,molly@uni.example,Student,A
"""


def file_of(path, text):
    path.write_text(text, "utf-8")
    return path


@pytest.mark.parametrize(
    ("text", "system", "first", "count"),
    [
        (CANVAS, "canvas", Student(name="Lovelace, Ada", canvas="101", number="0042", login="ada", section="A"), 4),
        (MOODLE, "moodle", Student(name="Ada Lovelace", number="0042", email="Ada@uni.example", section="Mon"), 5),
        (WORKSHEET, "moodle", Student(name="Ada Lovelace", participant="501", email="ada@uni.example"), 3),
        (
            GRADESCOPE,
            "gradescope",
            Student(name="Ada Lovelace", number="0042", email="ada@uni.example", section="A"),
            2,
        ),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_rosters_are_known_by_their_header(tmp_path, text, system, first, count, encoding):
    path = tmp_path / "roster.csv"
    path.write_bytes(text.encode(encoding))
    roster = read_roster(path)
    assert roster.system == system
    assert roster.enrolled[0] == first
    assert len(roster.enrolled) == count


def test_semicolons_and_other_line_ends(tmp_path):
    path = tmp_path / "roster.csv"
    path.write_bytes(b"Student;ID;Section;VAE (1)\r\nAda;101;A;1,5\r\n\r\n")
    roster = read_roster(path)
    assert roster.enrolled == [Student(name="Ada", canvas="101", section="A")]
    assert roster.table.delimiter == ";"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is empty"),
        (b"\xff\xfe\x00", "UTF-8"),
        (b"caf\xe9,ID\n", "UTF-8 text"),
        (b"Nachname,Vorname,E-Mail-Adresse\nLovelace,Ada,a@b\n", "Nachname, Vorname, .*English"),
        (b"Student,ID,Section\n", "lists no students"),
        (b"Student,ID,Section\nLovelace, Ada,101,A\n", "row 2 has 4 cells under 3 columns"),
        (b'Student,ID,Section\n"' + b"x" * 200_000 + b'",1,A\n', "no CSV file"),
    ],
)
def test_rosters_that_cannot_be_read(tmp_path, content, words):
    path = tmp_path / "roster.csv"
    path.write_bytes(content)
    with pytest.raises(LmsError, match=words) as caught:
        read_roster(path)
    assert str(path) in str(caught.value)


def test_a_roster_that_is_not_there(tmp_path):
    with pytest.raises(LmsError, match="No such file"):
        read_roster(tmp_path / "none.csv")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Molly O'Brien", "OBrien, Molly"),
        ("Molly O’Brien", "molly o'brien"),
        ("Jörg Müller-Lüdenscheidt", "Mu\u0308ller Lu\u0308denscheidt, Jo\u0308rg"),
        ("Ng Wei 😀", "Ng, Wei"),
        ("عمر  الخيام", "الخيام, عمر"),
    ],
)
def test_names_that_differ_in_signs(one, other):
    assert name_words(one) == name_words(other) != ""


def test_nobody_is_guessed():
    kims = [Student(name="Jan Kim", number="1"), Student(name="Kim, Jan", number="2"), Student(name="Ada", email="a@b")]
    directory = Directory(kims)
    assert directory.find(Student(name="Jan Kim")) is None
    assert directory.find(Student(name="Jan Kim", number="2")) == kims[1]
    assert directory.find(Student(name="Ada", email="other@b")) is None  # an id that says no is believed, not a name
    assert directory.find(Student(name="Ada", canvas="9")) == kims[2]  # nobody has such an id here
    assert directory.called("A@B") == kims[2]
    assert directory.called("😀") is None


def test_a_group_in_moodle_is_no_participant():
    directory = Directory([Student(name="Ada Lovelace", participant="55")])
    assert directory.find(Student(name="Team Blue", participant="55")) is None
    assert directory.find(Student(name="Lovelace Ada", participant="55")) is not None


class Instant:
    """Workers that reply at once: full marks for GOOD, half of them for all else."""

    slots, losses = 1, ()

    def submit(self, job):
        future = Future()
        verdict = Verdict.PASSED if job.submission.sources["kl_loss"] == GOOD else Verdict.FAILED
        tests = tuple(TestResult(name=f"t{v}", title="t", weight=1, verdict=v) for v in (Verdict.PASSED, verdict))
        future.set_result(Judgement(items=(ItemResult(slug="kl_loss", title="KL", points=10, tests=tests),)))
        return future

    def renew(self):
        pass

    def close(self):
        pass


@pytest.fixture
def kl(plan):
    return plan.only(["kl_loss"])


def class_of(path, files):
    for name, content in files.items():
        (path / name).parent.mkdir(parents=True, exist_ok=True)
        (path / name).write_text(content, "utf-8")
    return path


def graded(plan, path, out, **given):
    classroom = Classroom(plan, path, out, 1, Given(**given))
    try:
        classroom.grade(Instant(), lambda line: None)
        return classroom, list(csv.DictReader(io.StringIO((out / "gradebook.csv").read_text("utf-8"))))
    finally:
        classroom.close()


HAND_INS = {
    "lovelaceada_101_1_kl_loss.py": GOOD,
    "cmd_LATE_103_2_kl_loss.py": HALF,
    "stranger_555_3_kl_loss.py": GOOD,
}


def test_what_was_given_counts_until_something_else_is(kl, tmp_path):
    path, roster = class_of(tmp_path / "class", HAND_INS), file_of(tmp_path / "roster.csv", CANVAS)
    _, first = graded(kl, path, tmp_path / "out", roster=roster)
    classroom, second = graded(kl, path, tmp_path / "out")
    assert second == first
    assert f"{roster} counts, as it did the last time." in classroom.remarks
    header, *rows = CANVAS.splitlines(keepends=True)
    other = file_of(tmp_path / "other.csv", header + "".join(rows[:3]))
    classroom, third = graded(kl, path, tmp_path / "out", roster=other)
    assert len(third) < len(first)
    assert not [remark for remark in classroom.remarks if "last time" in remark]


def test_the_gradebook_of_a_class(kl, tmp_path):
    path, roster = class_of(tmp_path / "class", HAND_INS), file_of(tmp_path / "roster.csv", CANVAS)
    classroom, rows = graded(kl, path, tmp_path / "out", roster=roster)
    assert list(rows[0]) == ["submission", "score", "max_score", "status", "kl_loss", "student", "id", "section"]
    assert [tuple(row.values()) for row in rows] == [
        ("cmd_103", "5", "10", "graded", "5", "'=cmd|' /C calc'!A0", "0044", "B, C"),
        ("lovelaceada_101", "10", "10", "graded", "10", "Lovelace, Ada", "0042", "A"),
        ("stranger_555", "10", "10", "graded", "10", "", "555", ""),
        ("O'Brien, Molly", "", "10", "missing", "", "O'Brien, Molly", "0043", "A"),
        ("Ng, Wei 😀", "", "10", "missing", "", "Ng, Wei 😀", "0045", "B"),
    ]
    assert classroom.doubts == ["stranger_555 is nobody on the roster."]


def test_without_roster_or_download_the_gradebook_is_as_ever(kl, tmp_path):
    _, rows = graded(kl, class_of(tmp_path / "class", {"ada.py": GOOD}), tmp_path / "out")
    assert list(rows[0].items()) == [
        *(("submission", "ada"), ("score", "10"), ("max_score", "10"), ("status", "graded"), ("kl_loss", "10"))
    ]


def test_plain_hand_ins_find_their_owner(kl, tmp_path):
    files = {"0042/kl_loss.py": GOOD, "molly@uni.example.py": HALF, "الخيام عمر/kl_loss.py": GOOD}
    roster = file_of(tmp_path / "roster.csv", MOODLE)
    classroom, rows = graded(kl, class_of(tmp_path / "class", files), tmp_path / "out", roster=roster)
    owners = {row["submission"]: row["student"] for row in rows if row["status"] == "graded"}
    assert owners["0042"] == "Ada Lovelace"
    assert owners["الخيام عمر"] == "عمر الخيام"
    assert [row["submission"] for row in rows if row["status"] == "missing"] == ["Jan Kim", "Jan Kim (2)"]
    assert classroom.doubts == []


def test_two_hand_ins_of_one_student_are_told(kl, tmp_path):
    files = {"0042.py": GOOD, "Ada Lovelace.py": GOOD}
    roster = file_of(tmp_path / "roster.csv", MOODLE)
    classroom, _ = graded(kl, class_of(tmp_path / "class", files), tmp_path / "out", roster=roster)
    assert classroom.doubts == ["Ada Lovelace has several submissions: 0042, Ada Lovelace."]


POLICY = lesson.Late(deadline=datetime(2026, 11, 27, 22, 0, tzinfo=UTC), grace=15, per_day=0.1, at_most=0.25)


@pytest.mark.parametrize(
    ("after", "days", "points"),
    [
        (timedelta(days=-3), 0, 0),
        (timedelta(0), 0, 0),
        (timedelta(minutes=15), 0, 0),
        (timedelta(minutes=15, microseconds=1), 1, 1),
        (timedelta(days=1), 1, 1),
        (timedelta(days=1, seconds=1), 2, 2),
        (timedelta(days=300), 300, 2.5),
    ],
)
def test_what_lateness_costs(after, days, points):
    assert late.deduction(POLICY, POLICY.deadline + after, 9, 10) == (days, points)


def test_nobody_falls_below_nothing_or_loses_for_an_unknown_time():
    assert late.deduction(POLICY, POLICY.deadline + timedelta(days=2), 0.5, 10) == (2, 0.5)
    assert late.deduction(POLICY, None, 9, 10) == (None, 0)


def test_the_late_policy_in_the_gradebook(kl, tmp_path):
    plan = kl.model_copy(update={"late": POLICY})
    path, roster = class_of(tmp_path / "class", HAND_INS), file_of(tmp_path / "roster.csv", CANVAS)
    times = file_of(tmp_path / "times.csv", "student,submitted_at\n0042,2026-11-28T08:00:00Z\nnobody,2026-11-28\n")
    classroom, rows = graded(plan, path, tmp_path / "out", roster=roster, times=times)
    told = {row["submission"]: [row[name] for name in ("score", "raw_score", "days_late", "deducted")] for row in rows}
    assert told["lovelaceada_101"] == ["9", "10", "1", "1"]
    assert told["cmd_103"] == ["5", "5", "late, unknown by how much", "0"]
    assert told["stranger_555"] == ["10", "10", "unknown", "0"]
    assert told["O'Brien, Molly"] == ["", "", "", ""]
    assert classroom.remarks == [f"{times}: nobody has no hand-in here."]
    _, rows = graded(kl, path, tmp_path / "out", roster=roster)  # the ledger has kept what the work is worth
    assert {row["score"] for row in rows if row["submission"] == "lovelaceada_101"} == {"10"}


def test_times_of_the_grading_worksheet(tmp_path):
    files = {f"{name}_assignsubmission_file_/kl_loss.py": GOOD for name in ("Ada Lovelace_501", "Molly OBrien_502")}
    roster = file_of(tmp_path / "roster.csv", WORKSHEET)
    found = collect(class_of(tmp_path / "class", files), ["kl_loss"], Given(roster=roster, zone=POLICY.deadline))
    times = [each.submitted_at for each in found.hand_ins.values()]
    assert times == [datetime(2026, 11, 27, 22, 15, tzinfo=UTC), datetime(2026, 11, 29, 8, tzinfo=UTC)]
    assert [each.students[0].name for each in found.missing] == ["Jörg Müller"]


def test_times_of_any_roster(tmp_path):
    files = {"0042.py": GOOD, "43.py": GOOD}
    text = (
        "SID,Email,Name,submitted_at\n0042,a@b,Ada,2026-11-27 22:15:00 -0800\n43,c@d,Bo,Freitag um 22:15\n44,e@f,Cy,-\n"
    )
    roster = file_of(tmp_path / "roster.csv", text)
    found = collect(class_of(tmp_path / "class", files), ["kl_loss"], Given(roster=roster))
    times = [each.submitted_at for each in found.hand_ins.values()]
    assert times == [datetime(2026, 11, 28, 6, 15, tzinfo=UTC), None]
    says = "times of hand-in cannot be read there, such as 'Freitag um 22:15'. Give them by --late."
    assert found.remarks == [f"{roster}: {says}"]


@pytest.mark.parametrize("text", ["", "-", "gestern", "2026-13-01", "27/11/26", "0001-01-01T00:00:00"])
def test_what_is_no_time(text):
    assert moment(text, None) is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("name,submitted_at\na,2026-01-01\n", "needs the columns student and submitted_at; it has name"),
        ("student,submitted_at\nada,soon\n", "row 2: 'soon' is no time"),
        ("student,submitted_at\nada,2026-01-01\nada,2026-01-02\n", "row 3: ada stands there twice"),
    ],
)
def test_times_that_cannot_be_read(kl, tmp_path, text, words):
    path = class_of(tmp_path / "class", {"ada.py": GOOD})
    with pytest.raises(LmsError, match=words):
        graded(kl, path, tmp_path / "out", times=file_of(tmp_path / "times.csv", text))


ROW = '[[exercise]]\nslug = "kl_loss"\ntitle = "KL"\nsection = "Loss"\npoints = 10\ntime_limit = 10\n'


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ("per_day = 0.1", ["late.deadline is missing"]),
        ("deadline = 2026-11-27T22:00:00", ["late.deadline", "offset from UTC"]),
        ('deadline = "tomorrow"', ["late.deadline = 'tomorrow'", "datetime"]),
        ("deadline = 2026-11-27T22:00:00Z\nper_day = 10", ["late.per_day = 10", "less than or equal to 1"]),
        ("deadline = 2026-11-27T22:00:00Z\ngrace = -1", ["late.grace = -1"]),
        ("deadline = 2026-11-27T22:00:00Z\nper_hour = 0.1", ["late.per_hour", "Remove it"]),
    ],
)
def test_mistakes_in_the_policy_are_told(tmp_path, table, words):
    path = file_of(tmp_path / "lesson.toml", f'title = "T"\n[late]\n{table}\n{ROW}')
    with pytest.raises(LessonError) as caught:
        lesson.load(path)
    for word in words:
        assert word in str(caught.value)


def test_the_policy_is_off_by_default(plan):
    assert plan.late is None


def test_the_class_is_told_what_lateness_cost():
    line = Line("ada", Status.GRADED, 9, 10, (), (), "")
    past = HandIn(name="ada", submitted_at=POLICY.deadline + timedelta(days=1))
    lines = [late.apply(POLICY, line, each) for each in (past, HandIn(name="ada"), HandIn(name="ada", late=True))]
    assert [each.score for each in lines] == [8, 9, 9]
    assert late.summary(lines) == (
        "Late: 1 of 3 lost points. Of 2 the time of hand-in is unknown: nothing was deducted."
    )
    assert late.summary(lines[:1]) == "Late: 1 of 1 lost points."
    assert late.summary([line]) == ""
