"""scikit-learn: MLPRegressor, whose squared error goes with an output layer of identities, not of sigmoids: the same work
to within ten functions an image, but other weights, so its results are not compared."""

import warnings

from sklearn.neural_network import MLPRegressor
from threadpoolctl import threadpool_limits

from common import LEARNING_RATE, serve

warnings.filterwarnings("ignore")


class ScikitLearn:
    def __init__(self, data):
        self.data = data

    def regressor(self, sizes, batch):
        return MLPRegressor(
            hidden_layer_sizes=sizes[1:-1], activation="logistic", solver="sgd", alpha=0, batch_size=batch, momentum=0,
            learning_rate_init=LEARNING_RATE / 10, max_iter=1, shuffle=False, random_state=1,
        )

    def train(self, sizes, batch, count):
        x, y = self.data.images[:count], self.data.targets[:count]
        return lambda: self.regressor(sizes, batch).fit(x, y), None

    def forward(self, sizes):
        regressor = self.regressor(sizes, 200).fit(self.data.images[:1000], self.data.targets[:1000])
        return regressor.predict

    def single(self, sizes):
        predict = self.forward(sizes)
        return lambda image: predict(image.reshape(1, -1))

    def threads(self, count):
        threadpool_limits(count)


serve(ScikitLearn)
