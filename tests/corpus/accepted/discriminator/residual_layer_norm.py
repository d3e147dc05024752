import keras
from keras import layers


@keras.saving.register_keras_serializable()
class ResDown(layers.Layer):
    def __init__(self, ch, **kw):
        super().__init__(**kw)
        self.ch = ch
        self.norm = layers.LayerNormalization()
        self.c1 = layers.Conv2D(ch, 3, padding="same")
        self.c2 = layers.Conv2D(ch, 3, padding="same")
        self.skip = layers.Conv2D(ch, 1, use_bias=False)
        self.pool = layers.AveragePooling2D(2)
        self.add = layers.Add()

    def call(self, x):
        h = self.c1(keras.activations.gelu(self.norm(x)))
        h = self.c2(keras.activations.gelu(h))
        return self.add([self.pool(h), self.skip(self.pool(x))])

    def get_config(self):
        return {**super().get_config(), "ch": self.ch}


def build_discriminator():
    image = keras.Input((28, 28, 1))
    x = layers.Conv2D(8, 3, padding="same")(image)
    x = ResDown(16)(x)
    x = ResDown(24)(x)
    x = layers.GlobalAveragePooling2D()(layers.GroupNormalization(groups=8)(x))
    return keras.Model(image, layers.Dense(1, activation="sigmoid")(x))
