"""The trusted handles: a Sandbox is a zygote, a Guest is one fork of it.

Whatever a guest answers is data to be judged. What goes wrong in a guest is the submission's fault (`faults`);
what goes wrong around it is ours and raises SandboxError.
"""

import contextlib
import json
import os
import select
import signal
import socket
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from autograder.sandbox import jail, tiers, wire, zygote
from autograder.sandbox.faults import Died, Raised, SandboxError, TimedOut, Undefined, Unreadable

START_SECONDS = 180.0
OUTPUT_KEPT = 16 * 1024
IDLE_SHARE = 0.05  # a guest that uses less of a processor waits for something, instead of computing
BUSIEST = 10  # by the clock, a guest may take that many times its CPU seconds


class Sandbox:
    """A running zygote, and the protections that hold for its guests.

    Args:
        warm: Start TensorFlow before forking, which makes guests several times cheaper; a call that hangs in a
            warm guest deserves a second try in a cold one.

    Raises:
        SandboxError: The zygote does not start.
    """

    def __init__(self, warm: bool = True) -> None:
        self._control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        settings = {
            "control": theirs.fileno(),
            "warm": warm,
            "visible": jail.visible_folders(),
            "hidden": jail.hidden_folders(),
            "confined": True,
        }
        tiers.hide_memory()
        self._process = jail.start("autograder.sandbox.zygote", json.dumps(settings), [theirs.fileno()])
        theirs.close()
        self._ended: dict[int, tuple[int, float]] = {}
        self._spawned = 0
        try:
            self.tier = tiers.assess(self._next_event(START_SECONDS)["ready"])
        except SandboxError:
            self.close()
            raise

    def guest(self, slug: str, sources: dict[str, str], probes: dict[str, str], seconds: float) -> "Guest":
        """Fork a guest and load one exercise of a submission into it.

        Args:
            slug: The module to load.
            sources: Every submitted module's source, by name.
            probes: Source of the modules that run beside the submission, by name; the slug's own gives the functions
                for `Guest.run`.
            seconds: The longest that loading may take.

        Raises:
            SandboxError: The guest does not start.
            faults.Fault: The submission cannot be loaded.
        """
        ours, theirs = socket.socketpair()
        output, write_end = os.pipe()
        self._spawned += 1
        number = self._spawned
        try:
            request = json.dumps({"spawn": number}).encode()
            socket.send_fds(self._control, [request], [theirs.fileno(), write_end])
        except OSError as error:
            raise SandboxError(f"The sandbox has stopped: {error}") from error
        finally:
            theirs.close()
            os.close(write_end)
        guest = Guest(self, number, ours, output)
        guest.load(slug, sources, probes, seconds)
        return guest

    def end_of(self, number: int, seconds: float) -> tuple[int, float] | None:
        """Return a guest's exit code (negative: a signal) and CPU seconds, once it has ended; else None."""
        deadline = time.monotonic() + seconds
        while number not in self._ended and time.monotonic() < deadline:
            try:
                event = self._next_event(deadline - time.monotonic())
            except TimeoutError:
                return None
            self._ended[event["ended"]] = (os.waitstatus_to_exitcode(event["status"]), event["cpu"])
        return self._ended.pop(number, None)

    def close(self) -> None:
        """End the zygote and every guest."""
        self._control.close()
        try:
            self._process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
        if self._process.stdout is not None:
            self._process.stdout.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _next_event(self, seconds: float) -> dict[str, Any]:
        self._control.settimeout(max(seconds, 0.001))
        try:
            message = self._control.recv(65536)
        except TimeoutError:
            if seconds == START_SECONDS:
                raise SandboxError(f"The sandbox did not start within {seconds:.0f} seconds.") from None
            raise
        except OSError as error:
            raise SandboxError(f"The sandbox has stopped: {error}") from error
        if not message:
            raise SandboxError("The sandbox has stopped unexpectedly.")
        event: dict[str, Any] = json.loads(message)
        return event


class Deadline:
    """When to stop waiting for a guest: it may use so many seconds of CPU time, on however busy a machine.

    Args:
        seconds: CPU seconds; as many by the clock for a guest that hardly computes.
        cpu_clock: Returns the CPU seconds that the guest has used so far.
    """

    def __init__(self, seconds: float, cpu_clock: Callable[[], float]) -> None:
        self._seconds = seconds
        self._cpu_clock = cpu_clock
        self._began = time.monotonic()
        self._cpu_began = cpu_clock()
        self._end = self._began + seconds
        self.idle = False

    def left(self) -> float:
        """Return the seconds to wait before asking again.

        Raises:
            TimeoutError: The time is up.
        """
        now = time.monotonic()
        if now >= self._end:
            used = self._cpu_clock() - self._cpu_began
            self.idle = used < IDLE_SHARE * (now - self._began)
            if self.idle or used >= self._seconds or now - self._began > BUSIEST * self._seconds:
                raise TimeoutError
            self._end = now + max(self._seconds - used, 0.1)
        return self._end - now


class Guest:
    """One exercise of one submission, loaded in a process of its own. Made by `Sandbox.guest`.

    After a fault other than an exception in the submission, the guest is dead; ask the sandbox for a new one.
    """

    def __init__(self, sandbox: Sandbox, number: int, channel: socket.socket, output: int) -> None:
        self._sandbox = sandbox
        self._number = number
        self._channel = channel
        self._output = output
        self._requests = 0
        self._handle: int | None = None
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

    def close(self) -> None:
        """Kill the guest with everything it started, and keep what it printed and used."""
        if not self.alive:
            return
        self.alive = False
        if self._handle is not None:
            with contextlib.suppress(ProcessLookupError):
                signal.pidfd_send_signal(self._handle, signal.SIGKILL)
            os.close(self._handle)
        self._channel.close()
        end = self._sandbox.end_of(self._number, seconds=10)
        if end is not None:
            self.cpu_seconds = end[1]
        self._exit_code = end[0] if end else None
        self._drain()
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
        message, handles, _, _ = socket.recv_fds(self._channel, 1, 1)
        if message == zygote.HANDLE and handles:
            self._handle = handles[0]
            message = self._channel.recv(1)
        if message != zygote.READY:
            reason = self._channel.recv(4096).decode(errors="replace") if message else "no reason given"
            raise SandboxError(f"A guest could not be confined: {reason}")

    def _ask(self, request: dict[str, Any], seconds: float) -> Any:
        if not self.alive:
            raise SandboxError("The guest has ended.")
        self._requests += 1
        identity = f"{self._number}.{self._requests}"
        deadline = Deadline(seconds, self._cpu_clock)
        try:
            if self._waiting():
                raise wire.ProtocolError("bytes that nobody asked for")
            self._send(wire.encode(request | {"id": identity}), deadline)
            reply = wire.read_frame(lambda count: self._receive(count, deadline), wire.MAX_REPLY_JSON)
            if not isinstance(reply, dict) or reply.get("id") != identity or len(reply) != 2:
                raise wire.ProtocolError("a reply to another question")
        except wire.ProtocolError as error:
            self.close()
            raise Unreadable(str(error)) from None
        except TimeoutError:
            self.close()
            raise TimedOut(seconds, idle=deadline.idle) from None
        except (EOFError, OSError):
            self.close()
            raise self._death() from None
        return self._answer(reply)

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

    def _receive(self, count: int, deadline: Deadline) -> bytes:
        parts = []
        while count:
            self._wait(deadline, writing=False)
            try:
                part = self._channel.recv(min(count, 1 << 20))
            except BlockingIOError:
                continue
            if not part:
                raise EOFError
            parts.append(part)
            count -= len(part)
        return b"".join(parts)

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

    def _cpu_clock(self) -> float:
        """Return the CPU seconds that the guest has used so far."""
        try:
            details = Path(f"/proc/self/fdinfo/{self._handle}").read_text("ascii")
            pid = next(line.split()[1] for line in details.splitlines() if line.startswith("Pid:"))
            fields = Path(f"/proc/{pid}/stat").read_text("utf-8", "replace").rpartition(")")[2].split()
        except (OSError, StopIteration):
            return 0.0
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def _drain(self) -> bool:
        with contextlib.suppress(BlockingIOError):
            while part := os.read(self._output, 1 << 16):
                room = OUTPUT_KEPT - len(self.printed)
                self.printed += part.decode("utf-8", "replace")[: max(room, 0)]
                if len(part) < 1 << 16:
                    return True
        return False
