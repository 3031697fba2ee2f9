"""PyTorch: modules, autograd and its own optimiser, eager, or the whole step compiled where `compile` is asked for."""

import sys

import torch
import torch._dynamo

from common import LEARNING_RATE, serve

compiled = "compile" in sys.argv[2:]
# Each batch size is compiled anew; the default gives up after eight.
torch._dynamo.config.recompile_limit = 1000


class PyTorch:
    def __init__(self, data):
        self.data = data
        self.images = torch.from_numpy(data.images)
        self.targets = torch.from_numpy(data.targets)

    def model(self, sizes):
        layers = []
        for w, b in self.data.weights(sizes):
            linear = torch.nn.Linear(w.shape[1], w.shape[0])
            linear.weight.data, linear.bias.data = torch.from_numpy(w), torch.from_numpy(b)
            layers += [linear, torch.nn.Sigmoid()]
        return torch.nn.Sequential(*layers)

    def train(self, sizes, batch, count):
        model = self.model(sizes)
        linears = [layer for layer in model if isinstance(layer, torch.nn.Linear)]
        optimiser = torch.optim.SGD(model.parameters(), lr=LEARNING_RATE)

        def cost(x, y):
            return (model(x) - y).square().sum(1).mean()

        step_cost = torch.compile(cost, dynamic=False) if compiled else cost

        def run(stop=count):
            with torch.no_grad():
                for linear, (w, b) in zip(linears, self.data.weights(sizes)):
                    linear.weight.copy_(torch.from_numpy(w))
                    linear.bias.copy_(torch.from_numpy(b))
            for start in range(0, stop, batch):
                end = min(start + batch, stop)
                optimiser.zero_grad()
                step_cost(self.images[start:end], self.targets[start:end]).backward()
                optimiser.step()

        if compiled:
            run(min(count, 2 * batch))
        return run, lambda: [(l.weight.detach().numpy(), l.bias.detach().numpy()) for l in linears]

    def forward(self, sizes):
        model = self.model(sizes)
        if compiled:
            model = torch.compile(model, dynamic=False)

        @torch.inference_mode()
        def forward(x):
            return model(torch.from_numpy(x)).numpy()

        if compiled:
            forward(self.data.test_images)
            forward(self.data.test_images[0])
        return forward

    single = forward

    def threads(self, count):
        torch.set_num_threads(count)


serve(PyTorch)
