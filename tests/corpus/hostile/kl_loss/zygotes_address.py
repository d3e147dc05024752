# tries: the address of the zygote that all workers share, to ask it for guests of its own
# family: escape
import glob
import os
import socket
import tempfile


def won(what):
    raise RuntimeError("ESC" + "APED: " + what)

places = glob.glob("/tmp/vaegan-*/zygote") + glob.glob(tempfile.gettempdir() + "/vaegan-*/zygote")
for line in open("/proc/self/net/unix") if os.path.exists("/proc/self/net/unix") else ():
    places += [word for word in line.split() if word.endswith("zygote")]
for place in places:
    try:
        socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET).connect(place)
    except OSError:
        continue
    won(f"an answer at {place}")


def kl_loss(mean, log_var):
    return None
