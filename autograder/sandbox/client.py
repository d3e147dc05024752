"""The trusted side of a zygote: a Sandbox has it fork guests, and tells how each one ended.

What goes wrong here is ours and never the submission's: it raises SandboxError.
"""

import contextlib
import json
import math
import os
import secrets
import signal
import socket
import stat
import subprocess
import tempfile
import time
from dataclasses import asdict
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from autograder.sandbox import jail, tiers
from autograder.sandbox.faults import SandboxError
from autograder.sandbox.limits import USUAL, Limits
from autograder.sandbox.remote import START_SECONDS, WARM_IDLE_SECONDS, Guest

PREFIX, SOCKET = "vaegan-", "zygote"  # of the folder that holds a shared zygote's address, and in it
YOUNG_SECONDS = 60.0


class Zygote:
    """The process that guests are forked from, as its owner has it.

    Args:
        warm: Start TensorFlow before forking; see `Sandbox`.
        listener: A listening socket, for further sandboxes that use the same process; see `SharedZygote`.

    Attributes:
        control: The owner's own connection to it.
    """

    def __init__(self, warm: bool, listener: socket.socket | None = None) -> None:
        jail.require_linux()
        from autograder.sandbox.namespaces import GUEST_UIDS  # nothing of it can be imported elsewhere

        self.control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        settings = {
            "control": theirs.fileno(),
            "listener": listener.fileno() if listener else None,
            "slot": secrets.randbelow(GUEST_UIDS),
            "warm": warm,
            "visible": jail.visible_folders(),
            "hidden": jail.hidden_folders(),
        }
        tiers.hide_memory()
        descriptors = [each.fileno() for each in (theirs, listener) if each]
        self._process = jail.start("autograder.sandbox.zygote", json.dumps(settings), descriptors)
        theirs.close()

    def close(self) -> None:
        """End the process and every guest."""
        self.control.close()
        try:
            self._process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()


class SharedZygote:
    """A warm zygote for the sandboxes of several processes: Keras is imported once, and its memory is there once.

    Attributes:
        address: Where a `Sandbox` of any process of this user finds it.

    Raises:
        SandboxError: This is no Linux.
    """

    def __init__(self) -> None:
        jail.require_linux()
        _sweep(Path(tempfile.gettempdir()))
        self._folder = tempfile.TemporaryDirectory(prefix=PREFIX)  # nobody else may look into it
        self.address = str(Path(self._folder.name, SOCKET))
        with socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET) as listener:
            listener.bind(self.address)
            listener.listen(256)
            self._zygote = Zygote(warm=True, listener=listener)

    def close(self) -> None:
        """End it, with every guest of every sandbox that uses it."""
        self._zygote.close()
        self._folder.cleanup()


class Sandbox:
    """A connection to a zygote, and the protections that hold for its guests.

    Args:
        warm: Start TensorFlow before forking, which makes guests several times cheaper; a call that hangs in a
            warm guest deserves a second try in a cold one.
        address: The address of a `SharedZygote` to use; by default it gets a zygote of its own.

    Attributes:
        warm: Whether its guests find TensorFlow started.
        tier: How well its guests are confined.

    Raises:
        SandboxError: The zygote does not start.
    """

    def __init__(self, warm: bool = True, address: str | None = None) -> None:
        self.warm = warm
        self._idle_seconds = WARM_IDLE_SECONDS if warm else math.inf
        self._zygote = None if address else Zygote(warm)
        self._control = self._zygote.control if self._zygote else _connect(address or "")
        self._ended: dict[int, tuple[int, float]] = {}
        self._spawned = 0
        try:
            self.tier = tiers.assess(self._await_start())
        except BaseException:
            self.close()
            raise

    def guest(
        self,
        slug: str,
        sources: dict[str, str],
        probes: dict[str, str],
        seconds: float,
        limits: Limits = USUAL,
    ) -> Guest:
        """Fork a guest and load one exercise of a submission into it.

        Args:
            slug: The module to load.
            sources: Every submitted module's source, by name.
            probes: Source of the modules that run beside the submission, by name; the slug's own gives the functions
                for `Guest.run`.
            seconds: The longest that loading may take.
            limits: What the guest may use besides time.

        Raises:
            SandboxError: The guest does not start.
            faults.Fault: The submission cannot be loaded.
        """
        ours, theirs = socket.socketpair()
        output, write_end = os.pipe()
        self._spawned += 1
        number = self._spawned
        try:
            request = json.dumps({"spawn": number, "limits": asdict(limits)}).encode()
            socket.send_fds(self._control, [request], [theirs.fileno(), write_end])
        except OSError as error:
            ours.close()
            os.close(output)
            raise SandboxError(f"The sandbox has stopped: {error}") from error
        finally:
            theirs.close()
            os.close(write_end)
        guest = Guest(number, ours, output, self.end_of, self._idle_seconds, limits)
        guest.load(slug, sources, probes, seconds)
        return guest

    def end_of(self, number: int, seconds: float) -> tuple[int, float] | None:
        """Return a guest's exit code (negative: a signal) and CPU seconds, once it has ended; else None.

        Raises:
            SandboxError: The zygote has stopped.
        """
        deadline = time.monotonic() + seconds
        while number not in self._ended and time.monotonic() < deadline:
            try:
                event = self._next_event(deadline - time.monotonic())
            except TimeoutError:
                return None
            self._ended[event["ended"]] = (os.waitstatus_to_exitcode(event["status"]), event["cpu"])
        return self._ended.pop(number, None)

    def close(self) -> None:
        """End every guest, and the zygote if it is this sandbox's own."""
        self._control.close()
        if self._zygote is not None:
            self._zygote.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _await_start(self) -> dict[str, str]:
        """Return what the zygote says first: what stands in the way of each protection."""
        try:
            event = self._next_event(START_SECONDS)
        except TimeoutError:
            raise SandboxError(f"The sandbox did not start within {START_SECONDS:.0f} seconds.") from None
        if "failed" in event:
            raise SandboxError(f"The sandbox cannot load Keras: {event['failed']}. Is all of vaegan installed?")
        problems: dict[str, str] = event["ready"]
        return problems

    def _next_event(self, seconds: float) -> dict[str, Any]:
        """Return the zygote's next event; a TimeoutError means that there was none so far."""
        self._control.settimeout(max(seconds, 0.001))
        try:
            message = self._control.recv(65536)
        except TimeoutError:
            raise
        except OSError as error:
            raise SandboxError(f"The sandbox has stopped: {error}") from error
        if not message:
            raise SandboxError("The sandbox has stopped unexpectedly.")
        event: dict[str, Any] = json.loads(message)
        return event


def _sweep(folder: Path) -> None:
    """Remove the addresses of zygotes whose owners were killed: nobody answers there any more."""
    for place in folder.glob(f"{PREFIX}*"):
        with contextlib.suppress(OSError):  # another one sweeps as well, or it is somebody else's
            status = place.lstat()
            if not stat.S_ISDIR(status.st_mode) or status.st_uid != os.getuid():
                continue
            if list(place.iterdir()) == [place / SOCKET] and not _answers(place / SOCKET):
                (place / SOCKET).unlink()
            if time.time() - status.st_mtime > YOUNG_SECONDS:  # one that has just been made is still empty
                place.rmdir()


def _answers(address: Path) -> bool:
    with socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET) as caller:
        caller.setblocking(False)
        try:
            caller.connect(str(address))
        except ConnectionRefusedError:
            return False
        except OSError:  # it is busy
            pass
    return True


def _connect(address: str) -> socket.socket:
    tiers.hide_memory()
    control = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    try:
        control.connect(address)
    except OSError as error:
        control.close()
        raise SandboxError(f"The shared sandbox has stopped: {error}") from error
    return control
