package io.headwater.cli;

import io.headwater.publishing.Order;
import io.headwater.receipts.Receipt;
import io.headwater.verification.Finding;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What {@code headwater verify} says of one receipt.
 *
 * @param receipt what it says; empty if it cannot be read
 * @param finding what the stream holds; empty if that is not known
 * @param reason why it is not known
 */
record Verdict(Path file, Optional<Receipt> receipt, Optional<Finding> finding, Optional<String> reason) {

    /** In the order of what is told first to whom gives several receipts. */
    enum Status {
        VERIFIED(0),
        NOT_VERIFIABLE(2),
        WANTING(1);

        private final int exitStatus;

        Status(int exitStatus) {
            this.exitStatus = exitStatus;
        }

        int exitStatus() {
            return exitStatus;
        }
    }

    static Verdict of(Path file, Receipt receipt, Finding finding) {
        return new Verdict(file, Optional.of(receipt), Optional.of(finding), Optional.empty());
    }

    static Verdict notVerifiable(Path file, Optional<Receipt> receipt, String reason) {
        return new Verdict(file, receipt, Optional.empty(), Optional.of(reason));
    }

    /** A file that was not delivered is known to be wanting, by its receipt alone. */
    private boolean isUndelivered() {
        return receipt.filter(each -> each.outcome().state() == Receipt.Outcome.State.FAILED)
                .isPresent();
    }

    /** Whether rows came in another order than was asked for. */
    boolean isOrderBroken() {
        return finding.isPresent() && finding.get().account().late() > 0 && isOrderAskedFor();
    }

    boolean isOrderAskedFor() {
        return receipt.filter(each -> each.making().order() != Order.NONE).isPresent();
    }

    Status status() {
        if (isUndelivered()) {
            return Status.WANTING;
        }
        if (finding.isEmpty()) {
            return Status.NOT_VERIFIABLE;
        }
        return finding.get().account().missing() > 0 || isOrderBroken() ? Status.WANTING : Status.VERIFIED;
    }
}
