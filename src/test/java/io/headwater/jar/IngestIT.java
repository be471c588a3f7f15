package io.headwater.jar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The endpoint of the real process: killed in the middle, and without its port. */
class IngestIT {
    private static final int SENDERS = 4;
    private static final int BEFORE_THE_KILL = 500;
    private static final Map<String, String> SERVER =
            Map.of("INGEST_ENABLED", "true", "SERVER_PORT", "0", "KINESIS_LOCAL_PORT", "0");

    @TempDir
    Path temp;

    private static String news(int sender, int number) {
        return "{\"data_type\":\"news_sentiment\",\"timestamp\":1767623400.5,\"stock_symbol\":\"S%d\",\"sentiment_score\":0.5,\"sentiment_magnitude\":0.5,\"n\":%d}"
                .formatted(sender, number);
    }

    /** Sends until the process is gone; remembers what was acknowledged. */
    private static void send(int sender, int port, Queue<String> acknowledged) {
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        for (int number = 0; ; number++) {
            String message = news(sender, number);
            try {
                HttpResponse<String> answer = client.send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/ingest"))
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(message))
                                .build(),
                        BodyHandlers.ofString());
                assertThat(answer.body()).isEqualTo("{\"status\":\"success\"}");
                acknowledged.add(message);
            } catch (IOException e) {
                return;
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Test
    void hasEveryMessageThatItAcknowledgedBeforeItWasKilled() throws Exception {
        Path folder = Files.createDirectories(temp.resolve("killed"));
        Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
        try (Jar jar = Jar.start(folder, SERVER).awaitRunning()) {
            int port = jar.serverPort();
            List<Thread> senders = new ArrayList<>();
            for (int i = 0; i < SENDERS; i++) {
                int sender = i;
                Thread thread = new Thread(() -> send(sender, port, acknowledged));
                thread.start();
                senders.add(thread);
            }
            jar.await(() -> acknowledged.size() >= BEFORE_THE_KILL, "acknowledgements");
            jar.kill();
            for (Thread thread : senders) {
                thread.join();
            }
        }

        List<String> kept = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder.resolve("delivered/ingest"))) {
            for (Path file : files.toList()) {
                kept.addAll(Files.readAllLines(file));
            }
        }
        assertThat(kept).containsAll(acknowledged).doesNotHaveDuplicates();
        assertThat(kept.size() - acknowledged.size()).isBetween(0, SENDERS);
    }

    @Test
    void doesNotStartWithoutItsPortAndSaysWhoHasIt() throws Exception {
        Path folder = Files.createDirectories(temp.resolve("taken"));
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Map<String, String> environment = new HashMap<>(SERVER);
            environment.put("SERVER_PORT", String.valueOf(taken.getLocalPort()));
            try (Jar jar = Jar.start(folder, environment)) {
                assertThat(jar.exitStatus()).isEqualTo(1);
                assertThat(jar.err())
                        .contains(
                                "port %d (server.port): the port is in use by process %d"
                                        .formatted(
                                                taken.getLocalPort(),
                                                ProcessHandle.current().pid()),
                                "SERVER_PORT")
                        .doesNotContain("\tat ", "is running");
            }
        }
    }

    @Test
    void publishesFilesWithoutThePort() throws Exception {
        Path folder = Files.createDirectories(temp.resolve("published"));
        Path rows = Files.writeString(folder.resolve("rows.csv"), "CUSTOMER_ID\n1\n");
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Map<String, String> environment = new HashMap<>(SERVER);
            environment.put("SERVER_PORT", String.valueOf(taken.getLocalPort()));
            try (Jar jar = Jar.start(folder, environment, "publish", rows.toString())) {
                assertThat(jar.exitStatus()).as(jar.err()).isZero();
            }
        }
    }
}
