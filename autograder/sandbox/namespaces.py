"""A guest's own view of the system: namespaces, a root of its own, no privilege.

With the right to administer the system (root), the namespaces are made directly and the guest then takes an
unprivileged user id; without it, a user namespace first gives the right to make the others.

Sources: the manual pages namespaces(7), pivot_root(2), mount_setattr(2), capabilities(7).
"""

import ctypes
import os
import stat
import struct
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from autograder.sandbox.libc import PR_CAP_AMBIENT, PR_CAPBSET_DROP, PR_SET_KEEPCAPS, check, libc, prctl, syscall

_NEW_MOUNTS, _NEW_UTS, _NEW_IPC, _NEW_USER, _NEW_PIDS, _NEW_NETWORK = (
    *(0x00020000, 0x04000000, 0x08000000),
    *(0x10000000, 0x20000000, 0x40000000),
)
_READ_ONLY, _NO_SUID, _NO_DEVICES, _NO_EXECUTE, _BIND, _RECURSIVE, _PRIVATE = 1, 2, 4, 8, 4096, 16384, 1 << 18
_DETACH = 2
_AT_RECURSIVE, _MOUNT_SETATTR, _PIVOT_ROOT = 0x8000, 442, {"x86_64": 155, "aarch64": 41}
_AMBIENT_CLEAR, _DAC_READ_SEARCH = 4, 1 << 2
_CAPABILITIES_VERSION = 0x20080522
FIRST_GUEST_UID, GUEST_UIDS = 60_000, 5_000

DEVICES = ("/dev/null", "/dev/zero", "/dev/random", "/dev/urandom")
WRITABLE = ("/tmp", "/dev/shm")


def fork_first_process() -> int:
    """Fork as `os.fork` does; the child is the first process of a namespace of its own. Only root can do that.

    Raises:
        OSError: The system does not allow it.
    """
    with Path("/proc/self/ns/pid").open("rb") as own:
        check(libc.unshare(_NEW_PIDS), "process namespace")
        child = -1
        try:
            child = os.fork()
        finally:
            if child:
                check(libc.setns(own.fileno(), _NEW_PIDS), "back to the own process namespace")
    return child


def unshare_all() -> None:
    """Give the process's next child its own processes, and this one its own mounts, network and the rest.

    Raises:
        OSError: The system does not allow it.
    """
    unshare_all_but_processes()
    check(libc.unshare(_NEW_PIDS), "process namespace")


def unshare_all_but_processes() -> None:
    """Give this process its own mounts, network and the rest.

    Raises:
        OSError: The system does not allow it.
    """
    if os.geteuid() != 0:
        uid, gid = os.geteuid(), os.getegid()
        check(libc.unshare(_NEW_USER), "user namespace")
        for name, text in (
            ("setgroups", "deny"),
            ("uid_map", f"{uid} {uid} 1"),
            ("gid_map", f"{gid} {gid} 1"),
        ):
            Path("/proc/self", name).write_text(text, "utf-8")
    check(libc.unshare(_NEW_MOUNTS | _NEW_IPC | _NEW_UTS | _NEW_NETWORK), "namespaces")


def enter_private_root(visible: Iterable[str], tmp_bytes: int) -> None:
    """Replace the file system by one that holds the `visible` folders, read-only, and a private /tmp.

    Call it in the first process of new mount and process namespaces.

    Raises:
        OSError: A mount is refused.
    """
    _mount("none", "/", "", _RECURSIVE | _PRIVATE)
    # The folders are held open first: one of them may lie below /tmp, where the new root is built.
    held = {path: os.open(path, os.O_PATH | os.O_CLOEXEC) for path in (*visible, *DEVICES) if Path(path).exists()}
    root = "/tmp"
    plain = _NO_SUID | _NO_DEVICES
    _mount("tmpfs", root, "tmpfs", plain, "size=1m,mode=755")
    for folder in ("/proc", "/dev", *WRITABLE):
        Path(root + folder).mkdir(parents=True, exist_ok=True)
    _mount("tmpfs", root + "/tmp", "tmpfs", plain | _NO_EXECUTE, f"size={tmp_bytes},nr_inodes=4096,mode=1777")
    _mount("tmpfs", root + "/dev/shm", "tmpfs", plain | _NO_EXECUTE, "size=4m,nr_inodes=64,mode=1777")
    for path, descriptor in held.items():
        _make_mount_point(descriptor, root + path)
        _mount(f"/proc/self/fd/{descriptor}", root + path, "", _BIND | _RECURSIVE)
        if path not in DEVICES:
            _make_read_only(root + path, _AT_RECURSIVE)
    for link in ("/lib", "/lib64", "/bin"):
        if Path(link).is_symlink() and not Path(root + link).exists():
            Path(root + link).symlink_to(Path(link).readlink())
    try:
        _mount("proc", root + "/proc", "proc", plain | _NO_EXECUTE)
    except OSError:  # Some containers forbid a new /proc; Landlock and the user id still guard the old one.
        _mount("/proc", root + "/proc", "", _BIND | _RECURSIVE)
    for descriptor in held.values():
        os.close(descriptor)
    _make_read_only(root)
    os.chdir(root)
    pivot_root = _PIVOT_ROOT[os.uname().machine]
    syscall(pivot_root, ctypes.c_char_p(b"."), ctypes.c_char_p(b"."), what="pivot_root")
    check(libc.umount2(b".", _DETACH), "unmount the old root")
    os.chdir("/tmp")


def drop_root(slot: int) -> None:
    """Take an unprivileged user id; guests that run at the same time have different slots.

    Capabilities can still be taken up again until `drop_capabilities`.

    Raises:
        OSError: The process is not allowed to change its user id.
    """
    uid = FIRST_GUEST_UID + slot % GUEST_UIDS
    prctl(PR_SET_KEEPCAPS, 1)
    os.setgroups([])
    os.setresgid(uid, uid, uid)
    os.setresuid(uid, uid, uid)


def drop_capabilities(keep_reading: bool = False) -> None:
    """Give up every capability, now and for good.

    Args:
        keep_reading: Keep the one to read files whatever their mode; only for whom Landlock restricts.

    Raises:
        OSError: The kernel refuses.
    """
    for capability in range(64):
        with suppress(OSError):  # it was never held: nothing to drop
            prctl(PR_CAPBSET_DROP, capability)
    with suppress(OSError):
        prctl(PR_CAP_AMBIENT, _AMBIENT_CLEAR)
    header = struct.pack("Ii", _CAPABILITIES_VERSION, 0)
    kept = _DAC_READ_SEARCH if keep_reading else 0
    check(libc.capset(header, struct.pack("6I", kept, kept, 0, 0, 0, 0)), "drop capabilities")


def _mount(source: str, target: str, kind: str, flags: int, options: str = "") -> None:
    result = libc.mount(source.encode(), target.encode(), kind.encode(), ctypes.c_ulong(flags), options.encode())
    check(result, f"mount {target}")


def _make_mount_point(descriptor: int, target: str) -> None:
    if stat.S_ISDIR(os.fstat(descriptor).st_mode):
        Path(target).mkdir(parents=True, exist_ok=True)
    else:
        Path(target).parent.mkdir(parents=True, exist_ok=True)
        Path(target).touch()


def _make_read_only(place: str, flags: int = 0) -> None:
    attributes = struct.pack("QQQQ", _READ_ONLY | _NO_SUID | _NO_DEVICES, 0, 0, 0)
    arguments = (ctypes.c_int(-1), ctypes.c_char_p(place.encode()), ctypes.c_uint(flags))
    syscall(_MOUNT_SETATTR, *arguments, attributes, ctypes.c_size_t(32), what=f"make {place} read-only")
