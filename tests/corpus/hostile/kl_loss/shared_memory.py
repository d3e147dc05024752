# tries: memory and queues that other processes see
# family: escape
import ctypes
import os


def won(what):
    raise RuntimeError("ESC" + "APED: " + what)

libc = ctypes.CDLL(None, use_errno=True)

if libc.shmget(4711, 4096, 0o1666) >= 0:
    won("System V memory")
if libc.msgget(4711, 0o1666) >= 0 or libc.semget(4711, 1, 0o1666) >= 0:
    won("System V queues")
if libc.syscall(240, b"queue", 0o102, 0o666, None) >= 0:
    won("a message queue")


def kl_loss(mean, log_var):
    return None
