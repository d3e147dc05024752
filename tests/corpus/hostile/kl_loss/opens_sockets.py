# tries: to listen, to send and to connect by sockets of every kind
# family: escape
import socket


def won(what):
    raise RuntimeError("ESC" + "APED: " + what)

for family in (socket.AF_INET, socket.AF_INET6, socket.AF_UNIX, socket.AF_NETLINK, socket.AF_PACKET, 38, 40):
    for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM, socket.SOCK_RAW):
        try:
            socket.socket(family, kind)
        except OSError:
            continue
        won(f"a socket of family {family}")


def kl_loss(mean, log_var):
    return None
