"""Portraits for a class: taken by several sandboxes at once, and each kept in a file, so that none is taken twice."""

import base64
import hashlib
import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import SimpleQueue

from autograder import portrait
from autograder.files import make_folder, write_whole
from autograder.lesson import Exercise, Lesson
from autograder.reports.feedback import Picture
from autograder.respondent import Sandboxes
from autograder.sandbox.client import SharedZygote
from autograder.submission import Submission


class Studio:
    """Takes and draws the portraits of one submission after the other.

    Args:
        lesson: What there are portraits of.
        folder: Where pictures are kept; those of an earlier time are used again.
        count: How many portraits to take at once.

    Raises:
        OutputError: The folder cannot be made or written.
    """

    def __init__(self, lesson: Lesson, folder: Path, count: int) -> None:
        make_folder(folder)
        self._exercises = [exercise for exercise in lesson.exercise if portrait.exists(exercise.slug)]
        self._revisions = {exercise.slug: portrait.revision(exercise.slug) for exercise in self._exercises}
        self._folder = folder
        self._count = count
        self._zygote: SharedZygote | None = None
        self._free: SimpleQueue[Sandboxes] = SimpleQueue()
        self._threads = ThreadPoolExecutor(count)

    def pictures(self, submission: Submission) -> dict[str, Picture]:
        """Return a submission's pictures, by slug.

        Raises:
            SandboxError: The sandbox failed.
            OutputError: A picture cannot be kept.
        """
        asked = [exercise for exercise in self._exercises if exercise.slug in submission.attempted]
        known = {exercise.slug: self._known(submission, exercise.slug) for exercise in asked}
        missing = [exercise for exercise in asked if known[exercise.slug] is None]
        if missing:
            self._start()
        portraits = self._threads.map(lambda exercise: self._take(submission, exercise), missing)
        for exercise, taken in zip(missing, portraits, strict=True):
            if taken is not None:
                picture = Picture(taken.caption, portrait.draw(taken) if taken.own else b"", taken.says)
                self._keep(submission, exercise.slug, picture)
                known[exercise.slug] = picture
        return {slug: picture for slug, picture in known.items() if picture is not None}

    def close(self) -> None:
        """End the sandboxes."""
        self._threads.shutdown()
        while not self._free.empty():
            self._free.get().close()
        if self._zygote is not None:
            self._zygote.close()

    def _start(self) -> None:
        if self._zygote is None:
            self._zygote = SharedZygote()
            for _ in range(self._count):
                self._free.put(Sandboxes(self._zygote.address))

    def _take(self, submission: Submission, exercise: Exercise) -> portrait.Portrait | None:
        sandboxes = self._free.get()
        try:
            return portrait.take(submission, exercise, sandboxes)
        finally:
            self._free.put(sandboxes)

    def _file(self, submission: Submission, slug: str) -> Path:
        depends_on = f"{submission.part(slug).digest}\0{self._revisions[slug]}"
        return self._folder / f"{slug}-{hashlib.sha256(depends_on.encode()).hexdigest()[:32]}.json"

    def _known(self, submission: Submission, slug: str) -> Picture | None:
        try:
            kept = json.loads(self._file(submission, slug).read_text("utf-8"))
            return Picture(kept["caption"], base64.b64decode(kept["png"]), kept["says"])
        except (OSError, ValueError, KeyError, TypeError):  # not there, or damaged: it is taken anew
            return None

    def _keep(self, submission: Submission, slug: str, picture: Picture) -> None:
        kept = {"caption": picture.caption, "says": picture.says, "png": base64.b64encode(picture.png).decode()}
        write_whole(self._file(submission, slug), json.dumps(kept))
