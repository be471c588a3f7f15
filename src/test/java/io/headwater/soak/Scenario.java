package io.headwater.soak;

import io.headwater.soak.FileMaker.Bad;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * What is done to Headwater once: all drawn from a seed, but for the moments that depend on the machine.
 *
 * @param kills after so many the process is left alone until all files are archived
 * @param waitsForTimeout whether one answer comes after the client has given up on it, which takes a minute
 */
record Scenario(
        long seed,
        Mode mode,
        int inFlight,
        int batchSize,
        int shards,
        SoakColumns columns,
        List<SoakFile> files,
        int kills,
        boolean waitsForTimeout) {
    private static final int RECORDS_IN_A_REQUEST = 500;
    /** Rows that may wait in the publisher, of which a request of aggregates may take all. */
    private static final int ROWS_THAT_WAIT = 20 * RECORDS_IN_A_REQUEST;

    /** Of rows that take megabytes each. */
    private static final double A_FEW = 0.0005;

    private static final List<Integer> BATCH_SIZES = List.of(1, 7, 50, 200, 500, 1200);

    /**
     * How much one is to be.
     *
     * @param rows of a file, at most
     */
    record Size(int files, int rows, int kills, boolean mayWaitForTimeout) {
        static final Size SHORT = new Size(2, 1_500, 2, false);
        static final Size LONG = new Size(6, 6_000, 10, true);
    }

    static Scenario draw(long seed, Mode mode, Size size) {
        Random random = new Random(seed);
        SoakColumns columns = SoakColumns.draw(random);
        int inFlight = 1 + random.nextInt(8);
        int batchSize = BATCH_SIZES.get(random.nextInt(BATCH_SIZES.size()));
        int shards = 1 + random.nextInt(4);
        List<String> keys = keys(random);
        List<SoakFile> files = new ArrayList<>();
        for (int i = 0; i < size.files(); i++) {
            int rows = random.nextInt(12) == 0 ? random.nextInt(3) : 1 + random.nextInt(rowsAtMost(mode, size));
            List<Bad> bad = bad(random, mode, columns);
            double badShare =
                    bad.size() == 1 ? A_FEW : List.of(0.0, 0.002, 0.02, 0.2).get(random.nextInt(4));
            String name = "f%02d.%s".formatted(i, random.nextInt(5) == 0 ? "CSV" : "csv");
            files.add(new FileMaker(random, columns, keys, bad).make(name, rows, badShare));
        }
        boolean waits = size.mayWaitForTimeout() && random.nextInt(3) == 0;
        return new Scenario(seed, mode, inFlight, batchSize, shards, columns, files, size.kills(), waits);
    }

    /** One record after the other takes its time. */
    private static int rowsAtMost(Mode mode, Size size) {
        return mode == Mode.KINESIS_STRICT ? size.rows() / 4 : size.rows();
    }

    private static List<String> keys(Random random) {
        int count = List.of(1, 3, 40, 2_000).get(random.nextInt(4));
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            keys.add((random.nextBoolean() ? "key " : "ключ,") + i);
        }
        return keys;
    }

    private static List<Bad> bad(Random random, Mode mode, SoakColumns columns) {
        List<Bad> bad =
                new ArrayList<>(List.of(Bad.TOO_MANY_COLUMNS, Bad.TOO_FEW_COLUMNS, Bad.NO_UTF8, Bad.STRAY_QUOTE));
        if (columns.numbersAreChecked()) {
            bad.add(Bad.NO_NUMBER);
        }
        if (mode.isKeyed()) {
            bad.add(Bad.NO_KEY);
            bad.add(Bad.LONG_KEY);
        }
        int rare = random.nextInt(40);
        if (rare == 0) {
            return List.of(Bad.OVERSIZE_ROW);
        }
        return rare < 4 && mode.isKinesis() ? List.of(Bad.OVERSIZE_RECORD) : bad;
    }

    /** The environment of the process. */
    Map<String, String> settings(Map<String, String> ofTarget) {
        Map<String, String> settings = new HashMap<>(ofTarget);
        settings.put("PUBLISH_ORDER", mode.order());
        settings.put("PUBLISH_AGGREGATE", String.valueOf(mode.aggregates()));
        settings.put("PUBLISH_IN_FLIGHT", String.valueOf(inFlight));
        settings.put("PUBLISH_BATCH_SIZE", String.valueOf(batchSize));
        settings.put("PUBLISH_PARTITION_KEY", SoakColumns.KEY);
        settings.put("PUBLISH_COLUMNS", columns.setting());
        settings.put("SOURCE_SETTLE", "20ms");
        settings.put("SOURCE_RETRY_AFTER", "200ms");
        return settings;
    }

    long rows() {
        return files.stream().mapToLong(file -> file.rows().size()).sum();
    }

    /** Rows that one request may hold. */
    long rowsInARequest() {
        if (!mode.isKinesis()) {
            return batchSize;
        }
        if (mode.isStrict()) {
            return 1;
        }
        return mode.aggregates()
                ? Math.min((long) RECORDS_IN_A_REQUEST * batchSize, ROWS_THAT_WAIT + batchSize)
                : RECORDS_IN_A_REQUEST;
    }

    /** Rows that may be under way at once. */
    long rowsInFlight() {
        return rowsInARequest() * (mode.isStrict() ? 1 : inFlight);
    }

    /** What to run to see the same again. */
    @Override
    public String toString() {
        return "seed %d, %s: %,d rows in %d files, in flight %d, batches of %d, %d shards, columns '%s'"
                .formatted(seed, mode.title(), rows(), files.size(), inFlight, batchSize, shards, columns.setting());
    }
}
