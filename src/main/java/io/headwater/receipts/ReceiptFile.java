package io.headwater.receipts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.headwater.files.DurableFile;
import io.headwater.files.FileErrors;
import io.headwater.receipts.Members.WrongMemberException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/** Receipts on disk: each a JSON file beside the file that it is of, which survives a power failure once written. */
public final class ReceiptFile {
    private static final String SUFFIX = ".receipt.json";

    /** One of a stream with 20,000 shards, the most that AWS gives, has less; what is larger is something else. */
    private static final long MAX_BYTES = 16 * 1024 * 1024;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private ReceiptFile() {}

    /** Where the receipt of a file is: {@code x.csv.receipt.json} beside {@code x.csv}. */
    public static Path of(Path file) {
        return file.resolveSibling(file.getFileName() + SUFFIX);
    }

    /**
     * The file that a receipt is of: the one beside it, since the two may have been moved together; otherwise the one at the path that
     * it names, whether or not it is there.
     */
    public static Path fileOf(Path receiptFile, Receipt receipt) {
        String name = String.valueOf(receiptFile.getFileName());
        if (name.endsWith(SUFFIX)) {
            Path beside = receiptFile.resolveSibling(name.substring(0, name.length() - SUFFIX.length()));
            if (Files.exists(beside)) {
                return beside;
            }
        }
        return Path.of(receipt.file().path());
    }

    /** Writes a receipt in the place of the one of that name, if there is one. */
    public static void write(Path receiptFile, Receipt receipt) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        JSON.writerWithDefaultPrettyPrinter().writeValue(out, ReceiptJson.write(receipt));
        out.write('\n');
        DurableFile.replace(receiptFile, out.toByteArray());
        Path folder = receiptFile.toAbsolutePath().getParent();
        if (folder != null) {
            DurableFile.forceNames(folder);
        }
    }

    /**
     * Reads one.
     *
     * @throws ReceiptException if it is not there, is none, or contradicts itself
     */
    public static Receipt read(Path receiptFile) {
        String act = "Reading the receipt " + receiptFile + ": ";
        try {
            if (Files.size(receiptFile) > MAX_BYTES) {
                throw new ReceiptException(act + "it has more than " + (MAX_BYTES >> 20)
                        + " MiB, which no receipt has. The receipt of x.csv is x.csv" + SUFFIX + ".");
            }
            Members members = Members.of(JSON.readTree(Files.readAllBytes(receiptFile)));
            int version = members.number("version");
            if (version > ReceiptJson.VERSION) {
                throw new ReceiptException(
                        act + "it is of version " + version + ", this Headwater knows versions up to "
                                + ReceiptJson.VERSION + ". Read it with the Headwater that wrote it, or a later one.");
            }
            Receipt receipt = ReceiptJson.read(members);
            requireConsistent(receipt, act);
            return receipt;
        } catch (WrongMemberException e) {
            throw new ReceiptException(
                    act + e.getMessage() + ". The receipt of x.csv is x.csv" + SUFFIX + ", as Headwater wrote it.", e);
        } catch (JsonProcessingException e) {
            throw new ReceiptException(act + "it is not JSON: " + e.getOriginalMessage() + place(e) + ".", e);
        } catch (IOException e) {
            throw new ReceiptException(act + FileErrors.inWords(e) + ".", e);
        }
    }

    private static String place(JsonProcessingException e) {
        return e.getLocation() == null
                ? ""
                : ", line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr();
    }

    /** Only what was edited or mixed up does not add up; its numbers prove nothing. */
    private static void requireConsistent(Receipt receipt, String act) {
        Receipt.Rows rows = receipt.rows();
        boolean whole = receipt.outcome().state() == Receipt.Outcome.State.DELIVERED;
        if (whole && rows.read() != rows.delivered() + rows.rejected()) {
            throw changed(
                    act,
                    "it says that %d rows were read, and that %d were delivered and %d rejected, which is not as many"
                            .formatted(rows.read(), rows.delivered(), rows.rejected()));
        }
        Receipt.Target target = receipt.target();
        boolean kinesis = target.kind() == Receipt.Target.Kind.KINESIS;
        if (kinesis && (target.region().isEmpty() || target.stream().isEmpty())) {
            throw changed(act, "target.region or target.stream is empty, although its kind is kinesis");
        }
        Set<String> shards = new HashSet<>();
        receipt.shards().stream()
                .filter(shard -> !shards.add(shard.shard()))
                .findFirst()
                .ifPresent(twice -> {
                    throw changed(act, "shards has " + twice.shard() + " twice");
                });
    }

    private static ReceiptException changed(String act, String seen) {
        return new ReceiptException(act + seen + ". Headwater does not write such a receipt: it was changed.");
    }
}
