# tries: never returns, and refuses every signal that may be refused
# family: exhaustion
import signal

for _number in range(1, 65):
    try:
        signal.signal(_number, signal.SIG_IGN)
    except (OSError, ValueError):
        pass


def discriminator_loss(real_probability, fake_probability):
    while True:
        pow(3, 2_000_000)


def generator_loss(fake_probability):
    while True:
        pow(3, 2_000_000)
