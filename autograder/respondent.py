"""A submission, or the reference, as a hidden test sees it: ask, and it answers from its own guest."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from autograder import house
from autograder.sandbox.client import Sandbox
from autograder.sandbox.faults import Fault, SandboxError, TimedOut
from autograder.sandbox.remote import Guest
from autograder.sandbox.wire import encode
from autograder.submission import Submission

LIMITS_PER_EXERCISE = 3  # an exercise may use up its time limit that many times, then the rest has timed out


class NotAttempted(Fault):
    """The submission has no answer for an exercise, or lacks a part of it."""

    def __init__(self, missing: str = "") -> None:
        super().__init__(f"Not attempted yet: {missing} is missing." if missing else "Not attempted yet.")


@dataclass(frozen=True)
class Asked:
    """A question that a test asked, and the answer; `operation` is "call" or "run"."""

    operation: str
    name: str
    arguments: tuple[Any, ...]
    seed: int
    answer: Any = None


class Sandboxes:
    """The sandboxes of one worker: a warm one, and a cold one from the first time that it is needed.

    Args:
        address: The shared zygote to use for the warm one; by default it has one of its own.
    """

    def __init__(self, address: str | None = None) -> None:
        self.warm = Sandbox(warm=True, address=address)
        self._cold: Sandbox | None = None

    @property
    def cold(self) -> Sandbox:
        """The sandbox whose guests start TensorFlow themselves."""
        if self._cold is None:
            self._cold = Sandbox(warm=False)
        return self._cold

    def close(self) -> None:
        """End both."""
        self.warm.close()
        if self._cold is not None:
            self._cold.close()


class Respondent:
    """One exercise of one submission. A public function of the exercise can be called as a method.

    Args:
        sandboxes: Where guests come from.
        submission: What was handed in.
        slug: The exercise.
        seconds: CPU seconds that a question may take.
    """

    def __init__(self, sandboxes: Sandboxes, submission: Submission, slug: str, seconds: float) -> None:
        self._sandboxes = sandboxes
        self._submission = submission.part(slug)
        self._slug = slug
        self._seconds = seconds
        self._left = seconds * LIMITS_PER_EXERCISE
        self._guest: Guest | None = None
        self._unloadable: Fault | None = None
        self._is_cold = False
        self._seed_text = ""
        self._questions = 0
        self.cpu_seconds = 0.0
        self.printed = ""
        self.answered: list[Asked] = []  # in the test under way

    def begin(self, seed_text: str) -> None:
        """Start a test: what it asks is seeded by this text and by how much it has asked before."""
        self._seed_text = seed_text
        self._questions = 0
        self.answered = []

    def __getattr__(self, name: str) -> Callable[..., Any]:
        if name.startswith("_"):
            raise AttributeError(name)
        return lambda *arguments: self._ask("call", name, arguments)

    def run(self, probe: str, *arguments: Any) -> Any:
        """Run a function of the exercise's probes beside the submission, and return its arrays.

        Raises:
            Fault: The submission raised, timed out, died, or returned what is no plain data.
        """
        return self._ask("run", probe, arguments)

    @property
    def artefact(self) -> np.ndarray[Any, np.dtype[np.uint8]]:
        """The file that was handed in beside the module, as bytes (size,): for a probe, which alone may open it.

        Raises:
            Fault: There is none, or it cannot be read.
        """
        self._require_attempt()
        if self._slug not in self._submission.artefacts:
            raise NotAttempted(self._slug + house.ARTEFACT)
        return np.frombuffer(self._submission.artefacts[self._slug], np.uint8)

    def mentions(self, part: str) -> bool:
        """Whether the submitted code uses a name that contains `part`; read from the source, not run."""
        return self._submission.mentions(self._slug, part)

    def end(self) -> None:
        """Close the guest and keep count of what it used."""
        if self._guest is not None:
            self._guest.close()
            self.cpu_seconds += self._guest.cpu_seconds
            self.printed += self._guest.printed
            self._guest = None

    def _ask(self, operation: str, name: str, arguments: tuple[Any, ...]) -> Any:
        self._require_attempt()
        seed = self._next_seed()
        answer = self._ask_patiently(operation, name, arguments, seed)
        self.answered.append(Asked(operation, name, arguments, seed, answer))
        return answer

    def _require_attempt(self) -> None:
        if self._slug in self._submission.problems:
            raise Fault(self._submission.problems[self._slug])
        if self._slug not in self._submission.attempted:
            raise NotAttempted

    def _ask_patiently(self, operation: str, name: str, arguments: tuple[Any, ...], seed: int) -> Any:
        try:
            return self._ask_once(operation, name, arguments, seed)
        except TimedOut as late:
            # A call that waits for TensorFlow's threads never returns in a warm guest: that is our doing.
            if self._is_cold or not late.idle:
                raise
            self._is_cold = True
            self._unloadable = None
            self._left = max(self._left, self._seconds)
            return self._ask_once(operation, name, arguments, seed)

    def _ask_once(self, operation: str, name: str, arguments: tuple[Any, ...], seed: int) -> Any:
        if self._unloadable is not None:
            raise self._unloadable
        seconds = min(self._seconds, self._left)
        if seconds <= 0:
            raise TimedOut(self._seconds, idle=False)
        try:
            guest = self._loaded_guest(seconds)
            return getattr(guest, operation)(name, *arguments, seed=seed, seconds=seconds)
        except TimedOut:
            self._left -= seconds
            raise
        finally:
            if self._guest is not None and not self._guest.alive:
                self.end()

    def _loaded_guest(self, seconds: float) -> Guest:
        if self._guest is None:
            sandbox = self._sandboxes.cold if self._is_cold else self._sandboxes.warm
            sources = dict(self._submission.sources)
            try:
                self._guest = sandbox.guest(self._slug, sources, house.probes(self._slug), seconds)
            except Fault as fault:
                self._unloadable = fault
                raise
        return self._guest

    def _next_seed(self) -> int:
        self._questions += 1
        digest = hashlib.sha256(f"{self._seed_text}:{self._questions}".encode()).digest()
        return int.from_bytes(digest[:4]) >> 1


class Remembered(Respondent):
    """A solution of our own, right or wrong on purpose, whose answers are remembered.

    Args:
        sandboxes: Where guests come from.
        solution: The module's source.
        slug: The exercise.
        seconds: CPU seconds that a question may take.
        memory: The answers and faults so far, to be kept for a batch.
    """

    def __init__(
        self, sandboxes: Sandboxes, solution: str, slug: str, seconds: float, memory: dict[bytes, Any]
    ) -> None:
        super().__init__(sandboxes, Submission("ours", {slug: solution}, frozenset([slug])), slug, seconds)
        self._memory = memory

    def replay(self, asked: Asked) -> Any:
        """Answer a question that was asked before, of another respondent.

        Raises:
            Fault: This solution gives no answer to it.
        """
        return self._ask_once(asked.operation, asked.name, asked.arguments, asked.seed)

    def _ask_once(self, operation: str, name: str, arguments: tuple[Any, ...], seed: int) -> Any:
        key = self._key(operation, name, arguments, seed)
        if key not in self._memory:
            try:
                self._memory[key] = super()._ask_once(operation, name, arguments, seed)
            except Fault as fault:
                self._memory[key] = fault
        answer = self._memory[key]
        if isinstance(answer, Fault):
            raise answer
        return answer

    def _key(self, operation: str, name: str, arguments: tuple[Any, ...], seed: int) -> bytes:
        return hashlib.sha256(encode([self._slug, operation, name, list(arguments), seed])).digest()


class Reference(Remembered):
    """The reference solution: just another submission, but its faults are ours, and not remembered."""

    def _ask_once(self, operation: str, name: str, arguments: tuple[Any, ...], seed: int) -> Any:
        try:
            return super()._ask_once(operation, name, arguments, seed)
        except Fault as fault:
            del self._memory[self._key(operation, name, arguments, seed)]
            raise SandboxError(f"The reference solution of {self._slug} failed: {fault}") from fault
