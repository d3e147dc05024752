"""Hostile hand-ins of several files, and archives: built when they are needed, since bombs are not to be kept.

Single modules lie in tests/corpus/hostile; `known` gives both.
"""

import io
import json
import os
import re
import stat
import struct
import warnings
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from autograder import house

CORPUS = Path(__file__).parent / "corpus" / "hostile"
FAMILIES = ("lying", "tampering", "files", "escape", "exhaustion", "evasion", "archives", "text")
HEADER = re.compile(r"# tries: (?P<tries>.+)\n# family: (?P<family>\w+)\n")
HONEST = house.solution("sampling").read_text("utf-8")
WRONG = "def kl_loss(mean, log_var):\n    return None\n"
MIB = 1 << 20


@dataclass(frozen=True)
class Attack:
    """A hostile hand-in, and what must hold of it.

    Attributes:
        name: What it is called.
        family: One of FAMILIES.
        tries: What it attempts.
        build: Writes it into a folder, and returns where it lies.
        earns: What its honest part earns, by exercise; nothing else may earn anything.
        refused: Whether it is refused as a whole, with a sentence.
        slugs: The exercises that it answers.
    """

    name: str
    family: str
    tries: str
    build: Callable[[Path], Path]
    earns: Mapping[str, float] = field(default_factory=dict)
    refused: bool = False
    slugs: tuple[str, ...] = ("kl_loss", "sampling")


def known() -> list[Attack]:
    """Return every hostile module of the corpus, and every hand-in that is built."""
    return [*_modules(), *_built()]


def tried_in(tier: str) -> list[Attack]:
    """Return the attacks that are tried in a tier: all in A; below, where only walls differ, one exercise's."""
    return [attack for attack in known() if tier == "A" or attack.name.startswith("kl_loss.")]


def _modules() -> Iterator[Attack]:
    for path in sorted(CORPUS.glob("*/*.py")):
        header = HEADER.match(path.read_text("utf-8"))
        if header is None:
            raise ValueError(f"{path} says neither what it tries nor of which family it is.")
        name, slug = f"{path.parent.name}.{path.stem}", path.parent.name

        def build(folder: Path, path: Path = path, name: str = name, slug: str = slug) -> Path:
            own = [each for each in (path, path.with_suffix(house.ARTEFACT)) if each.exists()]
            return files(folder / name, {f"{slug}{each.suffix}": each.read_bytes() for each in own})

        yield Attack(name, header["family"], header["tries"], build, slugs=(slug,))


def files(folder: Path, contents: Mapping[str, str | bytes]) -> Path:
    """Write files into a folder, and return it."""
    for name, content in contents.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def zipped(path: Path, members: Mapping[str, str | bytes], mode: int = 0, method: int = zipfile.ZIP_DEFLATED) -> Path:
    """Write a zip file of members, the first of which has a file mode, and return its path."""
    with zipfile.ZipFile(path, "w", method) as archive:
        for number, (name, content) in enumerate(members.items()):
            info = zipfile.ZipInfo(name)
            info.compress_type, info.external_attr = method, (mode if number == 0 else 0) << 16
            archive.writestr(info, content)
    return path


def changed(path: Path, change: Callable[[bytes], bytes]) -> Path:
    """Change a file's bytes, and return its path."""
    path.write_bytes(change(path.read_bytes()))
    return path


def _built() -> Iterator[Attack]:
    honest = {"sampling.py": HONEST}

    def folder(name: str, family: str, tries: str, contents: Mapping[str, str | bytes]) -> Attack:
        return Attack(
            name, family, tries, lambda place: files(place / name, {**honest, **contents}), {"sampling": 10.0}
        )

    yield from _folders(folder)
    yield from _archives(honest)


def _folders(folder: Callable[..., Attack]) -> Iterator[Attack]:
    shadow = "import sys\nsys.exit(0)\n"
    conftest = (
        "import pytest\n\n\ndef pytest_runtest_makereport(item, call):\n    return None\n\n\npytest.exit('done', 0)\n"
    )
    yield folder("shadows_the_libraries", "files", "modules named like the libraries and the grader", {
        **dict.fromkeys(("numpy.py", "keras.py", "tensorflow.py", "pytest.py", "autograder.py", "json.py"), shadow),
        "kl_loss.py": "import numpy, keras, json\n" + WRONG,
    })  # fmt: skip
    yield folder("shadows_as_packages", "files", "packages named like the grader's, in every place", {
        **{f"{name}/__init__.py": shadow for name in ("autograder", "solutions", "numpy", "exercises/autograder")},
        "kl_loss.py": WRONG,
    })  # fmt: skip
    yield folder("brings_a_conftest", "files", "files that pytest reads: conftest.py, pytest.ini, pyproject.toml", {
        "conftest.py": conftest, "pytest.ini": "[pytest]\naddopts = --collect-only\n", "tests/conftest.py": conftest,
        "pyproject.toml": "[tool.pytest.ini_options]\naddopts = '-k nothing'\n", "tox.ini": "[pytest]\n",
        "kl_loss.py": WRONG,
    })  # fmt: skip
    yield folder("brings_a_suite", "files", "a suite, probes and a solution of its own, under the grader's names", {
        "test_kl_loss.py": "def test_all():\n    '''Everything is right.'''\n",
        "suites/test_kl_loss.py": "def test_all():\n    pass\n", "probes/kl_loss.py": "def gradients(*a): return a\n",
        "solutions/kl_loss.py": WRONG, "kl_loss.py": "import solutions.kl_loss\n" + WRONG,
    })  # fmt: skip
    yield folder("brings_python_s_own_hooks", "files", "files that Python runs at its start", {
        "sitecustomize.py": shadow, "usercustomize.py": shadow, "site.py": shadow, "x.pth": "import os; os._exit(0)\n",
        "__init__.py": shadow, "__main__.py": shadow, "kl_loss.py": WRONG,
    })  # fmt: skip
    yield folder("brings_results", "files", "a gradebook, results and a ledger, all with full marks", {
        "gradebook.csv": "submission,score\nx,100\n", "results/x.json": '{"score": 100}', "ledger.sqlite": b"SQLite",
        "lesson.toml": "title = 'easy'\n", "kl_loss.py": WRONG,
    })  # fmt: skip
    yield folder("spoils_its_neighbour", "tampering", "a module that breaks numpy for the one that comes next", {
        "kl_loss.py": "import numpy\nnumpy.asarray = numpy.allclose = lambda *a, **k: True\n" + WRONG,
    })  # fmt: skip
    yield folder("answers_toml_of_dots", "exhaustion", "TOML whose keys take minutes to read", {
        "answers.toml": "a" + ".a" * 30_000 + " = 1\n", "kl_loss.py": WRONG,
    })  # fmt: skip
    yield folder("answers_toml_of_brackets", "exhaustion", "TOML that is nested too deeply", {
        "answers.toml": "a = " + "[" * 900 + "\n", "kl_loss.py": WRONG,
    })  # fmt: skip
    yield folder("answers_of_every_kind", "lying", "quiz answers that are lists of all letters, tables and dates", {
        "answers.toml": "[quick_checks]\nlatent_space = ['A', 'B', 'C', 'D']\nvae_objective = {A = 1}\n"
        "discriminator_role = 1979-05-27\ngan_advantage = nan\n", "kl_loss.py": WRONG,
    })  # fmt: skip
    yield folder("notebook_of_sixteen_mebibytes", "exhaustion", "a notebook that takes gigabytes to parse as Python", {
        "work.ipynb": json.dumps({"cells": [{"cell_type": "code", "source": "a\n" * (8 * MIB)}]}), "kl_loss.py": WRONG,
    })  # fmt: skip
    yield folder("source_that_is_too_deep", "exhaustion", "source that no parser survives", {
        "kl_loss.py": "x = " + "(" * 5_000 + ")" * 5_000, "deep.py": "-" * 500_000 + "1",
        "long.py": "a." * 400_000 + "a",
    })  # fmt: skip
    yield folder("source_with_odd_bytes", "text", "null bytes, a false encoding, and a page feed", {
        "kl_loss.py": b"# -*- coding: utf-7 -*-\n\x00def kl_loss(mean, log_var):\n\x0c    return 0.0\n",
    })  # fmt: skip
    yield Attack("links_to_the_tests", "files", "links to the hidden tests, the solution and the system", _links,
                 {"sampling": 10.0})  # fmt: skip
    yield Attack("pipes_and_sockets", "files", "a named pipe in place of a module, on which a reader waits", _pipe,
                 {"sampling": 10.0})  # fmt: skip
    long = "=cmd|' !A0'" + "x" * 100
    yield Attack("a_name_for_a_spreadsheet", "text", "a hand-in whose name is a formula, long, with escapes",
                 lambda place: files(place / f"{long}\x1b[31m", {"sampling.py": HONEST, "kl_loss.py": WRONG}),
                 {"sampling": 10.0})  # fmt: skip


def _links(place: Path) -> Path:
    folder = files(place / "links_to_the_tests", {"sampling.py": HONEST})
    (folder / "kl_loss.py").symlink_to(house.solution("kl_loss"))
    (folder / "suites").symlink_to(house.SUITES)
    (folder / "loop").symlink_to(folder)
    return folder


def _pipe(place: Path) -> Path:
    folder = files(place / "pipes_and_sockets", {"sampling.py": HONEST})
    os.mkfifo(folder / "kl_loss.py")
    return folder


def _archives(honest: Mapping[str, str]) -> Iterator[Attack]:
    def refused(name: str, tries: str, build: Callable[[Path], Path]) -> Attack:
        return Attack(name, "archives", tries, lambda place: build(place / f"{name}.zip"), refused=True)

    def slip(name: str, member: str) -> Attack:
        return refused(name, f"a member named {member!r}", lambda path: zipped(path, {member: "x = 1\n", **honest}))

    yield slip("zip_slip", "../../solutions/kl_loss.py")
    yield slip("zip_of_root", "/etc/cron.d/pwned.py")
    yield slip("zip_of_windows", "..\\..\\kl_loss.py")
    yield slip("zip_of_a_drive", "C:/Windows/kl_loss.py")
    link = stat.S_IFLNK | 0o777
    yield refused(
        "zip_link", "a link to a file outside", lambda path: zipped(path, {"kl_loss.py": "/etc/passwd"}, link)
    )
    yield refused(
        "zip_bomb", "a member of 40 MiB in 40 KiB", lambda path: zipped(path, {"kl_loss.py": bytes(40 * MIB)})
    )
    yield refused("zip_that_states_less", "a member of 256 MiB that says it has 10 bytes",
                  lambda path: changed(_large(path, zipfile.ZIP_DEFLATED), _stating_10_bytes))  # fmt: skip
    yield refused("zip_by_bzip2", "256 MiB in bytes that are unpacked all at once",
                  lambda path: changed(_large(path, zipfile.ZIP_BZIP2), _stating_10_bytes))  # fmt: skip
    bombs = {f"m{number}.py": bytes(30 * MIB) for number in range(3)}
    yield refused("zip_of_bombs", "members of 30 MiB, each within the limit", lambda path: zipped(path, bombs))
    yield refused(
        "zip_of_many", "six thousand members", lambda path: zipped(path, {f"{n}.py": "" for n in range(6000)})
    )
    yield refused("zip_of_twins", "a module twice, the honest one first", _twins)
    yield refused("zip_in_one_place", "members that share the same packed bytes", _overlapping)
    yield refused(
        "zip_cut_short", "an archive that ends in the middle", lambda path: changed(zipped(path, honest), _half)
    )
    yield refused(
        "zip_encrypted", "a member that asks for a password", lambda path: changed(zipped(path, honest), _locked)
    )
    yield refused("zip_by_an_unknown_method", "a packing method that nobody knows",
                  lambda path: changed(zipped(path, honest), _method))  # fmt: skip
    yield refused("zip_with_a_false_sum", "bytes that differ from their checksum",
                  lambda path: changed(zipped(path, honest, method=zipfile.ZIP_STORED), _false_sum))  # fmt: skip
    yield refused(
        "zip_that_is_none", "no archive at all", lambda path: files(path.parent, {path.name: b"PK\3\4"}) / path.name
    )
    yield refused("zip_of_absurd_size", "an archive of 65 MiB, for the list of its members", _oversized)

    def taken(name: str, tries: str, members: Mapping[str, str | bytes], earns: float = 10.0, mode: int = 0) -> Attack:
        earned = {"sampling": earns} if earns else {}
        return Attack(name, "archives", tries, lambda place: zipped(place / f"{name}.zip", members, mode), earned)

    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("kl_loss.py", WRONG)
    yield taken(
        "zip_in_a_zip", "an archive inside, for whoever unpacks it again", {**honest, "inner.zip": inner.getvalue()}
    )
    yield taken("zip_of_a_long_name", "a name of sixty thousand signs", {**honest, "n" * 60_000 + ".py": "x = 1\n"})
    yield taken(
        "zip_of_deep_folders", "two thousand folders in each other", {**honest, "d/" * 2000 + "kl_loss.py": WRONG}
    )
    yield taken("zip_of_a_device", "a member that says it is a device", {"kl_loss.py": WRONG, **honest},
                mode=stat.S_IFBLK | 0o666)  # fmt: skip
    yield taken("zip_of_set_user_id", "a member that says it is set-user-id", {"kl_loss.py": WRONG, **honest},
                mode=stat.S_IFREG | 0o6777)  # fmt: skip
    yield taken("zip_of_hidden_files", "settings of tools that read the folder: .git, .pytest_cache, __pycache__",
                {**honest, ".git/config": "[core]\n", "__pycache__/kl_loss.pyc": b"\0"})  # fmt: skip
    yield taken("zip_of_nothing", "an empty archive", {}, earns=0)


def _twins(path: Path) -> Path:
    with zipfile.ZipFile(path, "w") as archive, warnings.catch_warnings(action="ignore"):
        for _ in range(50):
            archive.writestr(zipfile.ZipInfo("kl_loss.py"), WRONG)
    return path


def _overlapping(path: Path) -> Path:
    """Point the second member's entry in the directory at the bytes of the first."""
    zipped(path, {"m1.py": bytes(30 * MIB), "m2.py": bytes(30 * MIB), "m3.py": bytes(30 * MIB)})
    content = bytearray(path.read_bytes())
    at = content.index(b"PK\1\2")
    while at >= 0:
        content[at + 42 : at + 46] = struct.pack("<I", 0)
        at = content.find(b"PK\1\2", at + 4)
    path.write_bytes(content)
    return path


def _large(path: Path, method: int) -> Path:
    with zipfile.ZipFile(path, "w", method, compresslevel=1) as archive, archive.open("kl_loss.py", "w") as member:
        for _ in range(256):
            member.write(bytes(MIB))
    return path


def _stating_10_bytes(content: bytes) -> bytes:
    entry = content.rindex(b"PK\1\2")
    return content[: entry + 24] + struct.pack("<I", 10) + content[entry + 28 :]


def _half(content: bytes) -> bytes:
    return content[: len(content) // 2]


def _locked(content: bytes) -> bytes:
    locked = bytearray(content)
    locked[6] |= 1
    locked[locked.index(b"PK\1\2") + 8] |= 1
    return bytes(locked)


def _method(content: bytes) -> bytes:
    other = bytearray(content)
    other[8] = 77
    other[other.index(b"PK\1\2") + 10] = 77
    return bytes(other)


def _false_sum(content: bytes) -> bytes:
    return content.replace(b"import keras", b"import kerbs", 1)


def _oversized(path: Path) -> Path:
    zipped(path, {"sampling.py": HONEST})
    with path.open("r+b") as file:
        file.truncate(65 * MIB)
    return path
