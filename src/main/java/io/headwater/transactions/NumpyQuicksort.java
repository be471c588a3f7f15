package io.headwater.transactions;

import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RecursiveAction;
import org.jspecify.annotations.Nullable;

/**
 * Sorts by time as numpy's {@code argsort(kind='quicksort')} of 64-bit integers does on a processor without vector sorting: an
 * introsort that is not stable, so that the order of rows of the same second is its own.
 *
 * <p>An element holds its time in the upper 32 bits and anything in the lower ones; only the time is compared. The two sides of a
 * partition do not depend on each other and are sorted side by side: the result is that of one thread.
 */
final class NumpyQuicksort {
    /** Larger differences between last and first are partitioned, the others sorted by insertion. */
    private static final int SMALL = 15;

    /** Smaller parts are not worth handing to another thread. */
    private static final int WORTH_A_TASK = 1 << 14;

    private NumpyQuicksort() {}

    /** Sorts the first {@code size} elements. */
    static void sort(long[] elements, int size) {
        if (size > 1) {
            int depth = 2 * (31 - Integer.numberOfLeadingZeros(size));
            ForkJoinPool.commonPool().invoke(new Side(elements, 0, size - 1, depth));
        }
    }

    private static long time(long element) {
        return element >> 32;
    }

    /** One side of a partition. */
    private static final class Side extends RecursiveAction {
        private static final long serialVersionUID = 1;

        private final transient long[] elements;
        private final int from;
        private final int to;
        private final int depth;

        /** The side that was forked before this one. */
        private transient @Nullable Side before;

        /**
         * @param to the last index, inclusive
         * @param depth how often it may still be partitioned before it is taken for a bad case
         */
        Side(long[] elements, int from, int to, int depth) {
            this.elements = elements;
            this.from = from;
            this.to = to;
            this.depth = depth;
        }

        @Override
        protected void compute() {
            if (depth < 0) {
                heapsort(elements, from, to - from + 1);
                return;
            }
            int low = from;
            int high = to;
            int left = depth;
            @Nullable Side forked = null;
            while (high - low > SMALL) {
                int pivot = partition(elements, low, high);
                left--;
                Side larger;
                if (pivot - low < high - pivot) {
                    larger = new Side(elements, pivot + 1, high, left);
                    high = pivot - 1;
                } else {
                    larger = new Side(elements, low, pivot - 1, left);
                    low = pivot + 1;
                }
                if (larger.to - larger.from > WORTH_A_TASK) {
                    larger.before = forked;
                    forked = larger;
                    larger.fork();
                } else {
                    larger.compute();
                }
            }
            insertionSort(elements, low, high);
            for (; forked != null; forked = forked.before) {
                forked.join();
            }
        }
    }

    /** Puts the median of three in its place, what is smaller before it, what is larger behind it; returns its place. */
    private static int partition(long[] a, int low, int high) {
        int middle = low + ((high - low) >> 1);
        if (time(a[middle]) < time(a[low])) {
            swap(a, middle, low);
        }
        if (time(a[high]) < time(a[middle])) {
            swap(a, high, middle);
        }
        if (time(a[middle]) < time(a[low])) {
            swap(a, middle, low);
        }
        long pivot = time(a[middle]);
        int i = low;
        int j = high - 1;
        swap(a, middle, j);
        while (true) {
            do {
                i++;
            } while (time(a[i]) < pivot);
            do {
                j--;
            } while (pivot < time(a[j]));
            if (i >= j) {
                break;
            }
            swap(a, i, j);
        }
        swap(a, i, high - 1);
        return i;
    }

    private static void insertionSort(long[] a, int low, int high) {
        for (int i = low + 1; i <= high; i++) {
            long element = a[i];
            long time = time(element);
            int j = i;
            while (j > low && time < time(a[j - 1])) {
                a[j] = a[j - 1];
                j--;
            }
            a[j] = element;
        }
    }

    /** The textbook heapsort with a heap whose root has number 1. */
    private static void heapsort(long[] a, int from, int size) {
        int base = from - 1;
        for (int root = size / 2; root > 0; root--) {
            sink(a, base, root, size, a[base + root]);
        }
        for (int last = size; last > 1; last--) {
            long element = a[base + last];
            a[base + last] = a[base + 1];
            sink(a, base, 1, last - 1, element);
        }
    }

    private static void sink(long[] a, int base, int root, int size, long element) {
        int hole = root;
        for (int child = 2 * hole; child <= size; child = 2 * hole) {
            if (child < size && time(a[base + child]) < time(a[base + child + 1])) {
                child++;
            }
            if (time(element) >= time(a[base + child])) {
                break;
            }
            a[base + hole] = a[base + child];
            hole = child;
        }
        a[base + hole] = element;
    }

    private static void swap(long[] a, int i, int j) {
        long element = a[i];
        a[i] = a[j];
        a[j] = element;
    }
}
