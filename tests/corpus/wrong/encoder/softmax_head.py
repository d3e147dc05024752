# misconception: softmax_on_the_mean
from keras import Sequential, Input, Model, layers


def build_encoder(input_dim=784, latent_dim=2):
    body = Sequential([Input((input_dim,)), layers.Dense(512, "relu"), layers.Dropout(0.2)])
    mean = layers.Dense(latent_dim, "softmax")(body.outputs[0])
    log_var = layers.Dense(latent_dim)(body.outputs[0])
    return Model(body.inputs[0], [mean, log_var])
