"""A hand-in is read within bounds, whatever it is."""

import os
import stat
import struct
import tracemalloc
import zipfile
from pathlib import Path

import pytest

from autograder import house, source, submission
from autograder.submission import SubmissionError, read

SLUGS = ["sampling", "kl_loss"]
KL = "def kl_loss(mean, log_var):\n    return 0.0\n"
SAMPLING = "class Sampling:\n    pass\n"


def folder_of(path, files):
    for name, text in files.items():
        (path / name).parent.mkdir(parents=True, exist_ok=True)
        (path / name).write_text(text, "utf-8")
    return path


def test_a_folder_with_helpers_and_answers(tmp_path):
    files = {
        "kl_loss.py": KL,
        "helpers.py": "x = 1\n",
        "answers.toml": '[quick_checks]\nq = "A"\n',
        "notes.txt": "",
        "tests/test_x.py": "",
    }
    got = read(folder_of(tmp_path, files), "ana", SLUGS)
    assert got.attempted == {"kl_loss"}
    assert set(got.sources) == {"kl_loss", "helpers"}
    assert got.answers == {"quick_checks": {"q": "A"}}


@pytest.mark.parametrize("prefix", ["", "ana/", "a/b/", "exercises/", "ana/exercises/"])
def test_folders_around_the_modules(tmp_path, prefix):
    assert read(folder_of(tmp_path, {f"{prefix}kl_loss.py": KL}), "ana", SLUGS).attempted == {"kl_loss"}


def test_a_single_module_may_answer_several_exercises(tmp_path):
    (tmp_path / "homework.py").write_text(KL + SAMPLING, "utf-8")
    got = read(tmp_path / "homework.py", "homework", SLUGS)
    assert got.attempted == {"kl_loss", "sampling"}


@pytest.mark.parametrize("name", ["kl_loss (1).py", "Ada Lovelace.py", "0042.py", "ada@uni.example.py"])
def test_a_module_whose_name_is_no_modules(tmp_path, name):
    (tmp_path / name).write_text(KL, "utf-8")
    (tmp_path / "class").mkdir()
    folder = folder_of(tmp_path / "class", {name: KL, "sampling.py": SAMPLING})
    assert read(tmp_path / name, "ana", SLUGS).attempted == {"kl_loss"}
    assert read(folder, "ana", SLUGS).attempted == {"kl_loss", "sampling"}


SUM_OF_MANY = "def kl_loss(mean, log_var):\n    return " + " + ".join(["1.0"] * 1_500) + "\n"


@pytest.mark.parametrize("alone", [True, False], ids=["alone", "beside_another"])
def test_an_answer_too_deep_to_compare_is_an_answer(tmp_path, alone):
    folder = folder_of(tmp_path, {"homework.py": SUM_OF_MANY} | ({} if alone else {"sampling.py": SAMPLING}))
    got = read(folder / "homework.py" if alone else folder, "ana", SLUGS)
    assert got.attempted == ({"kl_loss"} if alone else {"kl_loss", "sampling"})


def test_a_module_of_another_name_that_is_no_python_is_told(tmp_path):
    broken = "def kl_loss(mean, log_var:\n"
    got = read(folder_of(tmp_path, {"homework.py": broken, "sampling.py": SAMPLING}), "ana", SLUGS)
    assert got.attempted == {"sampling"}
    assert got.notes == ("homework.py cannot be read: '(' was never closed (line 1).",)


@pytest.mark.parametrize(("name", "words"), [("homework.py", "larger than 256 KiB"), ("work.ipynb", "than 16384 KiB")])
def test_what_is_too_large_to_parse_is_not_parsed(tmp_path, name, words):
    size = submission.MAX_NOTEBOOK if name.endswith(".ipynb") else source.MAX_SOURCE
    (tmp_path / name).write_text("{" + " " * size, "utf-8")
    with pytest.raises(SubmissionError, match=words):
        read(tmp_path / name, "ana", SLUGS)


def test_several_files_of_one_hand_in(tmp_path):
    files = folder_of(
        tmp_path, {"1_kl_loss.py": KL, "essay.pdf": "", "broken": "no zip", "work/exercises/x.py": "x = 1\n"}
    )
    with zipfile.ZipFile(tmp_path / "2", "w") as archive:
        archive.writestr("ana/sampling.py", SAMPLING)
    (tmp_path / "link").symlink_to(tmp_path / "1_kl_loss.py")
    names = {
        "kl_loss.py": "1_kl_loss.py",
        "work.zip": "2",
        "old.zip": "broken",
        "essay.pdf": "essay.pdf",
        "a.py": "link",
    }
    got = read({name: files / path for name, path in names.items()}, "ana", SLUGS)
    assert got.attempted == {"kl_loss", "sampling"}
    assert set(got.sources) == {"kl_loss", "sampling"}
    assert [note.split(" ")[0] for note in got.notes] == ["broken", "essay.pdf", "a.py"]
    with pytest.raises(SubmissionError, match="no zip file"):
        read({"old.zip": files / "broken"}, "ana", SLUGS)


def test_a_notebook_fills_in_for_an_untouched_skeleton(tmp_path):
    notebook = '{"cells": [{"cell_type": "code", "source": ["def kl_loss(mean, log_var):\\n", "    return 7.0"]}]}'
    skeleton = house.exercise("kl_loss").read_text("utf-8")
    got = read(folder_of(tmp_path, {"kl_loss.py": skeleton, "work.ipynb": notebook}), "ana", SLUGS)
    assert got.attempted == {"kl_loss"}
    assert "7.0" in got.sources["kl_loss"]


def test_an_untouched_skeleton_is_not_attempted(tmp_path):
    skeleton = house.exercise("kl_loss").read_text("utf-8")
    got = read(folder_of(tmp_path, {"kl_loss.py": skeleton + "\n# my notes\n", "sampling.py": ""}), "ana", SLUGS)
    assert not got.attempted


def test_what_is_edited_in_place_counts(tmp_path, monkeypatch):
    monkeypatch.setattr(house, "EXERCISES", folder_of(tmp_path, {"kl_loss.py": "def kl_loss(mean, log_var): ..."}))
    assert read(tmp_path, "ana", SLUGS).attempted == {"kl_loss"}


def test_a_zip_with_backslashes_as_windows_may_write_it(tmp_path):
    with zipfile.ZipFile(tmp_path / "ana.zip", "w") as archive:
        archive.writestr("work\\kl_loss.py", KL)
        archive.writestr("work\\sampling.py", SAMPLING)
    assert read(tmp_path / "ana.zip", "ana", SLUGS).attempted == {"kl_loss", "sampling"}


def test_links_are_never_followed(tmp_path):
    (tmp_path / "kl_loss.py").symlink_to(house.solution("kl_loss"))
    got = read(tmp_path, "ana", SLUGS)
    assert not got.attempted
    assert "is a link" in got.notes[0]
    (tmp_path / "whole").symlink_to(house.SOLUTIONS)
    with pytest.raises(SubmissionError, match="link"):
        read(tmp_path / "whole", "whole", SLUGS)


def test_a_pipe_does_not_hang(tmp_path):
    os.mkfifo(tmp_path / "kl_loss.py")
    assert "no plain file" in read(tmp_path, "ana", SLUGS).notes[0]


@pytest.mark.parametrize("text", ["[quick", "q = " + "9" * 5000, "q = " + "[" * 5000], ids=["cut", "huge", "deep"])
def test_damaged_answers_cost_nothing_else(tmp_path, text):
    got = read(folder_of(tmp_path, {"kl_loss.py": KL, "answers.toml": text}), "ana", SLUGS)
    assert got.attempted == {"kl_loss"}
    assert "answers.toml cannot be read" in got.notes[0]


def test_a_module_that_is_no_text_is_told(tmp_path):
    (tmp_path / "kl_loss.py").write_bytes(b"\xff\xfe")
    (tmp_path / "sampling.py").write_text(SAMPLING, "utf-8")
    got = read(tmp_path, "ana", SLUGS)
    assert "not UTF-8" in got.problems["kl_loss"]
    assert got.attempted == {"kl_loss", "sampling"}


def zipped(path, members, link=None):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            info = zipfile.ZipInfo(name)
            info.compress_type = zipfile.ZIP_DEFLATED
            if name == link:
                info.external_attr = (stat.S_IFLNK | 0o777) << 16
            archive.writestr(info, content)
    return path


def test_a_zip(tmp_path):
    path = zipped(tmp_path / "ana.zip", {"ana/kl_loss.py": KL, "__MACOSX/ana/._kl_loss.py": "\0"})
    assert read(path, "ana", SLUGS).attempted == {"kl_loss"}


def test_zip_bombs_and_links_are_refused(tmp_path, monkeypatch):
    with pytest.raises(SubmissionError, match="is a link"):
        read(zipped(tmp_path / "link.zip", {"kl_loss.py": "/etc/passwd"}, link="kl_loss.py"), "x", SLUGS)
    monkeypatch.setattr(submission, "MAX_FILE", 1 << 16)
    with pytest.raises(SubmissionError, match="larger than"):
        read(zipped(tmp_path / "bomb.zip", {"kl_loss.py": "#" * (1 << 20)}), "x", SLUGS)
    monkeypatch.setattr(submission, "MAX_MEMBERS", 10)
    with pytest.raises(SubmissionError, match="more than 10 files"):
        read(zipped(tmp_path / "many.zip", {f"{n}.py": "" for n in range(11)}), "x", SLUGS)


def test_a_zip_with_a_damaged_member_is_refused(tmp_path):
    path = zipped(tmp_path / "ana.zip", {"kl_loss.py": KL * 200})
    content = bytearray(path.read_bytes())
    content[60:70] = b"\0" * 10
    path.write_bytes(content)
    with pytest.raises(SubmissionError):
        read(path, "ana", SLUGS)


def test_an_artefact_lies_beside_its_module(tmp_path):
    folder_of(tmp_path, {"kl_loss.py": KL, "sampling.py": SAMPLING, "notes.txt": ""})
    before = read(tmp_path, "ana", SLUGS)
    (tmp_path / "kl_loss.npz").write_bytes(b"any bytes")
    (tmp_path / "mnist.npz").write_bytes(b"data of the student's own")
    got = read(tmp_path, "ana", SLUGS)
    assert got.artefacts == {"kl_loss": b"any bytes"}
    assert got.part("kl_loss").artefacts == {"kl_loss": b"any bytes"}
    assert got.part("sampling").artefacts == {}
    assert got.part("kl_loss").digest != before.part("kl_loss").digest
    assert got.part("sampling").digest == before.part("sampling").digest
    (tmp_path / "kl_loss.npz").write_bytes(b"other bytes")
    assert read(tmp_path, "ana", SLUGS).part("kl_loss").digest != got.part("kl_loss").digest


def test_a_part_holds_what_its_module_imports_and_nothing_else(tmp_path):
    text = f'"""Of what sampling needs."""\nfrom helper import halved\n{KL}'
    folder_of(tmp_path, {"kl_loss.py": text, "helper.py": "import deeper\n", "deeper.py": "", "sampling.py": SAMPLING})
    part = read(tmp_path, "ana", SLUGS).part("kl_loss")
    assert part.sources.keys() == {"kl_loss", "helper", "deeper"}
    (tmp_path / "sampling.py").write_text(SAMPLING + "\n# changed", "utf-8")
    assert read(tmp_path, "ana", SLUGS).part("kl_loss").digest == part.digest
    (tmp_path / "deeper.py").write_text("changed = 1", "utf-8")
    assert read(tmp_path, "ana", SLUGS).part("kl_loss").digest != part.digest


def test_an_artefact_alone_is_no_answer(tmp_path):
    folder_of(tmp_path, {"sampling.py": SAMPLING})
    (tmp_path / "kl_loss.npz").write_bytes(b"any bytes")
    got = read(tmp_path, "ana", SLUGS)
    assert got.attempted == {"sampling"}
    assert got.part("kl_loss").artefacts == {}


def test_an_artefact_that_is_too_large_costs_its_own_exercise_only(tmp_path, monkeypatch):
    monkeypatch.setattr(submission, "MAX_ARTEFACT", 1 << 20)
    content = "#" * ((1 << 20) + 1)
    path = zipped(tmp_path / "ana.zip", {"kl_loss.py": KL, "kl_loss.npz": content, "sampling.py": SAMPLING})
    got = read(path, "ana", SLUGS)
    assert got.problems == {"kl_loss": "kl_loss.npz cannot be read: it is larger than 1 MiB."}
    assert got.artefacts == {}
    assert got.attempted == {"kl_loss", "sampling"}


ESSAYS = ["wardrobe"]


def written(path, content):
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read(path.parent, "ana", SLUGS, ESSAYS)


def test_what_was_written_is_what_the_question_does_not_hold(tmp_path):
    question = house.essay("wardrobe").read_text("utf-8")
    (tmp_path / "notes.md").write_bytes(b"\xff is not asked for")
    (tmp_path / "kl_loss.py").write_text(KL, "utf-8")
    path = tmp_path / "wardrobe.md"
    for untouched in (question, "", " \n\n", question.replace("\n", "\r\n"), "\ufeff" + question.replace("\n", "  \n")):
        assert written(path, untouched).essays == {}
    answer = "# Mine\n\nA VAE.\n\n  And a GAN."
    for text in (
        question + answer,
        answer + "\n" + question,
        answer,
        "\ufeff" + (question + answer).replace("\n", "\r\n"),
    ):
        got = written(path, text)
        assert got.essays == {"wardrobe": answer}
        assert got.attempted == {"kl_loss"}
        assert got.notes == ()
    assert got.part("kl_loss") == read(tmp_path, "ana", SLUGS).part("kl_loss")
    assert read(tmp_path, "ana", SLUGS).essays == {}


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"\xff\xfe", "wardrobe.md cannot be read: it is not UTF-8 text (byte 0)."),
        (b"a" * ((64 << 10) + 1), "wardrobe.md cannot be read: it is larger than 64 KiB, far more than is asked for."),
    ],
    ids=["no text", "too long"],
)
def test_an_essay_that_cannot_be_read_costs_nothing_else(tmp_path, content, words):
    (tmp_path / "kl_loss.py").write_text(KL, "utf-8")
    got = written(tmp_path / "wardrobe.md", content)
    assert got.essays == {}
    assert got.attempted == {"kl_loss"}
    assert got.notes[0].startswith(words)


def test_the_longest_essay_is_read(tmp_path):
    assert len(written(tmp_path / "wardrobe.md", "ä" * (32 << 10)).essays["wardrobe"]) == 32 << 10


@pytest.mark.parametrize("prefix", ["", "ana/", "ana/exercises/"])
def test_an_essay_in_a_zip(tmp_path, prefix):
    path = zipped(
        tmp_path / "ana.zip", {f"{prefix}kl_loss.py": KL, f"{prefix}wardrobe.md": "Mine.", f"{prefix}README.md": "x"}
    )
    assert read(path, "ana", SLUGS, ESSAYS).essays == {"wardrobe": "Mine."}


def test_an_essay_that_is_a_link_is_not_read(tmp_path):
    (tmp_path / "wardrobe.md").symlink_to(house.model_answer("wardrobe"))
    got = read(tmp_path, "ana", SLUGS, ESSAYS)
    assert got.essays == {}
    assert "is a link" in got.notes[0]


def test_an_essay_alone_is_a_submission(tmp_path):
    (tmp_path / "wardrobe.md").write_text("Mine.", "utf-8")
    (tmp_path / "drafts").mkdir()
    assert submission.find(tmp_path, SLUGS, ESSAYS) == [tmp_path]
    assert read({"wardrobe.md": tmp_path / "wardrobe.md"}, "ana", SLUGS, ESSAYS).essays == {"wardrobe": "Mine."}


def test_finding_submissions(tmp_path):
    (tmp_path / "ana").mkdir()
    (tmp_path / "ben.zip").touch()
    (tmp_path / "cid.ipynb").touch()
    (tmp_path / "dan.py").touch()
    (tmp_path / "readme.txt").touch()
    (tmp_path / ".git").mkdir()
    assert [path.name for path in submission.find(tmp_path, SLUGS)] == ["ana", "ben.zip", "cid.ipynb", "dan.py"]
    (tmp_path / "kl_loss.py").touch()
    assert submission.find(tmp_path, SLUGS) == [tmp_path]


def test_a_place_that_is_neither_file_nor_folder():
    with pytest.raises(SubmissionError, match="/dev/null is no folder"):
        submission.find(Path("/dev/null"), SLUGS)


def test_a_folder_that_cannot_be_listed_is_no_empty_hand_in(tmp_path, monkeypatch):
    folder_of(tmp_path / "ana", {"kl_loss.py": KL, "exercises/sampling.py": SAMPLING})
    scandir, closed = os.scandir, []

    def listed(path):
        if path in closed:
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", listed)
    monkeypatch.setattr(os, "listdir", listed)
    for place in ("ana/exercises", "ana"):
        closed.append(str(tmp_path / place))
        with pytest.raises(SubmissionError, match=f"^{place} cannot be read: Permission denied"):
            read(tmp_path / "ana", "ana", SLUGS)
    closed.append(tmp_path)
    with pytest.raises(SubmissionError, match="cannot be read: Permission denied"):
        submission.find(tmp_path, SLUGS)


def test_names_stay_apart(tmp_path):
    (tmp_path / "ana").mkdir()
    paths = [tmp_path / "ana", tmp_path / "ana.zip", tmp_path / "ben.v2.zip"]
    assert submission.names_of(paths) == ["ana", "ana.zip", "ben.v2"]


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
@pytest.mark.parametrize("stated", [10, 20 << 20, 64 << 20])
def test_a_zip_takes_no_more_memory_than_a_file_may_have(tmp_path, method, stated):
    """Whatever it says of its size; here a member holds 64 MiB, and one may have 32."""
    path = tmp_path / "work.zip"
    with zipfile.ZipFile(path, "w", method) as archive:
        archive.writestr("kl_loss.py", bytes(64 << 20))
    content = bytearray(path.read_bytes())
    entry = content.rindex(b"PK\1\2")
    content[entry + 24 : entry + 28] = struct.pack("<I", stated)
    path.write_bytes(content)
    tracemalloc.start()
    try:
        with pytest.raises(SubmissionError):
            read(path, "ana", SLUGS)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 2.5 * min(stated, submission.MAX_FILE) + (2 << 20)


def test_an_unusual_packing_is_told(tmp_path):
    path = tmp_path / "work.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_BZIP2) as archive:
        archive.writestr("kl_loss.py", KL)
    with pytest.raises(SubmissionError, match=r"'kl_loss.py' is packed by a method that is not read here\. Pack it as"):
        read(path, "ana", SLUGS)
