"""JAX: the whole epoch is one compiled function, a scan over the batches."""

import jax
import jax.numpy as jnp
import numpy as np

from common import LEARNING_RATE, serve


def forward(layers, a):
    for w, b in layers:
        a = jax.nn.sigmoid(a @ w + b)
    return a


def cost(layers, x, y):
    return jnp.mean(jnp.sum(jnp.square(forward(layers, x) - y), axis=1))


def step(layers, batch):
    gradient = jax.grad(cost)(layers, *batch)
    return jax.tree.map(lambda w, g: w - LEARNING_RATE * g, layers, gradient), None


class JAX:
    def __init__(self, data):
        self.data = data
        self.images, self.targets = jnp.asarray(data.images), jnp.asarray(data.targets)

    def layers(self, sizes):
        return [(jnp.asarray(w.T), jnp.asarray(b)) for w, b in self.data.weights(sizes)]

    def train(self, sizes, batch, count):
        initial, result = self.layers(sizes), []
        whole = count - count % batch

        def epoch(layers, images, targets):
            pieces = (images[:whole].reshape(-1, batch, 784), targets[:whole].reshape(-1, batch, 10))
            layers, _ = jax.lax.scan(step, layers, pieces)
            if whole < count:
                layers, _ = step(layers, (images[whole:count], targets[whole:count]))
            return layers

        compiled = jax.jit(epoch).lower(initial, self.images, self.targets).compile()

        def run():
            result[:] = jax.block_until_ready(compiled(initial, self.images, self.targets))

        return run, lambda: [(np.asarray(w).T, np.asarray(b)) for w, b in result]

    def forward(self, sizes):
        layers, compiled = self.layers(sizes), jax.jit(forward)
        run = lambda x: jax.block_until_ready(compiled(layers, x))
        run(self.data.test_images)
        run(self.data.test_images[0])
        return run

    single = forward

    def threads(self, count):
        pass  # The compiler decides.


serve(JAX)
