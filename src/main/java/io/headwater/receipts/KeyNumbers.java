package io.headwater.receipts;

import java.util.Arrays;

/** Numbers for keys, by 64 bits of their hashes: 14 to 28 bytes for each key that differs. Not thread-safe. */
final class KeyNumbers {
    private static final int FEW = 1024;

    private long[] hashes = new long[FEW];
    /** Numbers plus one, by hash; 0 where there is none. Half as many again as keys, so that probing is short. */
    private int[] slots = new int[FEW + FEW / 2];

    private int size;

    /** How many different ones there are. */
    int size() {
        return size;
    }

    /** The number of a key: of a new one how many there were before. */
    int of(long hash) {
        int slot = slotOf(hash);
        if (slots[slot] == 0) {
            if (size == hashes.length) {
                grow();
                slot = slotOf(hash);
            }
            hashes[size++] = hash;
            slots[slot] = size;
        }
        return slots[slot] - 1;
    }

    private void grow() {
        hashes = Arrays.copyOf(hashes, Math.toIntExact(2L * size));
        slots = new int[Math.toIntExact(3L * size)];
        for (int number = 0; number < size; number++) {
            slots[slotOf(hashes[number])] = number + 1;
        }
    }

    private int slotOf(long hash) {
        int slot = (int) (((hash >>> 33) * slots.length) >>> 31);
        while (slots[slot] != 0 && hashes[slots[slot] - 1] != hash) {
            slot = slot + 1 == slots.length ? 0 : slot + 1;
        }
        return slot;
    }
}
