"""Bulk downloads of Canvas, Moodle and Gradescope are read as they are: whose file is whose, and who is missing."""

import os
import tempfile
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from autograder import house
from autograder.classroom import Classroom
from autograder.ledger import Ledger, LedgerError
from autograder.lms import downloads
from autograder.lms.collect import Given, collect
from autograder.lms.people import LmsError
from autograder.reports.text import cell
from autograder.submission import SubmissionError, read

RIGHT = house.solution("kl_loss").read_bytes()
WRONG = b"def kl_loss(mean, log_var):\n    return 0.0\n"

CANVAS = {  # what lies in the folder: the slug `kl_loss` is what they all answer
    "lovelaceada_101_9001_kl_loss.py": RIGHT,
    "lovelaceada_101_9002_sampling.py": b"x = 1\n",
    "lovelaceada_101_9003_report.pdf": b"%PDF",
    "obrienmolly_LATE_102_9004_kl_loss-1.py": RIGHT,
    "obrienmolly_LATE_102_9005_kl_loss-2.py": WRONG,
    "müllerjörg_103_9006_work.zip": b"no zip at all",
    "_104_9007_kl_loss.py": RIGHT,  # of a name that was all emoji, nothing is left
    "weichen_107_9010_kl_loss (1).py": RIGHT,  # as browsers name a second copy
    "_wong_chi_105_9008_my_24_kl_loss.ipynb": b'{"cells": [], "nbformat": 4}',
    "noorali_106_text.html": b"<p>typed</p>",
}
MOODLE = {
    "Ada Lovelace_501_assignsubmission_file_/kl_loss.py": RIGHT,
    "Ada Lovelace_501_assignsubmission_onlinetext_/onlinetext.html": b"<p>hello</p>",
    "Molly OBrien_502_assignsubmission_file/work/kl_loss.py": RIGHT,
    "Jörg Müller-Lüdenscheidt_503_assignsubmission_file_/work.zip": b"no zip at all",
    "Ng Wei 😀_504_assignsubmission_file_/kl_loss.py": WRONG,
    "عمر الخيام_505_assignsubmission_file_/kl_loss.py": RIGHT,
    "Jan Kim_506_assignsubmission_file_kl_loss.py": RIGHT,  # Moodle can also put all files on top
}
METADATA = """---
submission_7001:
  :submitters:
  - :name: Ada Lovelace
    :sid: '0042'
    :email: ada@uni.example
  :created_at: 2026-11-27 22:15:07.803263000 Z
  :score: 0.0
  :status: processed
submission_7002:
  :submitters:
  - :name: Molly O'Brien
    :sid:
    :email: molly@uni.example
  - :name: Jörg Müller
    :sid: 43
    :email: joerg@uni.example
  :created_at: 2026-11-29 08:00:00.000000000 +0100
submission_7003:
  :submitters:
  - :name: Gone
    :sid: '44'
    :email: gone@uni.example
  :created_at: 2026-11-27 22:15:07 Z
submission_7004:
  :submitters: []
"""
GRADESCOPE = {
    "submission_metadata.yml": METADATA.encode(),
    "submission_7001/kl_loss.py": RIGHT,
    "submission_7002/exercises/kl_loss.py": WRONG,
    "submission_7004/kl_loss.py": RIGHT,
}


def folder_of(path, members):
    for name, content in members.items():
        target = path / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    return path


def zip_of(path, members, below=""):
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in members.items():
            archive.writestr(below + name, content)
    return path


@pytest.fixture(params=["folder", "zip"])
def laid_out(request, tmp_path):
    """Lay a download out as a folder, or as the zip that the system gives."""

    def lay(members, below=""):
        if request.param == "folder":
            return folder_of(tmp_path / "download", members)
        return zip_of(tmp_path / "download.zip", members, below)

    return lay


@pytest.fixture
def collecting():
    """Collect hand-ins; what was unpacked is removed at the end."""
    open_ones = []

    def run(path, **given):
        open_ones.append(collect(path, ["kl_loss", "sampling"], Given(**given)))
        return open_ones[-1]

    yield run
    for each in open_ones:
        each.close()


def loaded(found, name):
    return read(found.contents[name], name, ["kl_loss", "sampling"])


def test_canvas(laid_out, collecting):
    found = collecting(laid_out(CANVAS))
    assert set(found.contents) == {
        *("lovelaceada_101", "obrienmolly_102", "müllerjörg_103", "104", "_wong_chi_105", "noorali_106"),
        "weichen_107",
    }
    assert {name: each.students[0].canvas for name, each in found.hand_ins.items()}["104"] == "104"
    assert [name for name, each in found.hand_ins.items() if each.late] == ["obrienmolly_102"]
    assert all(each.submitted_at is None for each in found.hand_ins.values())
    ada = loaded(found, "lovelaceada_101")
    assert ada.attempted == {"kl_loss", "sampling"}
    assert ada.notes == ("report.pdf was not read: it is no .py, .ipynb or .zip file.",)
    assert loaded(found, "obrienmolly_102").sources["kl_loss"] == WRONG.decode()  # the last of three
    assert "kl_loss" in loaded(found, "weichen_107").attempted
    assert found.remarks == ["obrienmolly_102: kl_loss.py is there more than once; the last one counts."]
    with pytest.raises(SubmissionError, match=r"zip"):
        loaded(found, "müllerjörg_103")
    assert loaded(found, "noorali_106").notes == ("text.html was not read: it is no .py, .ipynb or .zip file.",)


def test_a_download_of_one_damaged_hand_in_is_still_a_class(plan, tmp_path):
    path = folder_of(tmp_path / "class", {"müllerjörg_103_9006_work.zip": b"no zip at all"})
    classroom = Classroom(plan.only(["kl_loss"]), path, tmp_path / "out", 1)
    assert len(classroom) == 1
    classroom.close()


def test_canvas_without_names(collecting, tmp_path):
    members = {"anon_aB3xY_9001_kl_loss.py": RIGHT, "LATE_anon_Qq2Zz_9002_kl_loss.py": RIGHT}
    found = collecting(folder_of(tmp_path / "class", members))
    assert {name: each.late for name, each in found.hand_ins.items()} == {"anon_aB3xY": False, "anon_Qq2Zz": True}


def test_moodle(laid_out, collecting):
    found = collecting(laid_out(MOODLE))
    assert set(found.contents) == {
        *("Ada Lovelace_501", "Molly OBrien_502", "Jörg Müller-Lüdenscheidt_503"),
        *("Ng Wei 😀_504", "عمر الخيام_505", "Jan Kim_506"),
    }
    assert found.hand_ins["Jan Kim_506"].students[0].participant == "506"
    assert "kl_loss" in loaded(found, "Molly OBrien_502").attempted
    assert "kl_loss" in loaded(found, "Jan Kim_506").attempted
    assert loaded(found, "Ada Lovelace_501").notes == (
        "onlinetext.html was not read: it is no .py, .ipynb or .zip file.",
    )
    assert all(each.submitted_at is None for each in found.hand_ins.values())  # the zip has the time of the download
    with pytest.raises(SubmissionError, match=r"zip"):
        loaded(found, "Jörg Müller-Lüdenscheidt_503")


def test_gradescope(laid_out, collecting):
    found = collecting(laid_out(GRADESCOPE, below="assignment_12_export/"))
    assert set(found.contents) == {"Ada Lovelace_7001", "Molly O'Brien_7002", "unknown_7004"}
    ada, pair = found.hand_ins["Ada Lovelace_7001"], found.hand_ins["Molly O'Brien_7002"]
    assert ada.submitted_at == datetime(2026, 11, 27, 22, 15, 7, 803263, tzinfo=UTC)
    assert pair.submitted_at == datetime(2026, 11, 29, 7, tzinfo=UTC)
    assert [student.number for student in (*ada.students, *pair.students)] == ["0042", "", "43"]
    assert "kl_loss" in loaded(found, "Molly O'Brien_7002").attempted
    assert [remark for remark in found.remarks if "submission_7003" in remark] != []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{a: [", "is damaged"),
        ("- one\n- two\n", "does not list submissions"),
        ("!!python/object/apply:os.system ['true']", "is damaged"),
        ("submission_1: {}\n", "holds no submissions"),
    ],
)
def test_damaged_metadata(collecting, tmp_path, text, words):
    with pytest.raises(LmsError, match=words):
        collecting(folder_of(tmp_path / "class", {"submission_metadata.yml": text.encode()}))


def test_what_lies_beside_is_graded_by_its_own_name(collecting, tmp_path):
    path = folder_of(tmp_path / "class", {**CANVAS, "by_mail.py": RIGHT, "notes.docx": b"x"})
    found = collecting(path)
    assert "kl_loss" in loaded(found, "by_mail").attempted
    assert any("by_mail.py: not named as Canvas names" in remark for remark in found.remarks)
    assert any("notes.docx" in remark and "was not read" in remark for remark in found.remarks)


@pytest.mark.parametrize(
    "names",
    [
        ["ada.py", "bo.zip", "chen"],
        ["ada_2026_11_kl_loss.py", "bo_2026_11_kl_loss.py"],  # a date, not a user: two people have it
        ["kl_loss.py", "answers.toml"],
        ["ada_1_2_kl_loss.py", "bo.py", "chen.py"],
    ],
)
def test_plain_folders_stay_plain(names):
    assert downloads.system_of(names) == ""


def test_plain_folders_are_found_as_ever(collecting, tmp_path):
    folder_of(tmp_path / "class", {"ada/kl_loss.py": RIGHT, "bo.py": RIGHT, "bo.zip": b""})
    found = collecting(tmp_path / "class")
    assert list(found.contents) == ["ada", "bo.py", "bo.zip"]
    assert all(each.students == () for each in found.hand_ins.values())


@pytest.mark.parametrize("member", ["../x_1_2_kl_loss.py", "/x_1_2_kl_loss.py"])
def test_a_file_that_points_outside_is_left_out(collecting, tmp_path, member):
    members = {"ada_1_2_kl_loss.py": RIGHT, "bo_2_3_kl_loss.py": RIGHT, member: RIGHT}
    found = collecting(zip_of(tmp_path / "class.zip", members))
    assert set(found.contents) == {"ada_1", "bo_2"}
    (remark,) = found.remarks
    assert remark.startswith("class.zip: a file is left out.")
    assert "points outside" in remark
    assert not list(tmp_path.parent.rglob("x_1_2_kl_loss.py"))


def test_results_among_the_hand_ins_are_none(plan, tmp_path):
    path = folder_of(tmp_path / "class", CANVAS)
    for where in (path, folder_of(tmp_path / "plain", {"ada/kl_loss.py": RIGHT, "bo/kl_loss.py": RIGHT})):
        names = []
        for _ in range(2):
            classroom = Classroom(plan, where, where / "results", seed=1)
            names.append((sorted(classroom._class.contents), classroom.remarks))
            classroom.close()
        assert names[0] == names[1]
    own = Classroom(plan, where / "ada", where / "ada", seed=1)
    assert list(own._class.contents) == ["ada"]
    own.close()


def test_names_that_are_not_unicode(plan, tmp_path):
    place = os.fsencode(tmp_path / "class") + b"/M\xfcller"
    folder_of(Path(os.fsdecode(place)), {"kl_loss.py": RIGHT})
    for _ in range(2):
        classroom = Classroom(plan, tmp_path / "class", tmp_path / "out", seed=1)
        assert classroom.read("M\ufffdller").attempted == {"kl_loss"}
        assert list(classroom._ledger.hand_ins().values()) == [Path(os.fsdecode(place))]
        classroom.close()


def test_a_download_that_is_damaged(collecting, tmp_path):
    path = zip_of(tmp_path / "class.zip", CANVAS)
    content = bytearray(path.read_bytes())
    content[content.index(RIGHT) + 10] ^= 0xFF
    path.write_bytes(content)
    with pytest.raises(LmsError, match=r"damaged: .*Download it again"):
        collecting(path)


def test_a_download_with_a_damaged_stream(collecting, tmp_path):
    path = tmp_path / "class.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("ada_1_2_kl_loss.py", RIGHT * 50)
        archive.writestr("bo_2_3_kl_loss.py", RIGHT)
    content = bytearray(path.read_bytes())
    content[60:70] = b"\xff" * 10
    path.write_bytes(content)
    with pytest.raises(LmsError, match=r"damaged: .*Download it again"):
        collecting(path)


def test_a_file_that_is_too_large_is_one_students_trouble(collecting, tmp_path):
    large = b"#" * (33 << 20)
    with zipfile.ZipFile(tmp_path / "class.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("ada_1_2_kl_loss.py", large)
        archive.writestr("bo_2_3_kl_loss.py", RIGHT)
    found = collecting(tmp_path / "class.zip")
    with pytest.raises(SubmissionError, match="larger than 32 MiB"):
        loaded(found, "ada_1")
    assert "kl_loss" in loaded(found, "bo_2").attempted


def test_a_name_that_is_too_long_stops_nobody(collecting, tmp_path):
    members = {f"ada_1_2_{'é' * 150}.py": RIGHT, "bo_2_3_kl_loss.py": RIGHT}
    found = collecting(zip_of(tmp_path / "class.zip", members))
    assert set(found.contents) == {"ada_1", "bo_2"}
    assert "kl_loss" in loaded(found, "ada_1").attempted


def test_long_names_that_begin_alike_stay_apart(collecting, tmp_path):
    long = "é" * 150
    members = {f"ada_1_2_{long}_{end}.py": content for end, content in (("right", RIGHT), ("wrong", WRONG))}
    found = collecting(zip_of(tmp_path / "class.zip", members | {"bo_2_3_kl_loss.py": RIGHT}))
    assert {path.read_bytes() for path in found.contents["ada_1"].values()} == {RIGHT, WRONG}


def test_names_that_look_alike_stay_apart(collecting, tmp_path):
    folder_of(tmp_path / "class", {"ada/kl_loss.py": RIGHT, "ad\u200ba/kl_loss.py": RIGHT})
    found = collecting(tmp_path / "class")
    assert len({cell(name) for name in found.contents}) == 2


def test_weights_and_essays_are_unpacked_whole(tmp_path):
    members = {"lovelaceada_101_9001_kl_loss.py": RIGHT, "lovelaceada_101_9002_kl_loss.npz": b"weights"}
    members |= {"lovelaceada_101_9003_wardrobe.md": b"Mine.", "lovelaceada_101_9004_report.pdf": b"%PDF"}
    found = collect(zip_of(tmp_path / "class.zip", members), ["kl_loss"], Given(), ["wardrobe"])
    got = read(found.contents["lovelaceada_101"], "ada", ["kl_loss"], ["wardrobe"])
    found.close()
    assert got.artefacts == {"kl_loss": b"weights"}
    assert got.essays == {"wardrobe": "Mine."}
    assert [note.split(" ")[0] for note in got.notes] == ["report.pdf"]


def test_what_was_unpacked_is_removed(tmp_path):
    found = collect(zip_of(tmp_path / "class.zip", CANVAS), ["kl_loss"], Given())
    path = found.contents["lovelaceada_101"]["kl_loss.py"]
    assert path.exists()
    found.close()
    assert not path.parent.exists()


def test_what_was_unpacked_is_removed_where_the_ledger_cannot_be_used(plan, tmp_path, monkeypatch):
    path = zip_of(tmp_path / "class.zip", MOODLE)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    (tmp_path / "temporary").mkdir()

    def refuse(*_):
        raise LedgerError("the disk is full")

    monkeypatch.setattr(Ledger, "remember", refuse)
    with pytest.raises(LedgerError, match="the disk is full") as kept:  # keeps the classroom from being collected
        Classroom(plan, path, tmp_path / "out", seed=1)
    assert list((tmp_path / "temporary").iterdir()) == [], kept


def test_a_student_zip_is_no_download(collecting, tmp_path):
    found = collecting(zip_of(tmp_path / "ada.zip", {"kl_loss.py": RIGHT}))
    assert found.contents == {"ada": tmp_path / "ada.zip"}
