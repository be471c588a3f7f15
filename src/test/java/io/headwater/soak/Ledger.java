package io.headwater.soak;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Every row of a scenario, and what became of it; by means of its own, so that no mistake of Headwater's is shared. */
final class Ledger {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Scenario scenario;
    private final Map<String, SoakRow> expected;
    private final Set<SoakRow> seen = new HashSet<>();
    private final RejectedAccount rejected;
    private final List<String> wrong = new ArrayList<>();
    private long foreign;
    private long duplicates;
    private long outOfOrder;

    Ledger(Scenario scenario) {
        this.scenario = scenario;
        this.expected = scenario.files().stream()
                .flatMap(file -> file.rows().stream())
                .filter(row -> !row.isBad())
                .collect(Collectors.toMap(row -> row.json().orElseThrow(), row -> row));
        this.rejected = new RejectedAccount(scenario.files());
    }

    /** Takes what arrived into account, shard by shard. */
    void arrived(List<List<StoredRow>> shards) {
        Map<String, Integer> last = new HashMap<>();
        for (int shard = 0; shard < shards.size(); shard++) {
            for (StoredRow stored : shards.get(shard)) {
                SoakRow row = expected.get(stored.json());
                if (row == null) {
                    foreign++;
                    wrong.add("Nobody sent " + stored.json());
                } else if (!seen.add(row)) {
                    duplicates++;
                } else {
                    checkOrder(row, shard, last);
                }
            }
        }
    }

    /** Of what has to be in order among itself, each first arrival comes behind those before it in the file. */
    private void checkOrder(SoakRow row, int shard, Map<String, Integer> last) {
        if (!scenario.mode().isPerKey() && !scenario.mode().isStrict()) {
            return;
        }
        String inOrder = row.file() + (scenario.mode().isStrict() ? " shard " + shard : " key " + row.key());
        Integer before = last.put(inOrder, row.number());
        if (before != null && before > row.number()) {
            outOfOrder++;
            wrong.add("Row %d of %s came behind row %d".formatted(row.number(), inOrder, before));
        }
    }

    /** Takes the folders into account: what is rejected, archived, on record and left over. */
    void folder(Folder folder) throws Exception {
        Set<String> named = rejectedFilesOnRecord(folder);
        for (Path file : folder.rejected()) {
            rejected.read(file, named);
        }
        folder.leftovers().forEach(file -> wrong.add("Left over: " + file));
        for (SoakFile file : scenario.files()) {
            Path archived = folder.archive().resolve(file.name());
            if (!Files.exists(archived)) {
                wrong.add("Not in the archive: " + file.name());
            } else if (!Arrays.equals(Files.readAllBytes(archived), file.bytes())) {
                wrong.add("Changed in the archive: " + file.name());
            } else {
                receipt(file, folder.archive().resolve(file.name() + ".receipt.json"));
            }
        }
        int archived = Folder.list(folder.archive()).size();
        if (archived != 2 * scenario.files().size()) {
            wrong.add("In the archive are not a file and a receipt each: " + Folder.list(folder.archive()));
        }
    }

    private static Set<String> rejectedFilesOnRecord(Folder folder) throws IOException {
        Set<String> named = new HashSet<>();
        for (Path receipt : folder.receipts()) {
            String path = JSON.readTree(receipt.toFile()).path("rejectedFile").asText();
            named.add(path.substring(path.lastIndexOf('/') + 1));
        }
        return named;
    }

    private void receipt(SoakFile file, Path path) throws Exception {
        JsonNode receipt = JSON.readTree(path.toFile());
        JsonNode rows = receipt.required("rows");
        long delivered = file.rows().size() - rejected.of(file.name());
        check(path, "rows.read", file.rows().size(), rows.required("read").asLong());
        check(
                path,
                "rows.rejected",
                rejected.of(file.name()),
                rows.required("rejected").asLong());
        check(path, "rows.delivered", delivered, rows.required("delivered").asLong());
        check(
                path,
                "outcome",
                "delivered",
                receipt.required("outcome").required("state").asText());
        check(
                path,
                "bytes",
                file.bytes().length,
                receipt.required("file").required("bytes").asInt());
        check(
                path,
                "sha256",
                sha256(file.bytes()),
                receipt.required("file").required("sha256").asText());
        if (scenario.mode().isKinesis()) {
            long inShards = 0;
            for (JsonNode shard : receipt.required("shards")) {
                inShards += shard.required("rows").asLong();
            }
            check(path, "the sum of shards[].rows", delivered, inShards);
        }
    }

    private void check(Path receipt, String what, Object expected, Object found) {
        if (!String.valueOf(expected).equals(String.valueOf(found))) {
            wrong.add("%s: %s is %s and has to be %s".formatted(receipt.getFileName(), what, found, expected));
        }
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    /**
     * The account.
     *
     * @param bound how many rows may have arrived twice
     * @param calledTooLarge how many requests were: a good row that was alone in one is rejected
     */
    Outcome.Account close(long bound, long calledTooLarge) {
        wrong.addAll(rejected.wrong());
        long missing = 0;
        long rejectedGood = 0;
        for (SoakRow row : expected.values()) {
            boolean isRejected = rejected.contains(row);
            rejectedGood += isRejected ? 1 : 0;
            if (!seen.contains(row) && !isRejected) {
                missing++;
                wrong.add("Missing: row %d of %s: %s".formatted(row.number(), row.file(), row.json()));
            }
        }
        for (SoakFile file : scenario.files()) {
            for (SoakRow row : file.rows()) {
                if (row.isBad() && !rejected.contains(row)) {
                    missing++;
                    wrong.add("Missing: the bad row %d of %s".formatted(row.number(), row.file()));
                }
            }
        }
        // An aggregate that is called too large is alone in its request, and all its rows are rejected.
        if (rejectedGood > calledTooLarge * (scenario.mode().aggregates() ? scenario.batchSize() : 1)) {
            wrong.add("%d good rows are rejected, %d requests were called too large"
                    .formatted(rejectedGood, calledTooLarge));
        }
        if (duplicates > bound) {
            wrong.add("%d duplicates, allowed are %d".formatted(duplicates, bound));
        }
        return new Outcome.Account(
                scenario.rows(), seen.size(), rejected.size(), missing, foreign, duplicates, outOfOrder);
    }

    List<String> wrong() {
        return List.copyOf(wrong);
    }
}
