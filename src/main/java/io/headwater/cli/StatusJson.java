package io.headwater.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headwater.status.StatusFile;
import java.time.Duration;

/** A status for a machine to read. */
final class StatusJson {
    private StatusJson() {}

    /** A JSON object in a line. */
    static String of(Report report) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("status", report.word());
        json.put("folder", report.folder().toString());
        report.presence().pid().ifPresent(pid -> json.put("pid", pid));
        report.status().ifPresent(said -> {
            if (report.presence().isRunning()) {
                json.put(
                        "uptimeSeconds",
                        Duration.between(said.since(), report.now()).toSeconds());
            }
            report.silence().ifPresent(silence -> json.put("silentForSeconds", silence.toSeconds()));
            report.waiting().ifPresent(waiting -> json.put("filesWaiting", waiting));
            ObjectNode all = StatusFile.json(said);
            all.remove("state");
            json.setAll(all);
        });
        return json + "\n";
    }
}
