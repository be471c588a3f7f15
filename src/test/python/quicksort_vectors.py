"""The order in which numpy's quicksort puts elements, as the expectations of NumpyQuicksortTest.

    /usr/bin/python3 src/test/python/quicksort_vectors.py > src/test/resources/transactions/quicksort.json

Made with Debian 12's numpy 1.24.2. From 1.25 on numpy sorts with vector instructions where the processor has AVX-512, which
puts equal elements in another order.

Inputs are formulas that the test has too. In a "killer" (after Musser, Introspective Sorting and Selection Algorithms, 1997)
the median of three is always the second smallest: each partition splits off two elements, until the budget of partitions is
used up and heapsort takes over. To know that it does, this script has the algorithm once more, which must agree with numpy.
"""

import hashlib
import json

import numpy as np

LARGEST = 2**31 - 1


def inputs():
    """Names and formulas; the test has the same ones."""
    for n in (0, 1, 2, 3, 15, 16, 17, 18, 19, 33, 64, 65, 1_000, 50_000):
        for modulus in (2, 5, 100, 86_400, LARGEST):
            draws = np.random.RandomState(n).random_sample(n)
            yield {"kind": "random", "n": n, "modulus": modulus}, (draws * modulus).astype(np.int64)
        index = np.arange(n, dtype=np.int64)
        yield {"kind": "sorted", "n": n}, index // 3
        yield {"kind": "reversed", "n": n}, (n - index) // 3
        yield {"kind": "equal", "n": n}, index * 0 + 7
        yield {"kind": "organ pipe", "n": n}, np.minimum(index, n - index)
        yield {"kind": "sawtooth", "n": n}, index % 13
        yield {"kind": "nearly sorted", "n": n}, np.where(index % 97 == 0, LARGEST - index, index // 2)
    for n in (64, 200, 3_000, 40_000):
        yield {"kind": "killer", "n": n}, killer(n)


def killer(n):
    """The smallest two of what is left are always first and in the middle; all others are equal to many."""
    values = n + np.arange(n, dtype=np.int64) * 7 % 5
    for partition in range(budget_of(n) + 1):
        values[2 * partition] = 2 * partition
        values[(n - 1) // 2 + partition] = 2 * partition + 1
    return values


def budget_of(n):
    return 2 * (n.bit_length() - 1)


def introsort(n, less, budget, heapsort):
    """numpy's quicksort of the elements 0 to n - 1; heapsort(order, first, last) is what takes over."""
    order = list(range(n))
    waiting = [(0, n - 1, budget)]
    while waiting:
        low, high, budget = waiting.pop()
        if budget < 0:
            heapsort(order, low, high)
            continue
        while high - low > 15:
            middle = low + (high - low) // 2
            for upper, lower in ((middle, low), (high, middle), (middle, low)):
                if less(order[upper], order[lower]):
                    order[upper], order[lower] = order[lower], order[upper]
            pivot = order[middle]
            i, j = low, high - 1
            order[middle], order[j] = order[j], order[middle]
            while True:
                i += 1
                while less(order[i], pivot):
                    i += 1
                j -= 1
                while less(pivot, order[j]):
                    j -= 1
                if i >= j:
                    break
                order[i], order[j] = order[j], order[i]
            order[i], order[high - 1] = order[high - 1], order[i]
            budget -= 1
            if i - low < high - i:
                waiting.append((i + 1, high, budget))
                high = i - 1
            else:
                waiting.append((low, i - 1, budget))
                low = i + 1
        for k in range(low + 1, high + 1):
            element = order[k]
            while k > low and less(element, order[k - 1]):
                order[k] = order[k - 1]
                k -= 1
            order[k] = element
    return order


def heapsort(less):
    def sort(order, first, last):
        before = first - 1
        size = last - before

        def sink(root, size, element):
            while 2 * root <= size:
                child = 2 * root
                if child < size and less(order[before + child], order[before + child + 1]):
                    child += 1
                if not less(element, order[before + child]):
                    break
                order[before + root] = order[before + child]
                root = child
            order[before + root] = element

        for root in range(size // 2, 0, -1):
            sink(root, size, order[before + root])
        for size in range(size - 1, 0, -1):
            element = order[before + size + 1]
            order[before + size + 1] = order[before + 1]
            sink(1, size, element)
    return sort


def check_killer(values):
    """numpy's order is that of the algorithm with heapsort, and not that of the algorithm without."""
    def less(a, b):
        return values[a] < values[b]

    heaps = []

    def counting(order, low, high):
        heaps.append(high - low + 1)
        heapsort(less)(order, low, high)

    def no_heapsort(order, low, high):
        raise AssertionError

    n = len(values)
    expected = np.argsort(values, kind="quicksort").tolist()
    assert introsort(n, less, budget_of(n), counting) == expected
    assert max(heaps) > 15, heaps
    assert introsort(n, less, n, no_heapsort) != expected


def main():
    cases = []
    for case, values in inputs():
        order = np.argsort(values, kind="quicksort")
        if case["kind"] == "killer":
            check_killer(values)
        if len(values) <= 33:
            case["order"] = order.tolist()
        case["sha256"] = hashlib.sha256(order.astype(">i4").tobytes()).hexdigest()
        cases.append(json.dumps(case))
    print(f'{{"madeBy": "numpy {np.__version__}", "cases": [\n  ' + ",\n  ".join(cases) + "\n]}")


if __name__ == "__main__":
    main()
