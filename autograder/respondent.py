"""A submission, or the reference, as a hidden test sees it: ask, and it answers from its own guest."""

import hashlib
import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from autograder import chance, house
from autograder.lesson import Exercise
from autograder.sandbox import limits
from autograder.sandbox.client import Sandbox
from autograder.sandbox.faults import Fault, SandboxError, TimedOut, TimeUsedUp
from autograder.sandbox.remote import Guest
from autograder.sandbox.wire import encode
from autograder.skeleton import solution_text
from autograder.submission import Submission

# In time limits of the exercise: what questions that time out may cost together, what a question may take once another
# has timed out, and what all questions may cost together. No right answer comes near any of them.
ALL_TIME_OUTS, AFTER_A_TIME_OUT, WHOLE_EXERCISE = 1.5, 0.25, 6.0


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
    """The sandboxes of one worker: the usual one, and a cold one from the first time that it is needed.

    Args:
        address: The shared zygote to use; by default the usual sandbox has one of its own.
        warm: Whether the usual one is warm, which pays where it is asked for more than a few guests; see `Sandbox`.
    """

    def __init__(self, address: str | None = None, warm: bool = True) -> None:
        self.usual = Sandbox(warm, address)
        self._cold: Sandbox | None = None

    @property
    def cold(self) -> Sandbox:
        """The sandbox whose guests start TensorFlow themselves."""
        if not self.usual.warm:
            return self.usual
        if self._cold is None:
            self._cold = Sandbox(warm=False)
        return self._cold

    def close(self) -> None:
        """End them."""
        self.usual.close()
        if self._cold is not None:
            self._cold.close()


class Respondent:
    """One exercise of one submission. A public function of the exercise can be called as a method.

    Args:
        sandboxes: Where guests come from.
        submission: What was handed in.
        exercise: Which part of it, and what it may use.
    """

    def __init__(self, sandboxes: Sandboxes, submission: Submission, exercise: Exercise) -> None:
        self._limits = exercise.limits
        self._sandboxes = sandboxes
        self._submission = submission.part(exercise.slug)
        self._slug = exercise.slug
        self._seconds = exercise.time_limit
        self._left = self._seconds * ALL_TIME_OUTS
        self._guest: Guest | None = None
        self._unloadable: Fault | None = None
        self._is_cold = not sandboxes.usual.warm
        self._seed_text = ""
        self._questions = 0
        self.cpu_seconds = 0.0
        self.printed = ""
        self.answered: list[Asked] = []  # in the test under way
        self.unanswered: Asked | None = None  # its last question, where that led to a fault

    def begin(self, seed_text: str) -> None:
        """Start a test: what it asks is seeded by this text and by how much it has asked before."""
        self._seed_text = seed_text
        self._questions = 0
        self.answered = []
        self.unanswered = None

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
        self.unanswered = Asked(operation, name, arguments, seed)
        answer = self._ask_patiently(operation, name, arguments, seed)
        self.unanswered = None
        self.answered.append(Asked(operation, name, arguments, seed, answer))
        return answer

    def _require_attempt(self) -> None:
        if self._slug in self._submission.problems:
            raise Fault(self._submission.problems[self._slug])
        if self._slug not in self._submission.attempted:
            raise NotAttempted

    def _ask_patiently(self, operation: str, name: str, arguments: tuple[Any, ...], seed: int) -> Any:
        left = self._left
        try:
            return self._ask_once(operation, name, arguments, seed)
        except TimedOut as late:
            # A call that waits for TensorFlow's threads never returns in a warm guest: that is our doing.
            if self._is_cold or not late.idle:
                raise
            self._is_cold = True
            self._unloadable = None
            self._left = left
            return self._ask_once(operation, name, arguments, seed)

    def _ask_once(self, operation: str, name: str, arguments: tuple[Any, ...], seed: int) -> Any:
        if self._unloadable is not None:
            raise self._unloadable
        seconds = self._allowance()
        try:
            guest = self._loaded_guest(seconds)
            return getattr(guest, operation)(name, *arguments, seed=seed, seconds=seconds)
        except TimedOut:
            is_rest = seconds < self._usual  # of the exercise's time: too little to call the code endless
            self._left -= seconds
            if is_rest:
                raise TimeUsedUp from None
            raise
        finally:
            if self._guest is not None and not self._guest.alive:
                self.end()

    def _allowance(self) -> float:
        """Return the CPU seconds that the next question may take.

        Raises:
            TimeUsedUp: There are none left.
        """
        used = self.cpu_seconds + (self._guest.clocks().cpu if self._guest is not None else 0.0)
        left = min(self._left, WHOLE_EXERCISE * self._seconds - used)
        if left <= 0:
            raise TimeUsedUp
        return min(left, self._usual)

    @property
    def _usual(self) -> float:
        """The CPU seconds that a question may take, less once one has timed out."""
        has_timed_out = self._left < ALL_TIME_OUTS * self._seconds
        return self._seconds * (AFTER_A_TIME_OUT if has_timed_out else 1.0)

    def _loaded_guest(self, seconds: float) -> Guest:
        if self._guest is None:
            sandbox = self._sandboxes.cold if self._is_cold else self._sandboxes.usual
            sources = dict(self._submission.sources)
            try:
                probes = house.probes(self._slug)
                self._guest = sandbox.guest(self._slug, sources, probes, seconds, self._confined_to())
            except Fault as fault:
                self._unloadable = fault
                raise
        return self._guest

    def _confined_to(self) -> limits.Limits:
        """Return the limits as the sandbox wants them."""
        return limits.Limits(
            memory=self._limits.memory * limits.MIB,
            files=self._limits.files * limits.MIB,
            output=self._limits.output * 1024,
            threads=self._limits.threads,
            cpu_seconds=math.ceil(2 * WHOLE_EXERCISE * self._seconds),
        )

    def _next_seed(self) -> int:
        self._questions += 1
        return chance.of_question(self._seed_text, self._questions)


class Remembered(Respondent):
    """A solution of our own, right or wrong on purpose, whose answers are remembered.

    Args:
        sandboxes: Where guests come from.
        exercise: What it solves.
        solution: The module's source.
        memory: The answers and faults so far, to be kept for a batch.
    """

    def __init__(self, sandboxes: Sandboxes, exercise: Exercise, solution: str, memory: dict[bytes, Any]) -> None:
        ours = Submission("ours", {exercise.slug: solution}, frozenset([exercise.slug]))
        super().__init__(sandboxes, ours, exercise)
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
    """The reference solution: just another submission, but its faults are ours, and not remembered.

    Raises:
        LessonError: There is no solution.
    """

    def __init__(self, sandboxes: Sandboxes, exercise: Exercise, memory: dict[bytes, Any]) -> None:
        super().__init__(sandboxes, exercise, solution_text(exercise.slug), memory)

    def _ask_once(self, operation: str, name: str, arguments: tuple[Any, ...], seed: int) -> Any:
        try:
            return super()._ask_once(operation, name, arguments, seed)
        except Fault as fault:
            del self._memory[self._key(operation, name, arguments, seed)]
            raise SandboxError(f"The reference solution of {self._slug} failed: {fault}") from fault
