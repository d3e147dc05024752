"""What `grade` writes is there whole or not at all, and nothing else is left behind."""

import errno
from pathlib import Path

import pytest

from autograder.files import OutputError, write_whole
from autograder.outputs import file_name


def test_a_file_is_replaced_whole(tmp_path):
    write_whole(tmp_path / "gradebook.csv", "old")
    write_whole(tmp_path / "gradebook.csv", "µ\n")
    assert (tmp_path / "gradebook.csv").read_bytes() == "µ\n".encode()
    assert [path.name for path in tmp_path.iterdir()] == ["gradebook.csv"]


def test_a_file_that_cannot_be_replaced_leaves_nothing_behind(tmp_path, monkeypatch):
    def full(_part, _path):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    (tmp_path / "gradebook.csv").write_text("old", "utf-8")
    with pytest.raises(OutputError, match=r"gradebook\.csv cannot be written: No space left on device\."):
        write_whole(tmp_path / "gradebook.csv", "text")
    assert [path.read_text("utf-8") for path in tmp_path.iterdir()] == ["old"]


def test_a_folder_is_not_overwritten(tmp_path):
    (tmp_path / "gradebook.csv" / "inside").mkdir(parents=True)
    with pytest.raises(OutputError, match=r"gradebook\.csv is a folder. Name a file in it\."):
        write_whole(tmp_path / "gradebook.csv", "text")
    assert [path.name for path in tmp_path.rglob("*")] == ["gradebook.csv", "inside"]


def test_text_that_cannot_be_written_leaves_the_old_file(tmp_path):
    write_whole(tmp_path / "gradebook.csv", "old")
    with pytest.raises(UnicodeEncodeError):
        write_whole(tmp_path / "gradebook.csv", "\ud800")
    assert (tmp_path / "gradebook.csv").read_text("utf-8") == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["gradebook.csv"]


@pytest.mark.parametrize("name", ["名" * 85, "a" * 255, "é" * 127])
def test_the_longest_names_can_be_written(tmp_path, name):
    (tmp_path / name).mkdir()
    write_whole(tmp_path / f"{file_name(name)}.json", "text")
    assert file_name(name) != file_name(name[:-1])
