import keras as K; L = K.layers
def build_discriminator(): return K.Sequential([K.Input((28, 28, 1)), L.Conv2D(16, (4, 4), (2, 2), "same", activation="leaky_relu"), L.Conv2D(16, (4, 4), (2, 2), "same", activation="leaky_relu"), L.Conv2D(1, (7, 7), activation="sigmoid"), L.Reshape((1,))])
