"""The trusted handle of a guest: a Guest asks, waits no longer than its Deadline, and believes nothing.

Whatever a guest answers is data to be judged. What goes wrong in a guest is the submission's fault (`faults`);
what goes wrong around it is ours and raises SandboxError.
"""

import contextlib
import os
import select
import signal
import socket
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple, Self

from autograder.sandbox import wire
from autograder.sandbox.faults import Died, Raised, SandboxError, TimedOut, Undefined, Unreadable
from autograder.sandbox.limits import USUAL, Limits

START_SECONDS = 180.0
END_SECONDS = 60.0  # in which the system frees what a killed guest held
HANG_UP_SECONDS = 2.0
CUT = "\n[what it printed after this was left out]\n"
IDLE_SHARE = 0.05  # a guest that uses less of a processor waits for something, instead of computing
WARM_IDLE_SECONDS = 1.0  # a warm guest that waits is given up soon: often it waits for what its fork has lost
BUSIEST = 10  # by the clock, a guest may take that many times its CPU seconds

EndOf = Callable[[int, float], tuple[int, float] | None]


class Clocks(NamedTuple):
    """Seconds that a guest has computed so far, and that it has waited for a processor meanwhile."""

    cpu: float
    queued: float


class Deadline:
    """When to stop waiting for a guest: it may use so many seconds of CPU time, on however busy a machine.

    Args:
        seconds: CPU seconds; as many by the clock for a guest that hardly computes.
        idle_seconds: How long it may wait for something at a stretch, by the clock.
        clocks: Returns what the guest has used so far.
    """

    def __init__(self, seconds: float, idle_seconds: float, clocks: Callable[[], Clocks]) -> None:
        self._seconds = seconds
        self._stretch = min(seconds, idle_seconds)
        self._clocks = clocks
        self._at_first = self._at_last = clocks()
        self._began = self._before = time.monotonic()
        self.idle = False

    def left(self) -> float:
        """Return the seconds to wait before asking again.

        Raises:
            TimeoutError: The time is up.
        """
        now = time.monotonic()
        if now >= self._before + self._stretch:
            clocks = self._clocks()
            used, queued = clocks.cpu - self._at_first.cpu, clocks.queued - self._at_first.queued
            # One that would compute, but for others that the machine is busy with, waits for nothing.
            busy = clocks.cpu - self._at_last.cpu + clocks.queued - self._at_last.queued
            self.idle = busy < IDLE_SHARE * (now - self._before)
            if self.idle or used >= self._seconds or now - self._began - queued > BUSIEST * self._seconds:
                raise TimeoutError
            self._before, self._at_last = now, clocks
            self._stretch = min(self._stretch, max(self._seconds - used, 0.1))
        return self._before + self._stretch - now


class Guest:
    """One exercise of one submission, loaded in a process of its own. Made by `Sandbox.guest`.

    After a fault other than an exception in the submission, the guest is dead; ask the sandbox for a new one.

    Args:
        number: Which fork of its zygote it is.
        channel: The socket to the guest, which is closed with it.
        output: The reading end of what it prints, which is closed with it.
        end_of: Returns the exit code (negative: a signal) and CPU seconds of the fork of a number, or None if it has
            not ended after so many seconds.
        idle_seconds: How long it may wait for something; see `Deadline`.
        limits: What it may use.

    Raises:
        SandboxError: The guest does not start.
    """

    def __init__(
        self,
        number: int,
        channel: socket.socket,
        output: int,
        end_of: EndOf,
        idle_seconds: float,
        limits: Limits = USUAL,
    ) -> None:
        self._limits = limits
        self._number = number
        self._channel = channel
        self._output = output
        self._end_of = end_of
        self._idle_seconds = idle_seconds
        self._requests = 0
        self._handle: int | None = None
        self._exit_code: int | None = None
        self.alive = True
        self.printed = ""
        self.cpu_seconds = 0.0
        os.set_blocking(output, False)
        try:
            self._await_start()
        except BaseException:
            self.close()
            raise

    def load(self, slug: str, sources: dict[str, str], probes: dict[str, str], seconds: float) -> None:
        """Run the submitted module's source; see `Sandbox.guest`."""
        try:
            self._ask({"op": "load", "slug": slug, "sources": sources, "probes": probes}, seconds)
        except BaseException:
            self.close()
            raise

    def call(self, name: str, *arguments: Any, seed: int, seconds: float) -> Any:
        """Call a submitted function with plain data and arrays (it gets tensors), and return what it returns.

        Raises:
            faults.Fault: The submission raised, timed out, died, or returned what is no plain data.
        """
        return self._ask({"op": "call", "name": name, "arguments": list(arguments), "seed": seed}, seconds)

    def run(self, probe: str, *arguments: Any, seed: int, seconds: float) -> Any:
        """Run a probe beside the submission, and return its arrays.

        Raises:
            faults.Fault: As for `call`.
        """
        return self._ask({"op": "run", "name": probe, "arguments": list(arguments), "seed": seed}, seconds)

    def clocks(self) -> Clocks:
        """Return what the guest has used so far."""
        try:
            details = Path(f"/proc/self/fdinfo/{self._handle}").read_text("ascii")
            pid = next(line.split()[1] for line in details.splitlines() if line.startswith("Pid:"))
            fields = Path(f"/proc/{pid}/stat").read_text("utf-8", "replace").rpartition(")")[2].split()
        except (OSError, StopIteration):
            return Clocks(0.0, 0.0)
        queued = 0.0
        with contextlib.suppress(OSError, ValueError, IndexError):  # some kernels do not count it
            queued = int(Path(f"/proc/{pid}/schedstat").read_text("ascii").split()[1]) / 1e9  # of its main thread
        return Clocks((int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK"), queued)

    def close(self) -> None:
        """Kill the guest with everything it started, and keep what it printed and used.

        Raises:
            SandboxError: The zygote has stopped; the guest's descriptors are closed all the same.
        """
        if not self.alive:
            return
        self.alive = False
        if self._handle is not None:
            with contextlib.suppress(ProcessLookupError):
                signal.pidfd_send_signal(self._handle, signal.SIGKILL)
            os.close(self._handle)
        self._channel.close()
        try:
            end = self._end_of(self._number, END_SECONDS)
            if end is not None:
                self._exit_code, self.cpu_seconds = end
            self._drain()
        finally:
            os.close(self._output)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _await_start(self) -> None:
        """Take the pidfd that the guest sends first, and wait until it is confined: so far all code is ours."""
        self._channel.settimeout(START_SECONDS)
        try:
            message, handles, _, _ = socket.recv_fds(self._channel, 1, 1)
            if message == wire.HANDLE and handles:
                self._handle = handles[0]
                message = self._channel.recv(1)
            if message != wire.READY:
                reason = self._channel.recv(4096).decode(errors="replace") if message else "no reason given"
                raise SandboxError(f"A guest could not be confined: {reason}")
        except TimeoutError:
            raise SandboxError(f"A guest did not start within {START_SECONDS:.0f} seconds.") from None

    def _ask(self, request: dict[str, Any], seconds: float) -> Any:
        if not self.alive:
            raise SandboxError("The guest has ended.")
        self._requests += 1
        identity = f"{self._number}.{self._requests}"
        deadline = Deadline(seconds, self._idle_seconds, self.clocks)
        try:
            if self._waiting():
                raise wire.ProtocolError("bytes that nobody asked for")
            self._send(wire.encode(request | {"id": identity}), deadline)
            reply = wire.read_frame(lambda count: self._receive(count, deadline), wire.REPLY)
            if not isinstance(reply, dict) or reply.get("id") != identity or len(reply) != 2:
                raise wire.ProtocolError("a reply to another question")
        except wire.ProtocolError as error:
            self.close()
            raise Unreadable(str(error)) from None
        except TimeoutError:
            self.close()
            raise TimedOut(seconds, idle=deadline.idle) from None
        except (EOFError, OSError):
            self._await_end()
            self.close()
            raise self._death() from None
        return self._answer(reply)

    def _await_end(self) -> None:
        """Let a guest that hung up end by itself, so that it is told how it ended, and not that it was killed."""
        if self._handle is not None:
            select.select([self._handle], [], [], HANG_UP_SECONDS)

    def _death(self) -> Died | SandboxError:
        if self._exit_code is None:
            return SandboxError("A guest ended without leave.")
        return Died(self._exit_code)

    def _answer(self, reply: dict[str, Any]) -> Any:
        if "value" in reply:
            return reply["value"]
        if "undefined" in reply:
            raise Undefined(str(reply["undefined"]))
        if isinstance(described := reply.get("raised"), dict):
            raise Raised.described(described)
        raise Unreadable(str(reply.get("unsendable", "a malformed reply")))

    def _waiting(self) -> bool:
        return bool(select.select([self._channel], [], [], 0)[0])

    def _send(self, frame: bytes, deadline: Deadline) -> None:
        self._channel.setblocking(False)
        view = memoryview(frame)
        while view:
            self._wait(deadline, writing=True)
            with contextlib.suppress(BlockingIOError):
                view = view[self._channel.send(view) :]

    def _receive(self, count: int, deadline: Deadline) -> bytearray:
        received = bytearray(count)
        left = memoryview(received)
        while left:
            self._wait(deadline, writing=False)
            with contextlib.suppress(BlockingIOError):
                length = self._channel.recv_into(left)
                if length == 0:
                    raise EOFError
                left = left[length:]
        return received

    def _wait(self, deadline: Deadline, *, writing: bool) -> None:
        """Wait until the channel is ready, draining the guest's output meanwhile."""
        while True:
            left = deadline.left()
            channel = self._channel.fileno()
            receivers = [self._output] if writing else [channel, self._output]
            readable, writable, _ = select.select(receivers, [channel] if writing else [], [], left)
            if self._output in readable and not self._drain() and channel not in readable + writable:
                time.sleep(0.005)  # its end of the pipe is closed: do not spin
            if channel in readable or channel in writable:
                return

    def _drain(self) -> bool:
        """Take what the guest has printed meanwhile, and return whether it was anything."""
        with contextlib.suppress(BlockingIOError):
            part = os.read(self._output, 1 << 16)
            self.printed = _bounded(self.printed + part.decode("utf-8", "replace"), self._limits.output)
            return bool(part)
        return False


def _bounded(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[: longest - len(CUT)] + CUT
