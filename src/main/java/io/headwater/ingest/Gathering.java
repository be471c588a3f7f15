package io.headwater.ingest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Requests whose messages are written together. Filled and read under the lock of {@link IngestFiles}; written by one thread. */
final class Gathering {
    private final List<Messages> requests = new ArrayList<>();
    private int bytes;

    /** Whether it is known what became of them. */
    volatile boolean done;

    /** Why they were not written. */
    volatile @Nullable IOException failure;

    void add(Messages messages) {
        requests.add(messages);
        bytes += messages.length();
    }

    /** In one write: it fails or succeeds for all of them. */
    void writeTo(HourFile file) throws IOException {
        if (requests.size() == 1) {
            file.append(requests.get(0).lines(), bytes);
            return;
        }
        byte[] all = new byte[bytes];
        int at = 0;
        for (Messages each : requests) {
            System.arraycopy(each.lines(), 0, all, at, each.length());
            at += each.length();
        }
        file.append(all, bytes);
    }
}
