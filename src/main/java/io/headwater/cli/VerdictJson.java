package io.headwater.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headwater.receipts.Account;
import io.headwater.receipts.Receipt;
import io.headwater.verification.Finding;
import io.headwater.verification.Place;
import java.util.Locale;

/** A verdict for a machine to read. */
final class VerdictJson {
    private VerdictJson() {}

    /** A JSON object in a line. */
    static String of(Verdict verdict) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("receipt", verdict.file().toString());
        json.put("verdict", verdict.status().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        verdict.reason().ifPresent(reason -> json.put("reason", reason));
        verdict.receipt().ifPresent(receipt -> put(receipt, json));
        verdict.finding().ifPresent(finding -> put(finding, json));
        return json + "\n";
    }

    private static void put(Receipt receipt, ObjectNode json) {
        json.put("file", receipt.file().name())
                .put("target", receipt.target().name())
                .put("stream", receipt.target().stream())
                .put("rowsRead", receipt.rows().read())
                .put("rowsPossiblyDuplicated", receipt.requests().rowsPossiblyDuplicated());
    }

    private static void put(Finding finding, ObjectNode json) {
        Account account = finding.account();
        json.put("rejected", finding.rejected())
                .put("expected", account.expected())
                .put("present", account.present())
                .put("missing", account.missing())
                .put("duplicates", account.duplicates())
                .put("foreign", account.foreign())
                .put("orderChecked", account.orderIsKnown())
                .put("late", account.late());
        ArrayNode missing = json.putArray("firstMissing");
        finding.firstMissing().forEach(place -> put(place, missing.addObject()));
        ArrayNode duplicates = json.putArray("firstDuplicates");
        account.firstDuplicates()
                .forEach(each ->
                        duplicates.addObject().put("shard", each.shard()).put("sequenceNumber", each.sequenceNumber()));
        ArrayNode late = json.putArray("firstLate");
        finding.firstLate().forEach(each -> {
            ObjectNode row = late.addObject();
            put(each.row(), row);
            put(each.after(), row.putObject("after"));
        });
    }

    private static void put(Place place, ObjectNode json) {
        json.put("row", place.row()).put("line", place.line());
    }
}
