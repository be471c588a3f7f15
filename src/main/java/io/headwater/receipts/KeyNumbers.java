package io.headwater.receipts;

import java.util.Arrays;

/** Numbers for keys, by 64 bits of their hashes: 14 to 28 bytes for each key that differs. Not thread-safe. */
final class KeyNumbers {
    private static final int FEW = 1024;

    private final int most;
    private long[] hashes;
    /** Numbers plus one, by hash; 0 where there is none. Half as many again as keys, so that probing is short. */
    private int[] slots;

    private int size;

    /** @param most there are no more different keys than this */
    KeyNumbers(int most) {
        this.most = most;
        this.hashes = new long[Math.min(FEW, most)];
        this.slots = slotsFor(hashes.length);
    }

    private static int[] slotsFor(int keys) {
        return new int[Math.toIntExact(keys + keys / 2L + 1)];
    }

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
        // Not both at once in memory: with very many keys this is where it is scarce.
        slots = new int[0];
        hashes = Arrays.copyOf(hashes, (int) Math.min(most, 2L * size));
        slots = slotsFor(hashes.length);
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
