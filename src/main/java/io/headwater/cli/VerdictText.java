package io.headwater.cli;

import io.headwater.receipts.Account;
import io.headwater.receipts.Receipt;
import io.headwater.verification.Finding;
import io.headwater.verification.Place;
import java.util.List;
import java.util.Locale;

/** A verdict for a person to read. */
final class VerdictText {
    private final StringBuilder text = new StringBuilder();

    private VerdictText() {}

    /** A few aligned lines, the last of which says it all. */
    static String of(Verdict verdict) {
        VerdictText words = new VerdictText();
        words.text.append(verdict.file()).append('\n');
        if (verdict.receipt().isPresent() && verdict.finding().isPresent()) {
            words.table(verdict.receipt().get(), verdict.finding().get(), verdict);
        }
        return words.text.append(conclusion(verdict)).append("\n\n").toString();
    }

    private void table(Receipt receipt, Finding finding, Verdict verdict) {
        Account account = finding.account();
        line("Rows in the file", receipt.rows().read(), receipt.file().name() + ", SHA-256 as in the receipt");
        line("  rejected", finding.rejected(), "the same again");
        line(
                "  expected",
                account.expected(),
                "in the stream " + receipt.target().stream() + ", "
                        + receipt.target().name());
        line("Present", account.present(), "");
        line("Missing", account.missing(), places(finding.firstMissing(), account.missing()));
        line(
                "Duplicates",
                account.duplicates(),
                "the receipt allows for " + number(receipt.requests().rowsPossiblyDuplicated()));
        if (account.orderIsKnown()) {
            line("Out of order", account.late(), order(finding, verdict));
        } else {
            text.append("  Order is not checked: the partition keys were random.\n");
        }
        line("Foreign records", account.foreign(), account.foreign() == 0 ? "" : "of others, in between");
        long unplaced = receipt.rows().delivered() - receipt.rowsInShards();
        if (unplaced > 0) {
            text.append(
                    "  The receipt does not know where %s rows lie; those elsewhere than the others count as missing.\n"
                            .formatted(number(unplaced)));
        }
    }

    private static String order(Finding finding, Verdict verdict) {
        String asked = verdict.isOrderAskedFor() ? "by partition key" : "by partition key; none was asked for";
        if (finding.firstLate().isEmpty()) {
            return asked;
        }
        Finding.LateRow first = finding.firstLate().get(0);
        return "%s; first line %d, which came after line %d"
                .formatted(asked, first.row().line(), first.after().line());
    }

    private static String places(List<Place> first, long all) {
        if (first.isEmpty()) {
            return "";
        }
        return (all == 1 ? "line " : "lines ")
                + String.join(
                        ", ",
                        first.stream().map(place -> Long.toString(place.line())).toList())
                + (all > first.size() ? ", …" : "");
    }

    private static String conclusion(Verdict verdict) {
        if (verdict.finding().isEmpty()) {
            return verdict.status() == Verdict.Status.WANTING
                    ? "Not delivered: " + verdict.reason().orElse("")
                    : "Not verified.";
        }
        Account account = verdict.finding().get().account();
        if (account.missing() > 0) {
            return "Rows are missing: %s of %s%s"
                    .formatted(
                            number(account.missing()),
                            number(account.expected()),
                            verdict.isOrderBroken() ? ", and others are not in order." : ".");
        }
        if (verdict.isOrderBroken()) {
            return "The order is broken: every row is there, %s late.".formatted(number(account.late()));
        }
        String order = account.orderIsKnown() && account.late() == 0 ? ", in the order of the file for each key" : "";
        String twice = account.duplicates() == 0 ? "." : "; %s more than once.".formatted(number(account.duplicates()));
        return "Verified: every row is there" + order + twice;
    }

    private void line(String what, long number, String remark) {
        text.append(String.format(Locale.ENGLISH, "  %-16s %,15d  %s", what, number, remark)
                        .stripTrailing())
                .append('\n');
    }

    private static String number(long number) {
        return String.format(Locale.ENGLISH, "%,d", number);
    }
}
