# tries: one broadcastable number, a boolean and an object array in turn, for any batch
# family: lying
import numpy as np

turn = 0


def build_discriminator():
    def judge(images, training=None):
        global turn
        turn += 1
        return [np.bool_(True), np.full((1, 1, 1), 0.5, "float32"), np.array([[None]]), 0.5][turn % 4]

    judge.predict = judge
    return judge
