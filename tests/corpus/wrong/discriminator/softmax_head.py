# misconception: softmax_over_one_unit
import keras as k; L = k.layers
def build_discriminator():
    return k.Sequential([k.Input((28, 28, 1)), L.Conv2D(16, 3, activation="relu"), L.MaxPool2D(), L.Conv2D(32, 3, activation="relu"),
                         L.MaxPool2D(), L.Flatten(), L.Dense(64, "relu"), L.Dense(1, "softmax")])
