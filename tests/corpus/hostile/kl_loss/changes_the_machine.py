# tries: the clock, the name, the swap space and the power switch of the machine
# family: escape
import ctypes


def won(what):
    raise RuntimeError("ESC" + "APED: " + what)

libc = ctypes.CDLL(None, use_errno=True)

for number, arguments in ((164, (b"\0" * 16, 0)), (227, (0, b"\0" * 16)), (170, (b"pwned", 5)), (168, (b"/swap",)),
                          (169, (0xFEE1DEAD, 672274793, 0, 0)), (162, ()), (175, (0, 0, 0))):
    if libc.syscall(number, *arguments) == 0 and number != 162:
        won(f"system call {number}")


def kl_loss(mean, log_var):
    return None
