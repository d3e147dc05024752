"""How well a guest is confined here, in one letter, and what that letter rests on."""

import json
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass

from autograder.sandbox import jail

MEANINGS = {
    "A": "own file system, processes and network for each guest, Landlock, seccomp",
    "B": "own file system or own user for each guest, seccomp",
    "C": "Landlock and seccomp; all guests share one user, so one submission at a time",
    "X": "separate processes with limits only: submitted code could read the hidden tests",
}


@dataclass(frozen=True)
class Tier:
    """A tier's letter, and for each protection an empty text or what stands in its way."""

    letter: str
    problems: Mapping[str, str]

    @property
    def meaning(self) -> str:
        """What the letter stands for, in a sentence."""
        return MEANINGS[self.letter]

    @property
    def hides_tests(self) -> bool:
        """Whether submitted code is kept from the hidden tests."""
        return self.letter != "X"

    def refusal(self, accepted: str | None) -> str:
        """Return why hidden tests are not graded here, unless they may be, or this tier is `accepted` by its letter."""
        if self.hides_tests or accepted == self.letter:
            return ""
        return (
            f"This system gives tier {self.letter}: {self.meaning}. `vaegan doctor` says what is missing; "
            f"--accept-tier {self.letter} grades all the same."
        )


def assess(problems: Mapping[str, str]) -> Tier:
    """Return the tier that follows from which protections held when they were tried."""
    holds = {name: problems.get(name) == "" for name in ("namespaces", "own_user", "landlock", "seccomp")}
    if not holds["seccomp"]:
        letter = "X"
    elif holds["namespaces"] and holds["landlock"]:
        letter = "A"
    elif holds["namespaces"] or (holds["own_user"] and holds["landlock"]):
        letter = "B"
    elif holds["landlock"]:
        letter = "C"
    else:
        letter = "X"
    return Tier(letter, {**problems, "bubblewrap": jail.bubblewrap_works()})


def assess_here() -> Tier:
    """Try every protection in a process of its own, as the sandbox will, without loading Keras.

    Raises:
        SandboxError: There is no sandbox on this system.
    """
    jail.require_linux()
    settings = json.dumps({"visible": jail.visible_folders(), "hidden": jail.hidden_folders()})
    with jail.start("autograder.sandbox.attempts", settings, stdout=subprocess.PIPE) as process:
        answer, _ = process.communicate()
    try:
        return assess(json.loads(answer))
    except ValueError:
        return assess(dict.fromkeys(("namespaces", "own_user", "landlock", "seccomp"), "trying it failed"))


def hide_memory() -> None:
    """Keep processes of the same user from reading this one's memory, environment and descriptors."""
    if sys.platform == "linux":
        from autograder.sandbox.libc import PR_SET_DUMPABLE, prctl

        with suppress(OSError):
            prctl(PR_SET_DUMPABLE, 0)
