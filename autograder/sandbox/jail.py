"""How a zygote is started: which folders it sees, with which environment, inside bubblewrap where installed."""

import functools
import os
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Sequence
from pathlib import Path

from autograder.sandbox.faults import SandboxError

ROOT = Path(__file__).resolve().parents[2]
HARNESS = ("autograder/__init__.py", "autograder/sandbox")
HIDDEN = ("autograder/suites", "autograder/misconceptions", "solutions", "tests", "exercises")
_SYSTEM = (
    "/usr/lib",
    "/usr/lib64",
    "/lib",
    "/lib64",
    "/etc/ld.so.cache",
    "/etc/localtime",
    "/usr/share/zoneinfo",
)

ENVIRONMENT = {
    "PATH": "/usr/bin:/bin",
    "HOME": "/tmp",
    "KERAS_HOME": "/tmp/.keras",
    "MPLCONFIGDIR": "/tmp/.matplotlib",
    "PYTHONPATH": str(ROOT),
    "PYTHONHASHSEED": "0",
    "PYTHONDONTWRITEBYTECODE": "1",
    "PYTHONMALLOC": "malloc",  # one heap without gaps: a fork of it costs a third
    "LANG": "C.UTF-8",
    "KERAS_BACKEND": "tensorflow",
    "TF_CPP_MIN_LOG_LEVEL": "3",
    "TF_ENABLE_ONEDNN_OPTS": "0",
    "CUDA_VISIBLE_DEVICES": "-1",
    "OMP_NUM_THREADS": "1",
}


def require_linux() -> None:
    """Say in time that there is no sandbox elsewhere.

    Raises:
        SandboxError: This is another system.
    """
    if sys.platform != "linux":
        raise SandboxError("Running submitted code takes Linux: use WSL2 or a Linux container. Quizzes run anywhere.")


def visible_folders() -> list[str]:
    """Return what a guest may read: Python's libraries and the system's.

    Raises:
        SandboxError: A hidden folder lies inside one of them, so it could not be kept from a guest.
    """
    names = ("stdlib", "platstdlib", "purelib", "platlib")
    python = {sysconfig.get_path(name) for name in names} | {str(Path(sys.base_prefix) / "lib")}
    folders = sorted({*python, *(path for path in _SYSTEM if Path(path).exists() and not Path(path).is_symlink())})
    folders = [path for path in folders if not any(_inside(path, other) for other in folders if other != path)]
    for hidden in hidden_folders():
        for folder in folders:
            if _inside(hidden, folder):
                raise SandboxError(
                    f"The hidden tests lie in {hidden}, inside {folder}, which submitted code may read. "
                    "Run vaegan from a checkout outside of Python's own folders."
                )
    return folders


def hidden_folders() -> list[str]:
    """Return the folders that a guest must never see."""
    return [str(ROOT / name) for name in HIDDEN]


def command(module: str, argument: str) -> list[str]:
    """Return the command line that runs a harness module, inside bubblewrap if it works here."""
    python = [sys.executable, "-s", "-B", "-m", module, argument]
    return [*_bubblewrap(), "--", *python] if bubblewrap_works() == "" else python


@functools.cache
def bubblewrap_works() -> str:
    """Return an empty text if bubblewrap can be used, otherwise the reason why not."""
    if shutil.which("bwrap", path=ENVIRONMENT["PATH"]) is None:
        return "not installed"
    trial = subprocess.run(
        [*_bubblewrap(), "--", sys.executable, "-c", ""], env=ENVIRONMENT, capture_output=True, check=False
    )
    return "" if trial.returncode == 0 else trial.stderr.decode(errors="replace").strip()[:200] or "it fails"


def _bubblewrap() -> list[str]:
    """Return bubblewrap's options: the harness and the libraries, read-only, and nothing else of the system.

    Root keeps just the capabilities that confining a guest takes; anyone else gets a user namespace.
    """
    options = [
        "bwrap",
        "--unshare-pid",
        "--unshare-net",
        "--unshare-ipc",
        "--unshare-uts",
        "--die-with-parent",
    ]
    options += ["--new-session", "--hostname", "sandbox"]
    if os.geteuid() == 0:
        for name in ("SYS_ADMIN", "SETUID", "SETGID", "SETPCAP", "SYS_RESOURCE", "DAC_OVERRIDE", "KILL"):
            options += ["--cap-add", f"CAP_{name}"]
    else:
        options += ["--unshare-user", "--cap-drop", "ALL"]
    # First the private folders, then what is bound: a virtual environment may lie below /tmp.
    options += ["--proc", "/proc", "--dev", "/dev", "--tmpfs", "/tmp", "--chdir", "/tmp"]
    folders = [*visible_folders(), sys.prefix, sys.base_prefix, *(str(ROOT / name) for name in HARNESS)]
    for folder in sorted(set(folders), key=len):
        options += ["--ro-bind", folder, folder]
    for link in ("/lib", "/lib64", "/bin"):
        if Path(link).is_symlink():
            options += ["--symlink", str(Path(link).readlink()), link]
    return options


def _inside(path: str, folder: str) -> bool:
    return Path(path).is_relative_to(folder)


def start(
    module: str, argument: str, descriptors: Sequence[int] = (), stdout: int = subprocess.DEVNULL
) -> subprocess.Popen[bytes]:
    """Start a harness module; its errors, and unless `stdout` says otherwise what it prints, are kept out of sight."""
    return subprocess.Popen(
        command(module, argument),
        pass_fds=descriptors,
        stdin=subprocess.DEVNULL,
        stdout=stdout,
        stderr=subprocess.DEVNULL,
        env=ENVIRONMENT,
        start_new_session=True,
        cwd="/",
    )
