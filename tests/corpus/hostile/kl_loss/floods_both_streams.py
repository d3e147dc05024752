# tries: output without an end on both streams, from several threads, through a widened pipe
# family: exhaustion
import fcntl
import os
import threading


def flood(stream):
    while True:
        os.write(stream, b"x" * (1 << 20))


for stream in (1, 2):
    try:
        fcntl.fcntl(stream, 1031, 1 << 20)
    except OSError:
        pass
    threading.Thread(target=flood, args=(stream,), daemon=True).start()


def kl_loss(mean, log_var):
    while True:
        pass
