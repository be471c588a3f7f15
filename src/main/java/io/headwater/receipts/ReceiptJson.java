package io.headwater.receipts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headwater.publishing.Order;
import io.headwater.receipts.Receipt.File;
import io.headwater.receipts.Receipt.Making;
import io.headwater.receipts.Receipt.Outcome;
import io.headwater.receipts.Receipt.Replay;
import io.headwater.receipts.Receipt.Requests;
import io.headwater.receipts.Receipt.Rows;
import io.headwater.receipts.Receipt.Shard;
import io.headwater.receipts.Receipt.Target;
import java.util.List;
import java.util.regex.Pattern;

/** A receipt as JSON, and back. */
final class ReceiptJson {
    /** Goes up when an older Headwater would misunderstand what is written; not when something is added. */
    static final int VERSION = 1;

    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern SEQUENCE_NUMBER = Pattern.compile("0|[1-9]\\d{0,128}");

    private ReceiptJson() {}

    static JsonNode write(Receipt receipt) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("version", VERSION);
        File file = receipt.file();
        json.putObject("file")
                .put("name", file.name())
                .put("path", file.path())
                .put("bytes", file.bytes())
                .put("sha256", file.sha256());
        Rows rows = receipt.rows();
        json.putObject("rows")
                .put("read", rows.read())
                .put("delivered", rows.delivered())
                .put("rejected", rows.rejected())
                .put("deliveredInEarlierRuns", rows.deliveredInEarlierRuns())
                .set("refusedByTarget", numbers(rows.refusedByTarget()));
        receipt.rejectedFile().ifPresent(rejected -> json.put("rejectedFile", rejected));
        Target target = receipt.target();
        json.putObject("target")
                .put("kind", Members.word(target.kind()))
                .put("name", target.name())
                .put("endpoint", target.endpoint())
                .put("region", target.region())
                .put("stream", target.stream());
        Making making = receipt.making();
        json.putObject("making")
                .put("partitionKey", making.partitionKey())
                .put("columns", making.columns())
                .put("order", Members.word(making.order()))
                .put("aggregated", making.aggregated())
                .put("eventTimeColumn", making.eventTimeColumn())
                .put("maxRecordBytes", making.maxRecordBytes())
                .put("format", making.format());
        Requests requests = receipt.requests();
        json.putObject("requests")
                .put("sent", requests.sent())
                .put("rowsSentAgain", requests.rowsSentAgain())
                .put("rowsThrottled", requests.rowsThrottled())
                .put("ofUnknownOutcome", requests.ofUnknownOutcome())
                .put("rowsPossiblyDuplicated", requests.rowsPossiblyDuplicated());
        ArrayNode shards = json.putArray("shards");
        for (Shard shard : receipt.shards()) {
            shards.addObject()
                    .put("shard", shard.shard())
                    .put("firstSequenceNumber", shard.firstSequenceNumber())
                    .put("lastSequenceNumber", shard.lastSequenceNumber())
                    .put("rows", shard.rows());
        }
        json.put("started", receipt.started().toString())
                .put("finished", receipt.finished().toString())
                .put("runs", receipt.runs());
        receipt.replay().ifPresent(replay -> json.putObject("replay")
                .put("speed", replay.speed())
                .put("meanDriftMillis", replay.meanDriftMillis())
                .put("maxDriftMillis", replay.maxDriftMillis()));
        ObjectNode outcome = json.putObject("outcome")
                .put("state", Members.word(receipt.outcome().state()));
        receipt.outcome().line().ifPresent(line -> outcome.put("line", line));
        receipt.outcome().reason().ifPresent(reason -> outcome.put("reason", reason));
        return json;
    }

    private static ArrayNode numbers(List<Long> numbers) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        numbers.forEach(array::add);
        return array;
    }

    /** Throws {@link Members.WrongMemberException} at the first member that is not as it must be. */
    static Receipt read(Members members) {
        return new Receipt(
                file(members.object("file")),
                rows(members.object("rows")),
                members.optionalText("rejectedFile"),
                target(members.object("target")),
                making(members.object("making")),
                requests(members.object("requests")),
                members.objects("shards").stream().map(ReceiptJson::shard).toList(),
                members.instant("started"),
                members.instant("finished"),
                members.number("runs"),
                members.optionalObject("replay").map(ReceiptJson::replay),
                outcome(members.object("outcome")));
    }

    private static File file(Members members) {
        return new File(
                members.text("name"),
                members.text("path"),
                members.count("bytes"),
                members.text("sha256", SHA256, "64 hexadecimal digits in lower case"));
    }

    private static Rows rows(Members members) {
        return new Rows(
                members.count("read"),
                members.count("delivered"),
                members.count("rejected"),
                members.count("deliveredInEarlierRuns"),
                members.counts("refusedByTarget"));
    }

    private static Target target(Members members) {
        return new Target(
                members.choice("kind", Target.Kind.class),
                members.text("name"),
                members.text("endpoint"),
                members.text("region"),
                members.text("stream"));
    }

    private static Making making(Members members) {
        return new Making(
                members.text("partitionKey"),
                members.text("columns"),
                members.choice("order", Order.class),
                members.truth("aggregated"),
                members.text("eventTimeColumn"),
                members.count("maxRecordBytes"),
                members.text("format"));
    }

    private static Requests requests(Members members) {
        return new Requests(
                members.count("sent"),
                members.count("rowsSentAgain"),
                members.count("rowsThrottled"),
                members.count("ofUnknownOutcome"),
                members.count("rowsPossiblyDuplicated"));
    }

    private static Shard shard(Members members) {
        return new Shard(
                members.text("shard"),
                members.text("firstSequenceNumber", SEQUENCE_NUMBER, "a sequence number, decimal digits in a text"),
                members.text("lastSequenceNumber", SEQUENCE_NUMBER, "a sequence number, decimal digits in a text"),
                members.count("rows"));
    }

    private static Replay replay(Members members) {
        return new Replay(members.text("speed"), members.count("meanDriftMillis"), members.count("maxDriftMillis"));
    }

    private static Outcome outcome(Members members) {
        return new Outcome(
                members.choice("state", Outcome.State.class),
                members.optionalCount("line"),
                members.optionalText("reason"));
    }
}
