import keras


def build_discriminator():
    inp = keras.layers.Input((28, 28, 1))
    x = keras.layers.Conv2D(24, 4, strides=4)(inp)             # 7x7 patches
    x = keras.layers.Reshape((49, 24))(x)
    x = keras.layers.LayerNormalization()(x)
    x = x + keras.layers.MultiHeadAttention(num_heads=2, key_dim=12)(x, x)
    x = keras.layers.Conv1D(24, 3, padding="same", activation="relu")(x)
    x = keras.layers.Flatten()(x)
    x = keras.layers.Dense(1)(x)
    return keras.Model(inp, keras.ops.sigmoid(x))
