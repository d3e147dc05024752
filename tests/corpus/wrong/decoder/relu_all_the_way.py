# misconception: relu_output
from keras import Model, ops
from keras.layers import Dense, Input


def build_decoder(latent_dim=2, output_dim=784):
    t = z = Input((latent_dim,))
    for units in [64, 128, output_dim]:
        t = ops.relu(Dense(units)(t))
    return Model(z, t)
