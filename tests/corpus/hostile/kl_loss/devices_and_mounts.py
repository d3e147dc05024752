# tries: devices, and a file system mounted elsewhere
# family: escape
import ctypes
import os


def won(what):
    raise RuntimeError("ESC" + "APED: " + what)

libc = ctypes.CDLL(None, use_errno=True)

for device in ("mem", "kmem", "kmsg", "sda", "vda", "nvme0n1", "tty", "tty0", "ptmx", "fuse", "kvm", "net/tun", "loop0"):
    try:
        os.open(f"/dev/{device}", os.O_RDWR)
    except OSError:
        continue
    won(device)
for kind in (b"tmpfs", b"proc", b"sysfs", b"cgroup2", b"overlay"):
    if libc.mount(b"none", b"/tmp", kind, 0, b"") == 0:
        won("a mount")
if libc.umount2(b"/proc", 2) == 0 or libc.syscall(155, b"/tmp", b"/tmp") == 0 or libc.chroot(b"/tmp") == 0:
    won("another root")


def kl_loss(mean, log_var):
    return None
