"""NumPy: backpropagation written out, as the notes' readers write it."""

import numpy as np
from threadpoolctl import threadpool_limits

from common import LEARNING_RATE, serve


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


class NumPy:
    def __init__(self, data):
        self.data = data

    def train(self, sizes, batch, count):
        layers = []

        def run():
            layers[:] = [(w.T.copy(), b) for w, b in self.data.weights(sizes)]
            for start in range(0, count, batch):
                x = self.data.images[start : min(start + batch, count)]
                y = self.data.targets[start : min(start + batch, count)]
                activations = [x]
                for w, b in layers:
                    activations.append(sigmoid(activations[-1] @ w + b))
                a = activations[-1]
                delta = 2 * (a - y) * a * (1 - a)
                rate = np.float32(LEARNING_RATE / len(x))
                for l in reversed(range(len(layers))):
                    w, b = layers[l]
                    a = activations[l]
                    gradient = a.T @ delta
                    bias_gradient = delta.sum(0)
                    if l > 0:
                        delta = (delta @ w.T) * a * (1 - a)
                    w -= rate * gradient
                    b -= rate * bias_gradient

        return run, lambda: [(w.T, b) for w, b in layers]

    def forward(self, sizes):
        layers = [(w.T.copy(), b) for w, b in self.data.weights(sizes)]

        def forward(a):
            for w, b in layers:
                a = sigmoid(a @ w + b)
            return a

        return forward

    single = forward

    def threads(self, count):
        threadpool_limits(count)


serve(NumPy)
