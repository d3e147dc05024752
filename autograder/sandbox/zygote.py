"""The process that imports Keras once and forks a confined guest for each exercise of each submission.

It runs no submitted code. Started by `client.Sandbox` with its settings as JSON in the first argument; requests and
events travel over a socket whose descriptor the settings name.
"""

import array
import contextlib
import gc
import json
import os
import select
import signal
import socket
import sys
import traceback
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from autograder.sandbox import attempts, namespaces, seccomp, wire
from autograder.sandbox.confine import PROTECTIONS, Confinement, leave_family, lock_in
from autograder.sandbox.libc import PR_SET_DUMPABLE, prctl
from autograder.sandbox.limits import Limits
from autograder.sandbox.memory import use_huge_pages

BATCH = 24  # forks after which it pays to make forks cheaper
NOT_NEEDED = ("sklearn", "pandas")  # Keras imports them where it finds them, which takes a fifth of the whole start
_CHANNEL = 3  # a guest's descriptors: 0 to 2 as usual, then the channel


@dataclass(frozen=True)
class Settings:
    """How to run; see `attempts.try_all` for the folders.

    Attributes:
        control: The descriptor of the owner's socket; when that closes, the zygote ends.
        listener: That of a socket where other processes of the owner connect, if there is one.
        slot: Makes the guests' user ids differ from another zygote's.
        warm: Whether to start TensorFlow before forking.
    """

    control: int
    listener: int | None
    slot: int
    warm: bool
    visible: list[str]
    hidden: list[str]


def main() -> None:
    """Import Keras, say what protections hold, then fork on request until the socket closes."""
    settings = Settings(**json.loads(sys.argv[1]))
    control = socket.socket(fileno=settings.control)
    problems = attempts.try_all(settings.visible, settings.hidden)
    prctl(PR_SET_DUMPABLE, 0)  # no child may read this process's memory or descriptors
    try:
        import_keras(settings.warm)
    except Exception as error:
        control.send(json.dumps({"failed": f"{type(error).__name__}: {error}"[:1000]}).encode())
        raise
    held = frozenset(name for name in PROTECTIONS if problems.get(name) == "")
    confinement = Confinement(held, settings.visible)
    gc.collect()
    gc.freeze()
    if "seccomp" in held:
        seccomp.compile_rules()
    listener = socket.socket(fileno=settings.listener) if settings.listener is not None else None
    ForkServer(control, listener, problems, confinement, settings).serve()


def import_keras(warm: bool) -> None:
    """Import what submissions use; if `warm`, also start TensorFlow, which makes its forks start faster."""
    os.environ["KERAS_BACKEND"] = "tensorflow"
    gc.disable()  # thousands of modules leave no garbage, and to look for it takes a tenth of the start
    with _unseen(NOT_NEEDED):
        import matplotlib as mpl
        import tensorflow as tf

        mpl.use("Agg")
        import matplotlib.pyplot

        import autograder.sandbox.guest

        _ = tf.keras.layers, matplotlib.pyplot, autograder.sandbox.guest
    gc.enable()
    if warm:
        tf.config.threading.set_intra_op_parallelism_threads(1)
        tf.config.threading.set_inter_op_parallelism_threads(1)
        tf.config.run_functions_eagerly(True)
        start_tensorflow()


@contextlib.contextmanager
def _unseen(packages: Iterable[str]) -> Iterator[None]:
    """Let nobody import some packages, for as long as this lasts."""
    hidden = [name for name in packages if name not in sys.modules]
    sys.modules.update(dict.fromkeys(hidden))  # type: ignore[arg-type]  # None stands for what cannot be imported
    try:
        yield
    finally:
        for name in hidden:
            del sys.modules[name]


def start_tensorflow() -> None:
    """Use what submissions use once, so that no fork pays for the first time."""
    import keras
    import tensorflow as tf
    from keras import layers, ops

    noise = keras.Input((8,))
    hidden = layers.Dense(7 * 7 * 4, activation="relu")(noise)
    hidden = layers.LeakyReLU()(layers.BatchNormalization()(layers.Reshape((7, 7, 4))(hidden)))
    image = layers.Conv2DTranspose(1, 4, strides=4, padding="same", activation="tanh")(hidden)
    generator = keras.Model(noise, image)
    discriminator = keras.Sequential(
        [
            keras.Input((28, 28, 1)),
            *(layers.Conv2D(4, 4, strides=2, padding="same"), layers.LeakyReLU(), layers.Dropout(0.1)),
            *(layers.Flatten(), layers.Dense(1, activation="sigmoid")),
        ]
    )
    keras.utils.set_random_seed(0)
    with tf.GradientTape() as tape:
        loss = ops.mean(ops.square(discriminator(generator(keras.random.normal((2, 8)), training=True))))
    weights = generator.trainable_weights
    gradients = tape.gradient(loss, weights)
    keras.optimizers.Adam().apply_gradients(zip(gradients, weights, strict=True))
    keras.backend.clear_session()


class ForkServer:
    """Forks a guest for each request, and reports each guest's end, with its status and CPU seconds, to who asked.

    Args:
        owner: The connection whose end is the end of the zygote.
        listener: Where others connect, if they may.
        problems: What each connection is told first: what stands in the way of each protection.
        confinement: What each guest gets.
        settings: See `Settings`.
    """

    def __init__(
        self,
        owner: socket.socket,
        listener: socket.socket | None,
        problems: dict[str, str],
        confinement: Confinement,
        settings: Settings,
    ) -> None:
        self._owner = owner
        self._listener = listener
        self._problems = problems
        self._confinement = confinement
        self._settings = settings
        self._forks = 0
        self._connections: dict[int, socket.socket] = {}
        self._living: dict[int, tuple[socket.socket, int, int]] = {}  # pidfd: who asked, their number, process id

    def serve(self) -> None:
        """Serve until the owner's connection closes."""
        self._welcome(self._owner)
        while True:
            listeners = [self._listener.fileno()] if self._listener else []
            ready, _, _ = select.select([*listeners, *self._connections, *self._living], [], [])
            for source in ready:
                if source in self._connections:
                    self._answer(self._connections[source])
                elif source in self._living:
                    self._bury(source)
                elif self._listener:
                    self._welcome(self._listener.accept()[0])

    def _welcome(self, connection: socket.socket) -> None:
        self._connections[connection.fileno()] = connection
        self._tell(connection, {"ready": self._problems})

    def _answer(self, connection: socket.socket) -> None:
        try:
            message, descriptors, _, _ = socket.recv_fds(connection, 4096, 2)
        except ConnectionError:
            message, descriptors = b"", []
        if not message:
            self._forget(connection)
            return
        self._forks += 1
        if self._forks == BATCH:
            use_huge_pages()
        request = json.loads(message)
        limits, slot = Limits(**request["limits"]), self._settings.slot + self._forks
        pid = fork_guest(descriptors, self._confinement, limits, slot, self._settings.warm)
        self._living[os.pidfd_open(pid)] = (connection, request["spawn"], pid)

    def _bury(self, handle: int) -> None:
        connection, number, pid = self._living.pop(handle)
        os.close(handle)
        _, status, usage = os.wait4(pid, 0)
        self._tell(connection, {"ended": number, "status": status, "cpu": usage.ru_utime + usage.ru_stime})

    def _forget(self, connection: socket.socket) -> None:
        if connection is self._owner:
            os._exit(0)
        del self._connections[connection.fileno()]
        for asker, _, pid in self._living.values():
            if asker is connection:
                os.kill(pid, signal.SIGKILL)
        connection.close()

    @staticmethod
    def _tell(connection: socket.socket, event: dict[str, Any]) -> None:
        with contextlib.suppress(OSError):  # who asked may be gone
            connection.send(json.dumps(event).encode())


def fork_guest(descriptors: list[int], confinement: Confinement, limits: Limits, slot: int, warm: bool) -> int:
    """Fork once; the child becomes a guest (or its keeper) and never returns."""
    own_processes = "namespaces" in confinement.protections and os.geteuid() == 0
    pid = namespaces.fork_first_process() if own_processes else os.fork()
    if pid:
        for descriptor in descriptors:
            os.close(descriptor)
        return pid
    try:
        channel, output = descriptors
        _keep_only(channel, output)
        become_guest(confinement, limits, slot, warm)
    except BaseException:
        os.write(_CHANNEL, wire.FAILED + traceback.format_exc().encode()[-2000:])
    os._exit(1)


def become_guest(confinement: Confinement, limits: Limits, slot: int, warm: bool) -> None:
    """Confine this process, hand the trusted side a handle on it, and answer calls.

    Without root, processes of its own take a second fork: this process keeps watch over it then.
    """
    from autograder.sandbox import guest

    leave_family()
    if "namespaces" in confinement.protections:
        if os.getpid() == 1:
            namespaces.unshare_all_but_processes()
        else:
            namespaces.unshare_all()
            inner = os.fork()
            if inner:
                _keep(inner)
    _send_handle()
    lock_in(confinement, limits, slot)
    os.write(_CHANNEL, wire.READY)
    guest.serve(_CHANNEL, eager=warm)


def _send_handle() -> None:
    # A pidfd of this very process: once confined it could not open one.
    handle = os.pidfd_open(os.getpid())
    with socket.socket(fileno=os.dup(_CHANNEL)) as channel:
        rights: list[Any] = [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", [handle]))]
        channel.sendmsg([wire.HANDLE], rights)
    os.close(handle)


def _keep(inner: int) -> None:
    os.closerange(0, 64)
    _, status = os.waitpid(inner, 0)
    code = os.waitstatus_to_exitcode(status)
    if code < 0:  # end by the same signal, so that the zygote reports it
        with contextlib.suppress(OSError):
            signal.signal(-code, signal.SIG_DFL)
        os.kill(os.getpid(), -code)
    os._exit(code)


def _keep_only(channel: int, output: int) -> None:
    # Move both out of the way of the low numbers first.
    channel, output = os.dup2(channel, 200, inheritable=False), os.dup2(output, 201, inheritable=False)
    nothing = os.open(os.devnull, os.O_RDONLY)
    for source, target in ((nothing, 0), (output, 1), (output, 2), (channel, _CHANNEL)):
        os.dup2(source, target)
    os.closerange(_CHANNEL + 1, 4096)
    sys.stdin = open(0, closefd=False, encoding="utf-8")  # noqa: SIM115
    sys.stdout = open(1, "w", buffering=1, closefd=False, encoding="utf-8", errors="replace")  # noqa: SIM115
    sys.stderr = open(2, "w", buffering=1, closefd=False, encoding="utf-8", errors="replace")  # noqa: SIM115


if __name__ == "__main__":
    main()
