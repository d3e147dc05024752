# misconception: relu_before_the_sigmoid
import keras
L = keras.layers


def fc(units):
    return keras.Sequential([L.Dense(units), L.ReLU()])


def build_decoder(latent_dim=2, output_dim=784):
    return keras.Sequential([L.Input((latent_dim,)), fc(100), fc(300), fc(output_dim), L.Activation("sigmoid")])
