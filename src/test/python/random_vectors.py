"""What numpy and Python draw, as the expectations of the tests of io.headwater.random.

    /usr/bin/python3 src/test/python/random_vectors.py > src/test/resources/random/vectors.json

Both streams are frozen, so any version gives the same; the file says which ones made it. A double is written by
float.hex(), which loses nothing. Long runs are a SHA-256 of their big-endian bytes.
"""

import hashlib
import json
import math
import platform
import random

import numpy as np

MOST_SEED = 2**32 - 1


def sha256(values, kind):
    return hashlib.sha256(np.asarray(values).astype(kind).tobytes()).hexdigest()


def hexes(values):
    return [float(value).hex() for value in values]


def raw_words(state, count):
    """The words of the generator under a RandomState, as they come."""
    return state._bit_generator.random_raw(count)


def words():
    """Around each place where 624 words have been used up."""
    for seed in (0, 1, 5489, 19650218, 2**31 - 1, 2**31, MOST_SEED):
        drawn = raw_words(np.random.RandomState(seed), 5_000)
        yield {"seed": seed, **parts_of(drawn)}


def parts_of(drawn):
    parts = [{"from": start, "words": [int(word) for word in drawn[start:start + 8]]} for start in (0, 620, 1244)]
    return {"parts": parts, "sha256": sha256(drawn, ">u4")}


def keyed_words():
    """From keys of several words, shorter and longer than the generator's own; long ones by a formula."""
    def of(vector, key):
        return {**vector, **parts_of(raw_words(np.random.RandomState(key), 5_000))}

    for key in ([0], [1], [MOST_SEED], [1, 2, 3], [0x123, 0x234, 0x345, 0x456], [0, 0, 0, 0], [5, 0]):
        yield of({"key": key}, key)
    for length in (623, 624, 625, 2_000):
        yield of({"keyLength": length}, [(i + 1) * 2654435769 % 2**32 for i in range(length)])


def uniforms():
    for seed, low, high in ((0, 0, 1), (1, 0, 100), (2, 5, 100), (3, -1, 1), (4, -1e300, 1e300), (5, 7, 7), (6, 100, 0)):
        state = np.random.RandomState(seed)
        drawn = state.uniform(low, high, 10_000)
        yield {"seed": seed, "low": float(low).hex(), "high": float(high).hex(), "values": hexes(drawn[:10]),
               "sha256": sha256(drawn, ">f8")}


def normals():
    for seed, mean, deviation in ((0, 0, 1), (7, 43200, 20000), (8, 52.5, 26.25), (9, -3, 0), (MOST_SEED, 1e-9, 1e9)):
        state = np.random.RandomState(seed)
        yield {"seed": seed, "mean": float(mean).hex(), "deviation": float(deviation).hex(),
               "values": hexes(state.normal(mean, deviation, 200))}


def mixtures():
    """Draws of all kinds from one stream, so that what a kind leaves to the next one counts."""
    for seed in range(20):
        state = np.random.RandomState(seed)
        choose = random.Random(seed)
        steps = []
        for _ in range(40):
            kind = choose.choice(["normal", "normal", "normal", "uniform", "poisson", "choice", "seed"])
            if kind == "normal":
                steps.append([kind, state.normal(10, 3).hex()])
            elif kind == "uniform":
                steps.append([kind, state.uniform(-2, 5).hex()])
            elif kind == "poisson":
                mean = choose.choice([0.0, 0.7, 9.5, 12.0, 400.0])
                steps.append([kind, mean, int(state.poisson(mean))])
            elif kind == "choice":
                steps.append([kind, state.choice(9, 4, replace=False).tolist()])
            else:
                again = choose.randrange(2**32)
                state.seed(again)
                steps.append([kind, again])
        yield {"seed": seed, "steps": steps}


def poissons():
    largest = np.iinfo("l").max - np.sqrt(np.iinfo("l").max) * 10
    means = (0.0, 5e-324, 1e-300, 1e-10, 0.01, 0.5, 1.0, 2.0, 3.99, 9.999, math.nextafter(10, 0), 10.0,
             math.nextafter(10, 11), 10.5, 12.0, 30.0, 100.0, 1000.0, 1e6, 1e9, 1e12, 1e15, 1e18, float(largest))
    for seed, mean in enumerate(means):
        state = np.random.RandomState(seed)
        drawn = state.poisson(mean, 2_000)
        yield {"seed": seed, "mean": mean.hex(), "values": drawn[:20].tolist(), "sha256": sha256(drawn, ">i8"),
               "after": state.random_sample().hex()}


def choices():
    cases = [(0, 0), (1, 0), (1, 1), (2, 1), (2, 2), (3, 2), (3, 3), (100, 0), (100, 100)]
    for power in (2, 3, 4, 8, 10):
        for near in (-1, 0, 1):
            cases.append((2**power + near, 3))
    cases += [(65_535, 2), (65_536, 2), (65_537, 2), (10_000, 2), (3_000, 3_000), (100_003, 3), (100_003, 200)]
    for seed, (population, count) in enumerate(cases):
        state = np.random.RandomState(seed * 1_000_003)
        drawn = state.choice(population, count, replace=False)
        yield {"seed": seed * 1_000_003, "population": population, "count": count, "values": drawn[:20].tolist(),
               "sha256": sha256(drawn, ">i4"), "after": state.random_sample().hex()}


SEEDS = (0, 1, 2, 20180401, -1, -12345, 2**31 - 1, 2**31, MOST_SEED, 2**32, 2**32 + 1, -2**32, 2**40 + 17, -2**50, 2**63 - 1, -2**63)


def python_bits():
    """From seeds that are keys of one word and of two."""
    for seed in SEEDS:
        stream = random.Random(seed)
        yield {"seed": seed, "bits": [stream.getrandbits(bits) for bits in range(1, 33)],
               "sha256": sha256([stream.getrandbits(32) for _ in range(5_000)], ">u4")}


def python_choices():
    for seed, length in enumerate((1, 2, 3, 4, 5, 7, 8, 9, 255, 256, 257, 10_000, 2**30, 2**31 - 1)):
        stream = random.Random(seed)
        yield {"seed": seed, "length": length, "values": [stream.choice(range(length)) for _ in range(50)],
               "after": stream.getrandbits(32)}


def python_samples():
    cases = [(0, 0), (1, 0), (1, 1), (2, 1), (2, 2), (5, 5), (1_000, 0), (1_000, 1)]
    # Around each population from which on sample() no longer copies it.
    for count in (4, 5, 6, 21, 22, 85, 86, 341, 342, 1365):
        setsize = 21 + (4 ** math.ceil(math.log(count * 3, 4)) if count > 5 else 0)
        cases += [(setsize - 1, count), (setsize, count), (setsize + 1, count)]
    cases += [(count, count) for count in (6, 21, 22, 1_000)]
    cases += [(1_000, 333), (10_000, 3_333), (10_000_000, 1_000)]
    for seed, (population, count) in enumerate(cases):
        stream = random.Random(seed)
        drawn = stream.sample(range(population), count)
        yield {"seed": seed, "population": population, "count": count, "values": drawn[:20],
               "sha256": sha256(drawn, ">i4"), "after": stream.getrandbits(32)}


def main():
    kinds = (words, keyed_words, uniforms, normals, mixtures, poissons, choices, python_bits, python_choices, python_samples)
    print("{")
    print(f'"madeBy": "Python {platform.python_version()}, numpy {np.__version__}"', end="")
    for kind in kinds:
        cases = ",\n  ".join(json.dumps(case) for case in kind())
        print(f',\n"{kind.__name__}": [\n  {cases}\n]', end="")
    print("\n}")


if __name__ == "__main__":
    main()
