"""What was handed in: a folder, a .zip, a notebook or a single .py, read within bounds and never run here.

Beside a module may lie what its training has left, <slug>.npz: an artefact, kept as bytes and never opened here. What
is answered in writing lies in <slug>.md, and is only text.
"""

import hashlib
import json
import os
import stat
import tomllib
import zipfile
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from autograder import house, skeleton, source

MAX_MEMBERS = 5_000
MAX_FILE = 32 << 20
MAX_TOTAL = 64 << 20
MAX_ARCHIVE = 64 << 20  # of the .zip itself: reading a list of millions of members would take gigabytes
MAX_ANSWERS, MAX_LINE = 64 << 10, 1_000  # of answers.toml: a line of 40 KiB takes ten seconds to read as TOML
MAX_ESSAY = 64 << 10
MAX_NOTEBOOK = 16 << 20  # with its pictures; of its code, as much counts as of a module
MAX_NOTES = 20
MAX_ARTEFACT = 16 << 20
MAX_DEPTH = 4
SUFFIXES = (".py", ".ipynb", ".zip")
_IGNORED = ("__MACOSX", "__pycache__", "tests")
# Windows has neither links nor pipes to fear here, but would change line ends.
_NEITHER_FOLLOW_NOR_WAIT = sum(getattr(os, name, 0) for name in ("O_RDONLY", "O_NOFOLLOW", "O_NONBLOCK", "O_BINARY"))


class SubmissionError(Exception):
    """A hand-in cannot be read; the text says what is wrong with it."""


@dataclass(frozen=True)
class Submission:
    """A hand-in, as text.

    Attributes:
        name: What it is called in the gradebook.
        sources: Every submitted module's source, by module name.
        artefacts: The content of the file that lies beside a module, by slug; see `house.ARTEFACT`.
        attempted: The slugs that it has an answer for, right or wrong.
        answers: The quiz answers, as the TOML file gives them.
        problems: For a slug, why its module cannot be read; shown to the student.
        notes: What else a person should know.
        essays: What was written, by slug: the lines that the question as handed out does not have.
        written: The files of answers and essays as they are, by name.
    """

    name: str
    sources: Mapping[str, str] = field(default_factory=dict)
    attempted: frozenset[str] = frozenset()
    answers: Mapping[str, Any] = field(default_factory=dict)
    problems: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    artefacts: Mapping[str, bytes] = field(default_factory=dict)
    essays: Mapping[str, str] = field(default_factory=dict)
    written: Mapping[str, bytes] = field(default_factory=dict)

    def part(self, slug: str) -> "Submission":
        """Return what one exercise is judged by: its module and artefact, and the submitted modules that it imports.

        Nothing else reaches the guest, so two parts of the same `digest` have the same results.
        """
        if slug not in self.attempted:
            return Submission(self.name)
        names = [slug]
        for name in names:  # which grow meanwhile
            names += source.imported(self.sources.get(name, ""), self.sources.keys() - set(names))
        return Submission(
            self.name,
            sources={name: self.sources[name] for name in sorted(names) if name in self.sources},
            attempted=self.attempted.intersection(names),
            problems={slug: self.problems[slug]} if slug in self.problems else {},
            artefacts={slug: self.artefacts[slug]} if slug in self.artefacts else {},
        )

    @property
    def digest(self) -> str:
        """The same for submissions of the same modules and artefacts, whoever hands them in (SHA-256)."""
        artefacts = {slug: hashlib.sha256(content).hexdigest() for slug, content in sorted(self.artefacts.items())}
        content = [sorted(self.sources.items()), sorted(self.attempted), sorted(self.problems.items()), artefacts]
        return hashlib.sha256(json.dumps(content).encode()).hexdigest()

    def mentions(self, slug: str, part: str) -> bool:
        """Whether the code behind a slug uses a name that contains `part`, whatever its case.

        Modules of the submission that are no answers of their own count as well; comments, strings and imports do not.
        """
        others = (name for name in self.sources if name not in self.attempted)
        for name in (slug, *others):
            try:
                if any(part in used.lower() for used in source.identifiers(self.sources.get(name, ""))):
                    return True
            except source.SourceError:
                continue
        return False


def find(path: Path, slugs: Sequence[str], essays: Sequence[str] = ()) -> list[Path]:
    """Return the submissions at a path: the path itself, or what a folder of submissions holds.

    A folder is itself a submission if it holds a module or an essay named after a slug, or answers.toml, directly or
    in a folder `exercises`.

    Raises:
        SubmissionError: There is nothing there that could be a submission, or the folder cannot be read.
    """
    if not path.exists():
        raise SubmissionError(f"{path} does not exist.")
    if not path.is_dir():
        if not path.is_file() or path.suffix not in SUFFIXES:
            raise SubmissionError(f"{path} is no folder, .zip, .ipynb or .py file.")
        return [path]
    own = {f"{slug}.py" for slug in slugs} | {f"{slug}{house.ESSAY}" for slug in essays} | {house.ANSWERS}
    if any((folder / name).is_file() for folder in (path, path / "exercises") for name in own):
        return [path]
    found = [entry for entry in entries(path) if entry.is_dir() or entry.suffix in SUFFIXES]
    if not found:
        raise SubmissionError(f"{path} holds no submissions: no folder, .zip, .ipynb or .py file.")
    return found


def entries(folder: Path) -> list[Path]:
    """Return what lies in a folder of submissions, by name, without what is hidden.

    Raises:
        SubmissionError: It cannot be read.
    """
    try:
        return [entry for entry in sorted(folder.iterdir()) if not entry.name.startswith((".", "__"))]
    except OSError as error:
        raise SubmissionError(f"{folder} cannot be read: {error.strerror}.") from None


def names_of(paths: Sequence[Path]) -> list[str]:
    """Return a name for each submission: the file's or folder's, with its suffix only where names collide."""
    stems = [path.resolve().name if path.is_dir() else path.stem for path in paths]
    return [path.name if stems.count(stem) > 1 else stem for path, stem in zip(paths, stems, strict=True)]


def read(path: Path | Mapping[str, Path], name: str, slugs: Sequence[str], essays: Sequence[str] = ()) -> Submission:
    """Read one submission.

    Args:
        path: A folder, .zip, .ipynb or .py file; or several of them, by the names that they were handed in under.
        name: What it is called in the gradebook.
        slugs: The lesson's exercises.
        essays: What is answered in writing.

    Raises:
        SubmissionError: It is damaged, too large, or not safe to read.
        LessonError: The question of an essay is missing here.
    """
    own = {house.ANSWERS, *(slug + house.ARTEFACT for slug in slugs), *(slug + house.ESSAY for slug in essays)}
    if isinstance(path, Mapping):
        files, notes = _read_several(path, own)
    elif path.is_symlink():
        raise SubmissionError(f"{path.name} is a link, not a file or folder of its own.")
    elif path.is_dir():
        files, notes = _read_folder(path, own)
    elif path.suffix == ".zip":
        files, notes = _read_zip(path, own)
    else:
        files, notes = {path.name: _read_file(path)}, []
    return _assemble(name, _top_level(files), notes, slugs)


def _assemble(name: str, files: Mapping[str, bytes], notes: list[str], slugs: Sequence[str]) -> Submission:
    """Find out which files answer which exercises."""
    sources: dict[str, str] = {}
    artefacts, problems = _artefacts(files)
    wholes: dict[str, str] = {}  # sources that may answer several exercises: notebooks, a module of another name
    answers: Mapping[str, Any] = {}
    essays, unread = _essays(files)
    notes += unread
    for file, content in files.items():
        stem, suffix = PurePosixPath(file).stem, PurePosixPath(file).suffix
        try:
            if file == house.ANSWERS:
                answers = _answers_in(_decoded(content))
            elif suffix == ".ipynb":
                wholes[file], skipped = source.notebook_module(_decoded(content, MAX_NOTEBOOK))
                notes += skipped
            elif suffix == ".py":
                text = _decoded(content)
                sources |= {stem: text} if stem.isidentifier() else {}  # others, "kl_loss (1)", nobody can import
                if stem not in slugs:
                    wholes[file] = text
        except (source.SourceError, ValueError, RecursionError) as error:  # tomllib: no TOML, or a huge number
            if len(files) == 1:
                raise SubmissionError(f"{file} cannot be read: {error}.") from None
            notes.append(f"{file} cannot be read: {error}.")
            if stem in slugs:
                problems[stem] = f"{file} cannot be read: {error}."

    attempted = {slug for slug in slugs if slug in sources and not _is_untouched(slug, sources[slug])}
    still_open = [slug for slug in slugs if slug not in attempted]
    for file, whole in wholes.items():
        answered, problem = _answered(whole, still_open)
        if problem and len(files) == 1:
            answered = still_open  # nobody can tell what it meant to answer: show the error in every exercise
        elif problem:
            notes.append(f"{file} cannot be read: {problem}.")
        sources |= dict.fromkeys(answered, whole)
        attempted.update(answered)
    attempted |= problems.keys()
    written = {file: content for file, content in files.items() if file.endswith((house.ANSWERS, house.ESSAY))}
    return Submission(name, sources, frozenset(attempted), answers, problems, _few(notes), artefacts, essays, written)


def _few(notes: Sequence[str]) -> tuple[str, ...]:
    more = len(notes) - MAX_NOTES
    return (*notes[:MAX_NOTES], f"And {more} more of this kind.") if more > 0 else tuple(notes)


def _answers_in(text: str) -> Mapping[str, Any]:
    if len(text) > MAX_ANSWERS or any(len(line) > MAX_LINE for line in text.splitlines()):
        raise source.SourceError(f"it is larger than {MAX_ANSWERS >> 10} KiB, or has a line of over {MAX_LINE} signs")
    return tomllib.loads(text)


def _essays(files: Mapping[str, bytes]) -> tuple[dict[str, str], list[str]]:
    """Return what was written, by slug, and for each file that cannot be read what is wrong with it."""
    essays, notes = {}, []
    for file, content in files.items():
        slug, suffix = PurePosixPath(file).stem, PurePosixPath(file).suffix
        if suffix == house.ESSAY:
            try:
                essays[slug] = _written(content, skeleton.question(slug))
            except source.SourceError as error:
                notes.append(f"{file} cannot be read: {error}.")
    return {slug: text for slug, text in essays.items() if text}, notes


def _written(content: bytes, question: str) -> str:
    """Return what a student has written into the file of a question; nothing, where it is as it was handed out."""
    if len(content) > MAX_ESSAY:
        raise source.SourceError(f"it is larger than {MAX_ESSAY >> 10} KiB, far more than is asked for. Shorten it")
    given = {" ".join(line.split()) for line in question.splitlines()} - {""}
    lines = (line.rstrip() for line in _decoded(content).splitlines())
    return "\n".join(line for line in lines if " ".join(line.split()) not in given).strip()


def _is_untouched(slug: str, text: str) -> bool:
    return not text.strip() or source.is_same_code(text, skeleton.text(slug))


def _answered(whole: str, slugs: Iterable[str]) -> tuple[Sequence[str], str]:
    """Return which exercises a source answers, and what is wrong with it where nobody can tell."""
    try:
        return [slug for slug in slugs if source.answers(whole, skeleton.text(slug))], ""
    except source.SourceError as error:
        return (), str(error)


def _decoded(content: bytes, most: int = source.MAX_SOURCE) -> str:
    if len(content) > most:
        raise source.SourceError(f"it is larger than {most >> 10} KiB")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise source.SourceError(f"it is not UTF-8 text (byte {error.start})") from None


def _artefacts(files: Mapping[str, bytes]) -> tuple[dict[str, bytes], dict[str, str]]:
    """Return the artefacts by slug, and for each that is too large what is wrong with it."""
    found = {PurePosixPath(file).stem: content for file, content in files.items() if file.endswith(house.ARTEFACT)}
    artefacts = {slug: content for slug, content in found.items() if len(content) <= MAX_ARTEFACT}
    says = f"{{}}{house.ARTEFACT} cannot be read: it is larger than {MAX_ARTEFACT >> 20} MiB."
    return artefacts, {slug: says.format(slug) for slug in found.keys() - artefacts.keys()}


def _top_level(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Strip folders that hold everything, then keep the files on top and in `exercises/`, which wins."""
    split = {PurePosixPath(name).parts: content for name, content in files.items()}
    for _ in range(MAX_DEPTH):
        tops = {parts[0] for parts in split}
        if len(tops) != 1 or any(len(parts) == 1 for parts in split) or tops == {"exercises"}:
            break
        split = {parts[1:]: content for parts, content in split.items()}
    above = {parts[0]: content for parts, content in split.items() if len(parts) == 1}
    inside = {parts[1]: content for parts, content in split.items() if len(parts) == 2 and parts[0] == "exercises"}
    return dict(sorted((above | inside).items()))


def _is_wanted(parts: Sequence[str], own: Set[str]) -> bool:
    if any(part.startswith(".") or part in _IGNORED for part in parts):
        return False
    return parts[-1] in own or PurePosixPath(parts[-1]).suffix in (".py", ".ipynb")


def _read_folder(folder: Path, own: Set[str]) -> tuple[dict[str, bytes], list[str]]:
    files: dict[str, bytes] = {}
    notes: list[str] = []
    seen = 0

    def refuse(error: OSError) -> None:  # os.walk passes over what it cannot list: work would be lost in silence
        place = Path(error.filename).relative_to(folder.parent)
        raise SubmissionError(f"{place} cannot be read: {error.strerror}.")

    for base, folders, names in os.walk(folder, onerror=refuse):
        inside = Path(base).relative_to(folder)
        if len(inside.parts) >= MAX_DEPTH:
            folders.clear()
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in _IGNORED)
        for name in sorted(names):
            seen += 1
            if seen > MAX_MEMBERS:
                raise SubmissionError(f"{folder.name} holds more than {MAX_MEMBERS} files.")
            parts = (*inside.parts, name)
            if not _is_wanted(parts, own):
                continue
            path = folder.joinpath(*parts)
            try:
                is_plain = stat.S_ISREG(path.lstat().st_mode)
            except FileNotFoundError:  # an editor's, which was there a moment ago
                continue
            if not is_plain:
                notes.append(f"{'/'.join(parts)} is a link or no plain file: it was not read.")
                continue
            files["/".join(parts)] = _read_file(path)
            _check_total(folder.name, map(len, files.values()))
    return files, notes


def _read_several(paths: Mapping[str, Path], own: Set[str]) -> tuple[dict[str, bytes], list[str]]:
    """Read files and folders that belong together; one that cannot be read spoils no other."""
    files: dict[str, bytes] = {}
    notes: list[str] = []
    for name, path in paths.items():
        try:
            found, more = _read_one(name, path, own)
        except SubmissionError as error:
            if len(paths) == 1:
                raise
            found, more = {}, [str(error)]
        files |= found
        notes += more
        _check_total("The hand-in", map(len, files.values()))
    return files, notes


def _read_one(name: str, path: Path, own: Set[str]) -> tuple[dict[str, bytes], list[str]]:
    if path.is_symlink():
        raise SubmissionError(f"{name} is a link, not a file or folder of its own.")
    if path.is_dir():
        found, notes = _read_folder(path, own)
        return {f"{name}/{inside}": content for inside, content in found.items()}, notes
    if name.endswith(".zip"):
        found, notes = _read_zip(path, own)
        return _top_level(found), notes
    if _is_wanted((name,), own):
        return {name: _read_file(path)}, []
    return {}, [f"{name} was not read: it is no .py, .ipynb or .zip file."]


def _read_zip(path: Path, own: Set[str]) -> tuple[dict[str, bytes], list[str]]:
    files: dict[str, bytes] = {}
    try:
        if path.stat().st_size > MAX_ARCHIVE:
            raise SubmissionError(f"{path.name} is larger than {MAX_ARCHIVE >> 20} MiB. Hand in your code alone.")
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
            if len(members) > MAX_MEMBERS:
                raise SubmissionError(f"{path.name} holds more than {MAX_MEMBERS} files.")
            wanted: dict[str, zipfile.ZipInfo] = {}
            for member in members:
                parts = checked_parts(path.name, member)
                if not member.is_dir() and _is_wanted(parts, own):
                    file = "/".join(parts)
                    if file in wanted:  # each would be unpacked, and the last one win
                        raise SubmissionError(f"{path.name} holds {file} twice.")
                    wanted[file] = member
                    _check_size(member.filename, member.file_size)
            _check_total(path.name, (member.file_size for member in wanted.values()))
            for file, member in wanted.items():
                files[file] = read_member(archive, member, member.file_size)
    except SubmissionError:
        raise
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, ValueError, EOFError) as error:
        raise SubmissionError(f"{path.name} is no zip file that can be read: {error}.") from None
    except Exception as error:  # zlib.error, lzma.LZMAError and their like
        raise SubmissionError(f"{path.name} is damaged: {error}.") from None
    return files, []


def read_member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, most: int) -> bytes:
    """Return what a member of a zip file holds, but no more than so many bytes, whatever it says of its size.

    Raises:
        SubmissionError: It is packed by a method that unpacks without a bound.
    """
    if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        says = "is packed by a method that is not read here. Pack it as an ordinary zip (deflate)."
        raise SubmissionError(f"{_short(member.filename)} {says}")
    with archive.open(member) as content:
        return content.read(most)


def checked_parts(archive: str, member: zipfile.ZipInfo) -> tuple[str, ...]:
    """Return the path of a member within a zip file, whose parts Windows may have put backslashes between.

    Raises:
        SubmissionError: It points outside, or is a link.
    """
    name = member.filename.replace("\\", "/")
    parts = PurePosixPath(name).parts
    if not parts or ".." in parts or name.startswith("/") or ":" in parts[0]:
        raise SubmissionError(f"{archive} is refused: its member {_short(name)} points outside of the archive.")
    if stat.S_ISLNK(member.external_attr >> 16):
        raise SubmissionError(f"{archive} is refused: its member {_short(name)} is a link.")
    return parts


def _short(name: str) -> str:
    return repr(name if len(name) <= 80 else name[:80] + "...")


def _read_file(path: Path) -> bytes:
    try:
        descriptor = os.open(path, _NEITHER_FOLLOW_NOR_WAIT)
        with os.fdopen(descriptor, "rb") as file:
            content = file.read(MAX_FILE + 1)
    except OSError as error:
        raise SubmissionError(f"{path.name} cannot be read: {error.strerror}.") from None
    _check_size(path.name, len(content))
    return content


def _check_size(name: str, size: int) -> None:
    if size > MAX_FILE:
        raise SubmissionError(f"{name} is larger than {MAX_FILE >> 20} MiB.")


def _check_total(name: str, sizes: Iterable[int]) -> None:
    if sum(sizes) > MAX_TOTAL:
        raise SubmissionError(f"{name} holds more than {MAX_TOTAL >> 20} MiB.")
