# tries: thousands of threads (bounded)
# family: exhaustion
import threading
import time


def won(what):
    raise RuntimeError("ESC" + "APED: " + what)

started = 0
for _ in range(5000):
    threading.Thread(target=time.sleep, args=(60,), daemon=True).start()
    started += 1
won("5000 threads")


def kl_loss(mean, log_var):
    return None
