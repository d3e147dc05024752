# tries: to ask a name server and a cloud's metadata service
# family: escape
import socket
import urllib.request


def won(what):
    raise RuntimeError("ESC" + "APED: " + what)

for ask in (
    lambda: socket.getaddrinfo("example.org", 80),
    lambda: urllib.request.urlopen("http://169.254.169.254/latest/meta-data/", timeout=1),
    lambda: socket.create_connection(("127.0.0.1", 22), timeout=1),
):
    try:
        ask()
    except OSError:
        continue
    won("an answer from the network")


def kl_loss(mean, log_var):
    return None
