"""Build the whole score as one functional Keras model, and keep it for the next call."""

import weakref

import keras
import numpy as np
import tensorflow as tf
from keras import layers, ops


@keras.saving.register_keras_serializable("anomaly_detection")
class NegativeELBO(layers.Layer):
    def __init__(self, epsilon=1e-7, **kwargs):
        kwargs.setdefault("dtype", "float32")
        super().__init__(**kwargs)
        self.epsilon = epsilon

    def call(self, inputs):
        x, x_hat, mean, log_var = inputs
        log_1 = ops.log(ops.clip(x_hat, self.epsilon, 1.0))
        log_0 = ops.log(ops.clip(1.0 - x_hat, self.epsilon, 1.0))
        reconstruction = ops.sum(ops.negative(ops.where(x == 0.0, 0.0, x * log_1) + (1.0 - x) * log_0), axis=-1)
        kl = ops.sum(0.5 * (ops.square(mean) + ops.expm1(log_var) - log_var), axis=-1)
        return reconstruction + kl


_models = {}


def _scorer(encoder, decoder, pixels):
    key = (id(encoder), id(decoder), pixels)
    if key in _models:
        model, enc, dec = _models[key]
        if enc() is encoder and dec() is decoder:
            return model
    x = keras.Input((pixels,))
    mean, log_var = encoder(x)
    model = keras.Model(x, NegativeELBO()([x, decoder(mean), mean, log_var]))
    _models[key] = (model, weakref.ref(encoder), weakref.ref(decoder))
    return model


def anomaly_scores(images, encoder, decoder):
    images = ops.convert_to_tensor(images, "float32")
    return _scorer(encoder, decoder, images.shape[1])(images, training=False)


def is_anomaly(scores, usual_scores, quantile=0.95):
    usual_scores = tf.reshape(tf.convert_to_tensor(usual_scores), [-1])
    count = int(usual_scores.shape[0])
    # the largest scores, as many as lie at or above the threshold
    top = max(1, count - int(np.floor(quantile * (count - 1))))
    threshold = tf.math.top_k(usual_scores, k=top).values[-1]
    return tf.cast(scores, usual_scores.dtype) > threshold
