# tries: an answer nested a hundred thousand lists deep, to overflow the receiver's recursion.
# family: exhaustion
import keras


class Deep(keras.Model):
    def __call__(self, z, *args, **kwargs):
        answer = 0.5
        for _ in range(100000):
            answer = [answer]
        return answer

    predict = call = __call__


def build_decoder(latent_dim=2, output_dim=784):
    return Deep()
