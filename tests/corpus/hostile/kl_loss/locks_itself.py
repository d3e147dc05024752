# tries: to wait for a lock that nobody opens
# family: exhaustion
import threading





def kl_loss(mean, log_var):
    lock = threading.Lock()
    lock.acquire()
    lock.acquire()
