# tries: to stop its own process, so that it never answers and never ends
# family: exhaustion
import os
import signal





def kl_loss(mean, log_var):
    os.kill(os.getpid(), signal.SIGSTOP)
    signal.pause()
