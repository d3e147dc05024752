# tries: to hang up in the middle of a question, and to go on living
# family: evasion
import os
import socket
import time





def kl_loss(mean, log_var):
    socket.socket(fileno=os.dup(3)).shutdown(socket.SHUT_RDWR)
    os.close(3)
    time.sleep(30)
