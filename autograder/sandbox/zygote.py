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
from dataclasses import dataclass
from typing import Any

from autograder.sandbox import attempts, namespaces, seccomp, wire
from autograder.sandbox.confine import PROTECTIONS, Confinement, leave_family, lock_in
from autograder.sandbox.libc import PR_SET_DUMPABLE, prctl
from autograder.sandbox.memory import use_huge_pages

BATCH = 24  # forks after which it pays to make forks cheaper
_CHANNEL = 3  # a guest's descriptors: 0 to 2 as usual, then the channel


@dataclass(frozen=True)
class Settings:
    """How to run: `control` is a socket's descriptor, `slot` makes the guests' user ids differ from another zygote's.

    See `attempts.try_all` for the folders.
    """

    control: int
    slot: int
    warm: bool
    visible: list[str]
    hidden: list[str]


def main() -> None:
    """Import Keras, say what protections hold, then fork on request until the socket closes."""
    settings = Settings(**json.loads(sys.argv[1]))
    problems = attempts.try_all(settings.visible, settings.hidden)
    prctl(PR_SET_DUMPABLE, 0)  # no child may read this process's memory or descriptors
    import_keras(settings.warm)
    held = frozenset(name for name in PROTECTIONS if problems.get(name) == "")
    confinement = Confinement(held, settings.visible)
    gc.collect()
    gc.freeze()
    control = socket.socket(fileno=settings.control)
    if "seccomp" in held:
        seccomp.compile_rules()
    control.send(json.dumps({"ready": problems}).encode())
    serve_forks(control, confinement, settings)


def import_keras(warm: bool) -> None:
    """Import what submissions use; if `warm`, also start TensorFlow, which makes its forks start faster."""
    os.environ["KERAS_BACKEND"] = "tensorflow"
    import matplotlib as mpl
    import tensorflow as tf

    mpl.use("Agg")
    import matplotlib.pyplot

    import autograder.sandbox.guest

    _ = tf.keras.layers, matplotlib.pyplot, autograder.sandbox.guest
    if warm:
        tf.config.threading.set_intra_op_parallelism_threads(1)
        tf.config.threading.set_inter_op_parallelism_threads(1)
        tf.config.run_functions_eagerly(True)
        start_tensorflow()


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


def serve_forks(control: socket.socket, confinement: Confinement, settings: Settings) -> None:
    """Fork a guest for each request, and report each guest's end with its status and CPU seconds."""
    living: dict[int, tuple[int, int]] = {}
    while True:
        ready, _, _ = select.select([control.fileno(), *living], [], [])
        for source in ready:
            if source == control.fileno():
                message, descriptors, _, _ = socket.recv_fds(control, 4096, 2)
                if not message:
                    os._exit(0)
                number = json.loads(message)["spawn"]
                if number == BATCH:
                    use_huge_pages()
                pid = fork_guest(descriptors, confinement, settings.slot + number, settings.warm)
                living[os.pidfd_open(pid)] = (number, pid)
            else:
                number, pid = living.pop(source)
                os.close(source)
                _, status, usage = os.wait4(pid, 0)
                event = {"ended": number, "status": status, "cpu": usage.ru_utime + usage.ru_stime}
                control.send(json.dumps(event).encode())


def fork_guest(descriptors: list[int], confinement: Confinement, slot: int, warm: bool) -> int:
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
        become_guest(confinement, slot, warm)
    except BaseException:
        os.write(_CHANNEL, wire.FAILED + traceback.format_exc().encode()[-2000:])
    os._exit(1)


def become_guest(confinement: Confinement, slot: int, warm: bool) -> None:
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
    lock_in(confinement, slot)
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
