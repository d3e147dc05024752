"""Every verdict so far, in one SQLite file: what is known is not graded again, and what has changed is told.

A result is known by what it depends on: the submitted modules, the tests (`fingerprint`), the seed, and whether hints
were sought. So an interrupted batch goes on where it stopped, a changed suite is asked for anew, and a module that
two students handed in is graded once.
"""

import json
import os
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import NamedTuple, Self

from pydantic import ValidationError

from autograder.result import Assessment, ItemResult, Override, SubmissionResult, Verdict

# Each makes the next version from the one before; PRAGMA user_version counts them. Never change one: add another.
MIGRATIONS = (
    """
    CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE result (
        slug TEXT NOT NULL, part TEXT NOT NULL, fingerprint TEXT NOT NULL, seed INTEGER NOT NULL,
        diagnosed INTEGER NOT NULL, item TEXT NOT NULL, PRIMARY KEY (slug, part, fingerprint, seed, diagnosed)
    ) WITHOUT ROWID;
    CREATE TABLE score (
        submission TEXT NOT NULL, slug TEXT NOT NULL, part TEXT NOT NULL, fingerprint TEXT NOT NULL,
        seed INTEGER NOT NULL, score REAL NOT NULL, lost TEXT NOT NULL, cpu_seconds REAL NOT NULL,
        PRIMARY KEY (submission, slug)
    ) WITHOUT ROWID;
    """,
    """
    CREATE TABLE hand_in (submission TEXT PRIMARY KEY, path TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE override (  -- the last one counts; without points it withdraws those before
        number INTEGER PRIMARY KEY, submission TEXT NOT NULL, slug TEXT NOT NULL, points REAL,
        reason TEXT NOT NULL, person TEXT NOT NULL, date TEXT NOT NULL
    );
    """,
    """
    CREATE TABLE assessment (  -- the last one counts; without points it withdraws those before
        number INTEGER PRIMARY KEY, submission TEXT NOT NULL, slug TEXT NOT NULL, digest TEXT NOT NULL,
        points TEXT,  -- JSON, by criterion
        comment TEXT NOT NULL, person TEXT NOT NULL, date TEXT NOT NULL
    );
    """,
)
FILE = "ledger.sqlite"  # what it is called in a folder of results
WAIT_SECONDS = 30.0
_OVERRIDES = """
    SELECT submission, slug, points, reason, person, date FROM override
    WHERE number IN (SELECT max(number) FROM override GROUP BY submission, slug) AND points IS NOT NULL
"""
_ASSESSMENTS = """
    SELECT submission, slug, digest, points, comment, person, date FROM assessment
    WHERE number IN (SELECT max(number) FROM assessment GROUP BY submission, slug) AND points IS NOT NULL
"""
_SELECT = "SELECT item FROM result WHERE slug = ? AND part = ? AND fingerprint = ? AND seed = ? AND diagnosed = ?"


class LedgerError(Exception):
    """The ledger cannot be used; the text says why, and what to do."""


class Key(NamedTuple):
    """What a result depends on.

    Attributes:
        part: The digest of the submitted modules that count; see `Submission.part`.
        fingerprint: The digest of the tests; see `fingerprint.of_exercise`.
        diagnosed: Whether hints were sought.
    """

    slug: str
    part: str
    fingerprint: str
    seed: int
    diagnosed: bool


class LastBatch(NamedTuple):
    """What was graded the last time, and what was given with it.

    Attributes:
        path: Where the submissions lay.
        slugs: What was graded.
        roster: The list of the class, if one was given.
        times: The times of hand-in, if they were given.
    """

    path: str
    slugs: Sequence[str]
    roster: str | None = None
    times: str | None = None


class Change(NamedTuple):
    """A score that is no longer what it was.

    Attributes:
        gained: Tests that are passed now, and were not.
        lost: Tests that were passed, and are not now.
        reasons: What has changed: the hand-in, the tests, the seed.
    """

    submission: str
    slug: str
    before: float
    after: float
    gained: tuple[str, ...]
    lost: tuple[str, ...]
    reasons: tuple[str, ...]


class Ledger:
    """The results so far.

    Args:
        path: The file; by default nothing outlives the process.

    Raises:
        LedgerError: The file is no ledger, comes from a later version, or cannot be written.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._path = path
        with self._told(), ExitStack() as stack:
            self._data = sqlite3.connect(path or ":memory:", timeout=WAIT_SECONDS, isolation_level=None)
            stack.callback(self._data.close)
            self._data.execute("PRAGMA journal_mode = WAL")
            self._data.execute("PRAGMA synchronous = NORMAL")
            self._migrate()
            stack.pop_all()

    def get(self, key: Key) -> ItemResult | None:
        """Return a result, if it is known; a damaged one is not, and will be found anew."""
        with self._told():
            row = self._data.execute(_SELECT, key).fetchone()
        try:
            return ItemResult.model_validate_json(row[0]) if row else None
        except ValidationError:
            return None

    def put(self, results: Sequence[tuple[Key, ItemResult]]) -> None:
        """Keep results, all or none of them."""
        rows = [(*key, item.model_dump_json()) for key, item in results]
        if not rows:
            return
        with self._told(), self._transaction():
            self._data.executemany("INSERT OR REPLACE INTO result VALUES (?, ?, ?, ?, ?, ?)", rows)

    def record(self, result: SubmissionResult, keys: Sequence[Key]) -> list[Change]:
        """Keep a submission's scores as the last ones, and return what they change."""
        by_slug = {key.slug: key for key in keys}
        items = [item for item in result.items if item.slug in by_slug and not item.needs_attention]
        with self._told(), self._transaction():
            query = "SELECT slug, part, fingerprint, seed, score, lost FROM score WHERE submission = ?"
            before = {slug: rest for slug, *rest in self._data.execute(query, [result.submission])}
            rows = [_score_row(result.submission, item, by_slug[item.slug]) for item in items]
            self._data.executemany("INSERT OR REPLACE INTO score VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)
        compared = [(item, before[item.slug]) for item in items if item.slug in before]
        return [
            _change(result.submission, item, by_slug[item.slug], old)
            for item, old in compared
            if old[3] != item.score or old[4] != _lost(item)
        ]

    def remember(self, batch: LastBatch, paths: Mapping[str, Path]) -> None:
        """Keep what is being graded, and where each submission lies, by name."""
        rows = [(name, os.fsencode(place.resolve())) for name, place in paths.items()]  # a path need not be Unicode
        with self._told(), self._transaction():
            self._data.execute("INSERT OR REPLACE INTO setting VALUES ('batch', ?)", [json.dumps(batch)])
            self._data.executemany("INSERT OR REPLACE INTO hand_in VALUES (?, ?)", rows)

    def hand_ins(self) -> dict[str, Path]:
        """Return where each submission lay the last time."""
        with self._told():
            rows = self._data.execute("SELECT submission, path FROM hand_in")
            return {name: Path(os.fsdecode(path)) for name, path in rows}

    def scores(self, submission: str) -> dict[str, tuple[float, int]]:
        """Return the last score of each exercise of a submission, and the seed that it was graded with."""
        query = "SELECT slug, score, seed FROM score WHERE submission = ?"
        with self._told():
            return {slug: (score, seed) for slug, score, seed in self._data.execute(query, [submission])}

    def decide(self, submission: str, slug: str, points: float | None, reason: str, by: str, date: str) -> None:
        """Keep what a person has decided a score to be; None withdraws it. Every decision stays on record."""
        row = (submission, slug, points, reason, by, date)
        with self._told():
            self._data.execute("INSERT INTO override VALUES (NULL, ?, ?, ?, ?, ?, ?)", row)

    def overrides(self) -> dict[str, dict[str, Override]]:
        """Return what persons have decided, by submission and slug."""
        found: dict[str, dict[str, Override]] = {}
        with self._told():
            for submission, slug, points, reason, by, date in self._data.execute(_OVERRIDES):
                decided = Override(points=points, reason=reason, by=by, date=date)
                found.setdefault(submission, {})[slug] = decided
        return found

    def assess(self, submission: str, slug: str, found: Assessment) -> None:
        """Keep what a person has found an essay to be worth; no points withdraw it. Each stays on record."""
        points = json.dumps(dict(found.points)) if found.points else None
        row = (submission, slug, found.digest, points, found.comment, found.by, found.date)
        with self._told():
            self._data.execute("INSERT INTO assessment VALUES (NULL, ?, ?, ?, ?, ?, ?, ?)", row)

    def assessments(self) -> dict[str, dict[str, Assessment]]:
        """Return what persons have found essays to be worth, by submission and slug."""
        found: dict[str, dict[str, Assessment]] = {}
        with self._told():
            for submission, slug, digest, points, comment, by, date in self._data.execute(_ASSESSMENTS):
                each = Assessment(digest=digest, points=json.loads(points), comment=comment, by=by, date=date)
                found.setdefault(submission, {})[slug] = each
        return found

    def costs(self) -> dict[str, float]:
        """Return the CPU seconds that each submission took the last time."""
        with self._told():
            return dict(self._data.execute("SELECT submission, sum(cpu_seconds) FROM score GROUP BY submission"))

    @property
    def seed(self) -> int | None:
        """The seed of the batch, once it has one."""
        with self._told():
            row = self._data.execute("SELECT value FROM setting WHERE name = 'seed'").fetchone()
        return int(row[0]) if row else None

    @seed.setter
    def seed(self, seed: int) -> None:
        with self._told():
            self._data.execute("INSERT OR REPLACE INTO setting VALUES ('seed', ?)", [str(seed)])

    @property
    def batch(self) -> LastBatch:
        """What was graded the last time."""
        with self._told():
            row = self._data.execute("SELECT value FROM setting WHERE name = 'batch'").fetchone()
        return LastBatch(*json.loads(row[0])) if row else LastBatch("SUBMISSIONS", [])

    def close(self) -> None:
        """Close the file."""
        self._data.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _migrate(self) -> None:
        (version,) = self._data.execute("PRAGMA user_version").fetchone()
        if version > len(MIGRATIONS):
            raise LedgerError(f"{self._path} was written by a later version of vaegan. Update vaegan, or move it away.")
        for number, script in enumerate(MIGRATIONS[version:], start=version + 1):
            self._data.executescript(f"BEGIN IMMEDIATE; {script}; PRAGMA user_version = {number}; COMMIT;")

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._data.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._data.rollback()
            raise
        self._data.execute("COMMIT")

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.OperationalError as error:
            says = f"{self._path} cannot be used: {error}. What was graded before is safe in it."
            raise LedgerError(f"{says} Is the disk full, or another vaegan at work on it?") from None
        except sqlite3.DatabaseError as error:
            raise LedgerError(f"{self._path} is no ledger of vaegan ({error}). Move it away, and grade anew.") from None


def existing(folder: Path) -> Ledger:
    """Open the ledger of a folder of results.

    Raises:
        LedgerError: There is none, or it cannot be used.
    """
    if not (folder / FILE).exists():
        raise LedgerError(f"{folder} holds no results of an earlier batch: `vaegan grade` makes them.")
    return Ledger(folder / FILE)


def last_batch(folder: Path) -> LastBatch | None:
    """Return what was graded the last time into a folder of results, if there are any.

    Raises:
        LedgerError: The ledger cannot be used.
    """
    if not (folder / FILE).exists():
        return None
    with Ledger(folder / FILE) as kept:
        return kept.batch


def _lost(item: ItemResult) -> str:
    return " ".join(test.name for test in item.tests if test.verdict is not Verdict.PASSED)


def _score_row(submission: str, item: ItemResult, key: Key) -> tuple[str | float, ...]:
    known_by = (submission, item.slug, key.part, key.fingerprint, key.seed)
    return (*known_by, item.score, _lost(item), item.cpu_seconds)


def _change(submission: str, item: ItemResult, key: Key, before: Sequence[str | float]) -> Change:
    part, fingerprint, seed, score, lost = before
    then, now = set(str(lost).split()), set(_lost(item).split())
    says = (
        (part != key.part, "the hand-in has changed"),
        (fingerprint != key.fingerprint, "the tests have changed"),
        (seed != key.seed, "the seed is another"),
    )
    reasons = tuple(text for differs, text in says if differs) or ("the points have changed",)
    gained, gone = tuple(sorted(then - now)), tuple(sorted(now - then))
    return Change(submission, item.slug, float(score), item.score, gained, gone, reasons)
