"""What can go wrong in a guest: the submission's faults, and, apart from them, our own."""

import signal
import sys
import sysconfig
from pathlib import Path
from typing import Any, Self


class SandboxError(Exception):
    """The sandbox itself failed. This is never the submission's fault and never a grade."""


# What exceeding a limit raises, by its type and a part of its text, and what to tell its author; then other errors.
_LIMITS = (
    ("MemoryError", "", "It asked for more memory than an exercise may use."),
    ("ResourceExhaustedError", "", "It asked for more memory than an exercise may use."),
    ("InternalError", "allocate", "It asked for more memory than an exercise may use."),
    ("OSError", "[Errno 27]", "It wrote a file that is larger than an exercise may write."),
    ("OSError", "[Errno 28]", "It wrote more to the disk than an exercise may write."),
    ("OSError", "[Errno 24]", "It opened more files at a time than an exercise may open."),
    ("BlockingIOError", "[Errno 11]", "An exercise may start no processes, and only so many threads."),
    ("RuntimeError", "can't start new thread", "An exercise may start only so many threads."),
)
_ADVICE = (
    *_LIMITS,
    ("PermissionError", "", "An exercise may read Python's libraries and use /tmp, and nothing else of the system."),
    ("RecursionError", "", "Does it call itself without an end?"),
)


class Fault(Exception):
    """The submission did not give an answer; the text says why, to the person who wrote it."""


class Raised(Fault):
    """The submission raised an exception.

    Attributes:
        not_implemented: Whether it was a NotImplementedError: the TODO is still there.
        over_limit: Whether it was what exceeding a limit raises.
        traceback: For the instructor.
    """

    def __init__(self, text: str, *, not_implemented: bool, over_limit: bool, traceback: str) -> None:
        super().__init__(text)
        self.not_implemented = not_implemented
        self.over_limit = over_limit
        self.traceback = traceback

    @classmethod
    def described(cls, raised: dict[str, Any]) -> Self:
        """Make the fault from a guest's description, of which nothing is believed but that it is text."""

        def text(key: str) -> str:
            return str(raised.get(key, ""))

        kind, message = text("type"), without_places(text("message"))
        summary = f"{kind}: {message}" if message else kind
        if text("file"):
            summary += f"\n  {without_places(text('file'))}, line {text('line')}: {text('code').strip()}"
        known = next((each for each in _ADVICE if kind.endswith(each[0]) and each[1] in message), None)
        if known:
            summary += f"\n{known[2]}"
        return cls(
            f"Your code raised {summary}",
            not_implemented=raised.get("not_implemented") is True,
            over_limit=known in _LIMITS,
            traceback=text("traceback"),
        )


class Undefined(Fault):
    """The submission does not define a name that the exercise asks for."""

    def __init__(self, name: str) -> None:
        super().__init__(f"Your code does not define `{name}`. Keep the name that the exercise gives it.")


class Unreadable(Fault):
    """The submission returned something that is no tensor, number, list or dict of these."""

    def __init__(self, what: str) -> None:
        super().__init__(f"Your code returned {what}; a tensor or numbers were expected.")


class TimedOut(Fault):
    """The submission took too long.

    Attributes:
        idle: Whether it hardly used the processor meanwhile: it waited for something instead of computing.
    """

    def __init__(self, seconds: float, *, idle: bool) -> None:
        if idle:
            text = f"Your code had not answered after {seconds:.3g} s, and was not computing: what does it wait for?"
        else:
            text = f"Your code was still running after {seconds:.3g} s: is there an endless loop?"
        super().__init__(text)
        self.idle = idle


class TimeUsedUp(TimedOut):
    """The submission has taken too long so often, or so much time in all, that it is asked no more."""

    def __init__(self) -> None:
        super().__init__(0.0, idle=False)
        self.args = ("Your code was not asked again: it has used up the time for this exercise in the tests before.",)


class Died(Fault):
    """The submission's process ended before it answered."""

    def __init__(self, exit_code: int) -> None:
        if exit_code == -signal.SIGXCPU:
            how, advice = "used up its processor time", "Is there an endless loop?"
        elif exit_code < 0:
            how = f"was ended by the system ({_signal_name(-exit_code)})"
            advice = "Too much memory or recursion, or an error inside a library, can cause that."
        else:
            how = f"ended its own process (exit code {exit_code})"
            advice = "Return a value instead of exiting."
        super().__init__(f"Your code {how} before it answered. {advice}")


def without_places(text: str) -> str:
    """Return text without the folders of this machine that Python and the grader lie in."""
    places = {str(Path(__file__).parents[2]), *map(sysconfig.get_path, ("purelib", "platlib", "stdlib"))}
    places |= {sys.prefix, sys.base_prefix} - {"/usr", "/usr/local", "/"}
    for place in sorted(places, key=len, reverse=True):
        text = text.replace(place, "...")
    return text


def _signal_name(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:
        return f"signal {number}"
