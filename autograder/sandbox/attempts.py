"""Tries each protection for real, in a child of its own; `vaegan doctor` and the zygote believe nothing less.

Run as a program it prints what it found as JSON: for each protection an empty text where it holds, otherwise
what stands in its way.
"""

import json
import os
import socket
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from autograder.sandbox import landlock, namespaces, seccomp
from autograder.sandbox.confine import limit_resources
from autograder.sandbox.limits import MIB, Limits

NOT_ENFORCED = "the system accepts it but does not enforce it"


def try_all(visible: Sequence[str], hidden: Sequence[str]) -> dict[str, str]:
    """Try every protection of `confine.PROTECTIONS`.

    Args:
        visible: Folders that a guest may see.
        hidden: Folders that it must not see.

    Returns:
        For each protection an empty text where it holds, otherwise the reason why not.
    """
    return {
        "namespaces": _in_child(lambda: _namespaces(visible, hidden)),
        "own_user": _in_child(_own_user),
        "landlock": _in_child(lambda: _landlock(hidden)),
        "seccomp": _in_child(_seccomp),
        "limits": _in_child(_limits),
    }


def _in_child(attempt: Callable[[], str]) -> str:
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            problem = attempt()
        except BaseException as error:
            problem = str(error) or type(error).__name__
        os.write(writer, f"done {problem}".encode()[:500])
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader, "rb") as pipe:
        answer = pipe.read().decode(errors="replace")
    os.waitpid(child, 0)
    return answer.removeprefix("done ") if answer.startswith("done ") else "the attempt died"


def _namespaces(visible: Sequence[str], hidden: Sequence[str]) -> str:
    namespaces.unshare_all()
    return _in_child(lambda: _private_root(visible, hidden))


def _private_root(visible: Sequence[str], hidden: Sequence[str]) -> str:
    namespaces.enter_private_root(visible, MIB)
    if seen := [path for path in hidden if Path(path).exists()]:
        return f"hidden folders can be seen: {', '.join(seen)}"
    if missing := [path for path in visible if not Path(path).exists()]:
        return f"libraries cannot be seen: {', '.join(missing)}"
    return "" if os.getpid() == 1 else NOT_ENFORCED


def _own_user() -> str:
    if os.geteuid() != 0:
        return "only root can give each guest a user id of its own"
    namespaces.drop_root(slot=0)
    namespaces.drop_capabilities()
    return _must_fail(lambda: os.kill(os.getppid(), 0))


def _landlock(hidden: Sequence[str]) -> str:
    folders = [path for path in (*hidden, "/etc") if Path(path).is_dir()]
    landlock.restrict_files((), ())
    return _first_problem([partial(os.listdir, path) for path in folders])


def _seccomp() -> str:
    seccomp.restrict_system_calls()
    return _first_problem([socket.socket, os.fork, lambda: os.kill(os.getppid(), 0)])


def _limits() -> str:
    limit_resources(Limits(memory=64 * MIB, reserved=0))
    return _must_fail(lambda: bytearray(256 * MIB))


def _first_problem(actions: Sequence[Callable[[], object]]) -> str:
    return next((problem for action in actions if (problem := _must_fail(action))), "")


def _must_fail(action: Callable[[], object]) -> str:
    try:
        action()
    except (OSError, MemoryError):
        return ""
    return NOT_ENFORCED


if __name__ == "__main__":
    print(json.dumps(try_all(**json.loads(sys.argv[1]))))
