import keras
from keras import layers


def build_encoder(
    input_dim=28 * 28,
    latent_dim=2,
    *,
    hidden_units=(512, 256),
    activation="relu",
    dropout=0.2,
    l2=1e-5,
    name="encoder",
):
    trunk = keras.Sequential(name="trunk")
    trunk.add(keras.Input((input_dim,)))
    for units in hidden_units:
        trunk.add(
            layers.Dense(units, activation=activation, kernel_regularizer=keras.regularizers.L2(l2))
        )
        trunk.add(layers.Dropout(dropout, seed=3))
    z_mean = layers.Dense(latent_dim, name="z_mean")(trunk.outputs[0])
    z_log_var = layers.Dense(latent_dim, name="z_log_var")(trunk.outputs[0])
    return keras.Model(trunk.inputs, [z_mean, z_log_var], name=name)
