import abc
import enum

import keras


class Stage(enum.Enum):
    STEM = 8
    MIDDLE = 16
    DEEP = 32


class Component(abc.ABC):
    @abc.abstractmethod
    def attach(self, tensor):
        ...


class Down(Component):
    def __init__(self, stage):
        self.pipeline = [
            keras.layers.ZeroPadding2D(1),
            vars(keras.layers)["Conv2D"](stage.value, 4, strides=2),
            keras.layers.LeakyReLU(0.3),
        ]

    def attach(self, tensor):
        for step in self.pipeline:
            tensor = step(tensor)
        return tensor


class Verdict(Component):
    def attach(self, tensor):
        pooled = keras.layers.Concatenate()(
            [keras.layers.GlobalAveragePooling2D()(tensor), keras.layers.GlobalMaxPooling2D()(tensor)]
        )
        return keras.layers.Dense(1, activation=keras.activations.get("sigmoid"))(pooled)


class Builder:
    def __init__(self):
        self._parts = []

    def add(self, part):
        self._parts.append(part)
        return self

    def build(self, shape=(28, 28, 1)):
        tensor = source = keras.Input(shape)
        for part in self._parts:
            tensor = part.attach(tensor)
        return keras.Model(source, tensor)


def build_discriminator(stages=tuple(Stage), shape=(28, 28, 1)):
    builder = Builder()
    for stage in stages:
        builder.add(Down(stage))
    return builder.add(Verdict()).build(shape)
