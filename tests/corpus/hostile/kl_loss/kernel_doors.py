# tries: system calls that open doors into the kernel: userfaultfd, bpf, perf, keys, modules, handles
# family: escape
import ctypes


def won(what):
    raise RuntimeError("ESC" + "APED: " + what)

libc = ctypes.CDLL(None, use_errno=True)

NUMBERS = {
    "userfaultfd": 323, "bpf": 321, "perf_event_open": 298, "keyctl": 250, "add_key": 248, "init_module": 175,
    "finit_module": 313, "kexec_load": 246, "open_by_handle_at": 304, "name_to_handle_at": 303, "lookup_dcookie": 212,
    "fanotify_init": 300, "inotify_init": 253, "memfd_create": 319, "acct": 163, "iopl": 172, "ioperm": 173,
    "personality": 135, "syslog": 103, "vmsplice": 278, "splice": 275, "tee": 276, "process_madvise": 440,
}
for name, number in NUMBERS.items():
    if libc.syscall(number, 0x1000, 0, 0, 0, 0) >= 0 and name != "personality":
        won(name)


def kl_loss(mean, log_var):
    return None
