# tries: a list nested a hundred thousand levels deep, to crash whatever converts the answer
# family: exhaustion
def _deep():
    answer = []
    for _ in range(100_000):
        answer = [answer]
    return answer


def discriminator_loss(real_probability, fake_probability):
    return _deep()


def generator_loss(fake_probability):
    return _deep()
