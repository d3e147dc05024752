"""What can go wrong in a guest: the submission's faults, and, apart from them, our own."""

import signal
from typing import Any, Self


class SandboxError(Exception):
    """The sandbox itself failed. This is never the submission's fault and never a grade."""


class Fault(Exception):
    """The submission did not give an answer; the text says why, to the person who wrote it."""


class Raised(Fault):
    """The submission raised an exception.

    Attributes:
        not_implemented: Whether it was a NotImplementedError: the TODO is still there.
        traceback: For the instructor.
    """

    def __init__(self, text: str, *, not_implemented: bool, traceback: str) -> None:
        super().__init__(text)
        self.not_implemented = not_implemented
        self.traceback = traceback

    @classmethod
    def described(cls, raised: dict[str, Any]) -> Self:
        """Make the fault from a guest's description, of which nothing is believed but that it is text."""

        def text(key: str) -> str:
            return str(raised.get(key, ""))

        summary = f"{text('type')}: {text('message')}" if text("message") else text("type")
        if text("file"):
            summary += f"\n  {text('file')}, line {text('line')}: {text('code').strip()}"
        return cls(
            f"Your code raised {summary}",
            not_implemented=raised.get("not_implemented") is True,
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
        super().__init__(f"Your code did not finish in time ({seconds:.0f} s). Is there a loop that never ends?")
        self.idle = idle


class Died(Fault):
    """The submission's process ended before it answered."""

    def __init__(self, exit_code: int) -> None:
        if exit_code < 0:
            how = f"was ended by the system ({_signal_name(-exit_code)})"
            advice = "Too much memory or recursion, or an error inside a library, can cause that."
        else:
            how = f"ended its own process (exit code {exit_code})"
            advice = "Return a value instead of exiting."
        super().__init__(f"Your code {how} before it answered. {advice}")


def _signal_name(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:
        return f"signal {number}"
