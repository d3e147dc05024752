# misconception: one_log_variance_per_image
from tensorflow.keras import Input, Model
from tensorflow.keras.layers import BatchNormalization, Dense


def build_encoder(input_dim=784, latent_dim=2):
    x = Input(shape=(input_dim,))
    h = Dense(256, activation="relu")(x)
    h = BatchNormalization()(h)
    mean = Dense(latent_dim)(h)
    log_var = Dense(1)(h)  # the size of the cloud
    return Model(x, [mean, log_var])
