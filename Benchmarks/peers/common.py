"""What every peer shares: the data as the peers like it best, the initial weights, and the lines it answers.

A peer is a class with these methods, for fully connected layers of the given sizes, sigmoid, quadratic cost:

    train(sizes, batch, count)   one epoch of plain mini-batch descent over the first `count` images; returns a function
                                 that runs it, and one that gives the weights afterwards
    forward(sizes)               returns a function from images (count, 784) to outputs (count, 10)
    single(sizes)                the same for one image (784,)
    threads(count)               sets how many threads to use, where that can be set

All take the images in the order in which they are. Everything that can be done before the clock starts is done before: images
are float32 already, compiled functions have been compiled, and one thread or all, what is faster has been tried.

The lines: `train SIZES COUNT BATCH`, `whole SIZES COUNT`, `single SIZES COUNT` (all three answer with seconds);
`weights SIZES COUNT BATCH PATH` and `outputs SIZES COUNT PATH` (which write float32); `memory` (peak, in bytes).
"""

import os
import resource
import sys
import time

import numpy as np

LEARNING_RATE = 0.1


class Data:
    def __init__(self, folder):
        self.folder = folder
        images = np.fromfile(f"{folder}/images", np.uint8, offset=16).reshape(-1, 784)
        labels = np.fromfile(f"{folder}/labels", np.uint8, offset=8)
        self.images = images.astype(np.float32) / np.float32(255)
        self.test_images = images[:10000].astype(np.float32) / np.float32(255)
        self.targets = np.eye(10, dtype=np.float32)[labels]

    def weights(self, sizes):
        """The initial parameters: a list of (weights (outputs, inputs), biases (outputs,))."""
        numbers = np.fromfile(f"{self.folder}/weights-{'-'.join(map(str, sizes))}", np.float32)
        layers, start = [], 0
        for inputs, outputs in zip(sizes, sizes[1:]):
            middle, end = start + inputs * outputs, start + inputs * outputs + outputs
            layers.append((numbers[start:middle].reshape(outputs, inputs).copy(), numbers[middle:end].copy()))
            start = end
        return layers


def flat(layers):
    return np.concatenate([np.concatenate([np.asarray(w).ravel(), np.asarray(b).ravel()]) for w, b in layers])


def timed(run):
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def fewest_seconds(peer, run):
    """One thread or all: the number with which `run` is faster."""
    results = []
    for count in (1, os.cpu_count()):
        peer.threads(count)
        run()
        results.append((min(timed(run) for _ in range(3)), count))
    return min(results)[1]


def serve(make_peer):
    """Answers lines on standard input until it ends. One line in, one line out."""
    data = Data(sys.argv[1])
    peer = make_peer(data)
    prepared = {}

    def prepare(verb, sizes, count, batch):
        """What is to be timed, and the number of threads for it."""
        if verb == "train":
            short, _ = peer.train(sizes, batch, min(count, 10 * batch))
            return peer.train(sizes, batch, count)[0], fewest_seconds(peer, short)
        if verb == "whole":
            forward, images = peer.forward(sizes), data.test_images[:count]
            return lambda: forward(images), fewest_seconds(peer, lambda: forward(images))
        forward, images = peer.single(sizes), list(data.test_images[:count])

        def one_by_one():
            for image in images:
                forward(image)

        return one_by_one, 1

    answers = os.fdopen(os.dup(1), "w", buffering=1)
    os.dup2(2, 1)  # What a library prints must not look like an answer.
    for line in sys.stdin:
        verb, *words = line.split()
        if verb == "memory":
            print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024, file=answers)
            continue
        sizes = tuple(map(int, words[0].split("-")))
        count = int(words[1])
        if verb == "weights":
            run, weights = peer.train(sizes, int(words[2]), count)
            run()
            flat(weights()).astype(np.float32).tofile(words[3])
            print("written", file=answers)
        elif verb == "outputs":
            np.asarray(peer.forward(sizes)(data.test_images[:count]), np.float32).tofile(words[2])
            print("written", file=answers)
        else:
            if line not in prepared:
                prepared[line] = prepare(verb, sizes, count, int(words[2]) if verb == "train" else 1)
            run, threads = prepared[line]
            peer.threads(threads)
            print(timed(run), file=answers)
