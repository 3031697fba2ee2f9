"""Compares the core with its peers, side by side in one run: `make bench` calls it.

    compare.py --bench PATH [--quick] [--before PATH]

For each kind of work all programs take turns, round after round, so that whatever else the machine does hits all of them;
the table shows medians. Before anything is timed, the weights after 100 steps from the same start, on the same batches, are
compared, and so are the outputs. Results are printed and written to results.md next to this file. With `--before`, an earlier
build of our own program takes its turns too, and a second table compares the two.
"""

import argparse
import os
import platform
import statistics
import struct
import subprocess
import sys
import tempfile
from time import monotonic

import numpy as np

HERE = os.path.dirname(os.path.abspath(__file__))
SMALL, WIDE, LARGE = "784-16-16-10", "784-128-10", "784-512-512-10"
COUNT, TEST = 60_000, 10_000
CORES = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()

# What is measured: the name in the table, the network, the batch size, the goal: times as fast as the fastest peer.
EPOCHS = [
    ("epoch, batch 1", SMALL, 1, 10),
    ("epoch, batch 10", SMALL, 10, 10),
    ("epoch, batch 32", SMALL, 32, 6),
    ("epoch, batch 1,000", SMALL, 1000, 2.5),
    ("epoch, batch 32", WIDE, 32, 3),
    ("epoch, batch 128", LARGE, 128, 1),
]
INFERENCE = [("10,000 images, one by one", "single", 50), ("10,000 images, one batch", "whole", 2)]
# How long a turn takes at least, in seconds.
TURN = 1 / 3


class Program:
    """A program that answers lines."""

    def __init__(self, name, command, ours=False):
        self.name, self.ours = name, ours
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def ask(self, *words):
        self.process.stdin.write(" ".join(map(str, words)) + "\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline().strip()
        if not answer:
            raise RuntimeError(f"{self.name} ended at: {' '.join(map(str, words))}")
        return answer

    def seconds(self, *words):
        return float(self.ask(*words))


def make_data(folder):
    """60,000 images: the shipped 4,000, each in 15 places, at most two pixels from its own; in a random order."""
    source = os.path.join(HERE, "..", "Lessons", "Data")
    images = np.fromfile(f"{source}/train-images-idx3-ubyte", np.uint8, offset=16).reshape(-1, 28, 28)
    labels = np.fromfile(f"{source}/train-labels-idx1-ubyte", np.uint8, offset=8)
    places = [(0, 0), (-1, -1), (-1, 0), (-1, 1), (0, -1), (0, 1), (1, -1), (1, 0), (1, 1)]
    places += [(-2, 0), (2, 0), (0, -2), (0, 2), (-2, -2), (2, 2)]
    order = np.random.default_rng(1).permutation(len(places) * len(images))
    moved = np.concatenate([np.roll(images, place, (1, 2)) for place in places])[order]
    with open(f"{folder}/images", "wb") as file:
        file.write(struct.pack(">4i", 2051, len(moved), 28, 28) + moved.tobytes())
    with open(f"{folder}/labels", "wb") as file:
        file.write(struct.pack(">2i", 2049, len(moved)) + np.tile(labels, len(places))[order].tobytes())
    return float((moved != 0).mean())


def flops(network, count):
    """Multiplications and additions of an epoch: forward, to the weights, and back to all inputs but the first."""
    sizes = list(map(int, network.split("-")))
    products = [a * b for a, b in zip(sizes, sizes[1:])]
    return 2 * count * (2 * sum(products) + sum(products[1:]))


def check(programs, folder):
    """Stops unless all agree on the weights after 100 steps, and on the outputs."""
    ours, *peers = programs
    worst = {}
    for network, batch in [(SMALL, 32), (WIDE, 32), (LARGE, 128)]:
        ours.ask("weights", network, 100 * batch, batch, f"{folder}/ours")
        expected = np.fromfile(f"{folder}/ours", np.float32)
        for peer in peers:
            if peer.name == "scikit-learn":
                continue
            peer.ask("weights", network, 100 * batch, batch, f"{folder}/theirs")
            weights = np.fromfile(f"{folder}/theirs", np.float32)
            difference = float(np.linalg.norm(weights - expected) / np.linalg.norm(expected))
            worst[peer.name] = max(worst.get(peer.name, 0), difference)
    ours.ask("outputs", SMALL, TEST, f"{folder}/ours")
    expected = np.fromfile(f"{folder}/ours", np.float32)
    for peer in peers:
        if peer.name == "scikit-learn":
            continue
        peer.ask("outputs", SMALL, TEST, f"{folder}/theirs")
        outputs = np.fromfile(f"{folder}/theirs", np.float32)
        worst[peer.name] = max(worst[peer.name], float(np.abs(outputs - expected).max()))
    for name, difference in worst.items():
        print(f"  {name}: weights after 100 steps and outputs differ by at most {difference:.1e}", flush=True)
        if not difference < 1e-5:
            sys.exit(f"{name} computes something else: {difference:.1e} apart. Nothing was timed.")
    return worst


def rounds(programs, count, question):
    """Lets the programs take turns, after a round to warm up: the median of each, in seconds.

    A turn takes at least a third of a second, and its last run counts: by then the thread pools of the program before have gone
    to sleep, its own are awake, and the caches are its own.
    """
    times = {}
    for turn in range(count + 1):
        for program in programs:
            for name, words, factor in question(program):
                start = monotonic()
                time = factor * program.seconds(*words)
                while monotonic() - start < TURN:
                    time = factor * program.seconds(*words)
                if turn > 0:
                    times.setdefault(name, []).append(time)
    return {name: statistics.median(values) for name, values in times.items()}


def epoch_question(network, batch):
    def question(program):
        if program.ours:
            yield f"{program.name}, 1 thread", ("train", network, COUNT, batch, 1), 1
            yield program.name, ("train", network, COUNT, batch, 0), 1
            if program.name == "ours":
                yield "ours, shuffling", ("shuffled", network, COUNT, batch, 0), 1
        elif batch == 1 and program.name == "scikit-learn":
            return
        else:
            # Where the calls take nearly all the time, a tenth of the epoch tells it, times ten.
            part = 10 if program.name.startswith("PyTorch") and batch <= 10 else 1
            yield program.name, ("train", network, COUNT // part, batch), part

    return question


def inference_question(verb):
    def question(program):
        if program.ours:
            if verb == "whole":
                yield f"{program.name}, 1 thread", (verb, SMALL, TEST, 1), 1
            yield program.name, (verb, SMALL, TEST, 0), 1
        else:
            part = 10 if verb == "single" else 1
            yield program.name, (verb, SMALL, TEST // part), part

    return question


def machine():
    model = platform.processor() or platform.machine()
    if os.path.exists("/proc/cpuinfo"):
        with open("/proc/cpuinfo") as file:
            names = [line.split(":", 1)[1].strip() for line in file if line.startswith("model name")]
        model = names[0] if names else model
    return f"{model}, {CORES} core{'s' if CORES > 1 else ''}"


def shown(seconds):
    if seconds is None:
        return "–"
    if seconds < 0.1:
        return f"{1000 * seconds:.3g} ms"
    return f"{seconds:.3g} s"


def main():
    arguments = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    arguments.add_argument("--bench", required=True, help="our own program, built")
    arguments.add_argument("--before", help="an earlier build of it, to compare with")
    arguments.add_argument("--quick", action="store_true", help="one round of some of it, for a look whether all still works; writes no file")
    options = arguments.parse_args()
    count = 1 if options.quick else 5

    with tempfile.TemporaryDirectory() as folder:
        density = make_data(folder)
        first = Program("ours", [options.bench, folder], ours=True)
        first.ask("prepare", SMALL, WIDE, LARGE)
        print("Measuring the machine …", flush=True)
        ceilings = {
            (kind, threads): float(first.ask(kind, threads)) for kind in ("peak", "bandwidth") for threads in (1, CORES)
        }
        first.process.stdin.close()
        ours = Program("ours", [options.bench, folder], ours=True)
        peers = [
            Program(name, [sys.executable, os.path.join(HERE, "peers", script), folder, *words])
            for name, script, words in [
                ("NumPy", "numpy_peer.py", []),
                ("PyTorch", "torch_peer.py", []),
                ("PyTorch, compiled", "torch_peer.py", ["compile"]),
                ("JAX", "jax_peer.py", []),
                ("scikit-learn", "sklearn_peer.py", []),
            ]
        ]
        earlier = [Program("before", [options.before, folder], ours=True)] if options.before else []
        measured = measure(ours, earlier, peers, folder, count, options.quick)
        # Once more: on a machine that others use too, the first try may have met them.
        ceilings = {key: max(value, float(ours.ask(*key))) for key, value in ceilings.items()}
        report(measured, ceilings, peers, density, options.quick)
        if earlier:
            report_change(measured)


def measure(ours, earlier, peers, folder, count, quick):
    print("Checking that all compute the same …", flush=True)
    differences = check([ours, *peers], folder)
    programs = [ours, *earlier, *peers]
    results = []
    for name, network, batch, goal in EPOCHS[2:3] if quick else EPOCHS:
        print(f"Measuring: {network}, {name} …", flush=True)
        medians = rounds(programs, count, epoch_question(network, batch))
        results.append((f"{network}, {name}", medians, goal, flops(network, COUNT)))
    for name, verb, goal in INFERENCE:
        print(f"Measuring: {name} …", flush=True)
        medians = rounds(programs, count, inference_question(verb))
        results.append((f"{SMALL}, {name}", medians, goal, None))
    memory = {program.name: int(program.ask("memory")) for program in [ours, *peers]}
    return differences, results, memory


def report(measured, ceilings, peers, density, quick):
    differences, results, memory = measured
    names = [peer.name for peer in peers]
    versions = ", ".join(
        line.strip().replace("==", " ") for line in open(os.path.join(HERE, "requirements.txt")) if "==" in line
    )
    lines = [
        "# Results",
        "",
        f"{machine()}. {versions}; Python {platform.python_version()}.",
        f"Medians of {'one round' if quick else 'five rounds'}, all programs taking turns. 60,000 images of 784 pixels, "
        f"{100 * density:.0f} % of them not black; sigmoid, quadratic cost, plain mini-batch descent, float32. All take the images "
        "in the order in which they are; “ours, shuffling” takes them in a new random order, drawn within the time.",
        "",
        "| work | ours, 1 thread | ours, shuffling | ours | " + " | ".join(names) + " | × the fastest | goal |",
        "|---|--:|--:|--:|" + "--:|" * len(names) + "--:|--:|",
    ]
    for name, medians, goal, _ in results:
        fastest = min(medians[peer] for peer in names if peer in medians)
        ratio = fastest / medians["ours"]
        cells = [shown(medians.get(key)) for key in ["ours, 1 thread", "ours, shuffling", "ours", *names]]
        lines.append(f"| {name} | " + " | ".join(cells) + f" | {ratio:.1f}{'' if ratio >= goal else ' ✗'} | {goal:g} |")
    lines += ["| peak memory | | | " + " | ".join(f"{size / 2**20:.0f} MB" for size in memory.values()) + " | | |", ""]

    one, all_ = ceilings["peak", 1], ceilings["peak", CORES]
    lines += [
        f"The machine's ceilings: {one / 1e9:.0f} GFLOP/s on one thread and {all_ / 1e9:.0f} on all, multiplying and adding "
        f"separately; copying, {ceilings['bandwidth', 1] / 1e9:.1f} and {ceilings['bandwidth', CORES] / 1e9:.1f} GB/s, "
        "read and written.",
        "",
        "| work | GFLOP | ours, 1 thread: GFLOP/s | share of the ceiling | ours: GFLOP/s | share |",
        "|---|--:|--:|--:|--:|--:|",
    ]
    for name, medians, _, work in results:
        if work is None:
            continue
        single, best = work / medians["ours, 1 thread"], work / medians["ours"]
        lines.append(
            f"| {name} | {work / 1e9:.1f} | {single / 1e9:.0f} | {100 * single / one:.0f} % | {best / 1e9:.0f} "
            f"| {100 * best / all_:.0f} % |"
        )
    lines += [
        "",
        "GFLOP counts every multiplication and addition of the formulas, those with black pixels too, which ours leaves out.",
        "",
        "Checked before: "
        + ", ".join(f"{name} {difference:.0e}" for name, difference in differences.items())
        + " (the largest relative difference of all weights after 100 steps, and of outputs).",
        "",
    ]
    text = "\n".join(lines)
    print("\n" + text)
    if not quick:
        with open(os.path.join(HERE, "results.md"), "w") as file:
            file.write(text)


def report_change(measured):
    """Prints our own medians beside those of the earlier build."""
    print("| work | before, 1 thread | ours, 1 thread | ratio | before | ours | ratio |")
    print("|---|--:|--:|--:|--:|--:|--:|")
    for name, medians, _, _ in measured[1]:
        cells = []
        for suffix in (", 1 thread", ""):
            before, now = medians.get(f"before{suffix}"), medians.get(f"ours{suffix}")
            cells += [shown(before), shown(now), f"{now / before:.2f}" if before else "–"]
        print(f"| {name} | " + " | ".join(cells) + " |")


if __name__ == "__main__":
    main()
