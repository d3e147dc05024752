# tries: never to answer, with the usual alarms switched off
# family: exhaustion
import signal

for number in (signal.SIGALRM, signal.SIGTERM, signal.SIGINT, signal.SIGXCPU, signal.SIGHUP):
    signal.signal(number, signal.SIG_IGN)


def build_discriminator():
    def judge(images, training=None):
        while True:
            try:
                sum(range(10**12))
            except BaseException:
                pass

    return judge
