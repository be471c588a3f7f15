package io.headwater.kinesislocal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What no SDK sends, and what none shows. */
class HttpFrontTest {
    private static final String JSON = "application/x-amz-json-1.1";
    private static LocalKinesis kinesis;
    private static HttpClient http;

    @BeforeAll
    static void start() {
        kinesis = LocalKinesis.start(LocalKinesisConfig.defaults().withPort(0));
        kinesis.createStream("s", 1);
        http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    }

    @AfterAll
    static void stop() {
        kinesis.close();
    }

    @Test
    void tellsABrowserWhatThisIs() throws Exception {
        HttpResponse<String> page = http.send(
                HttpRequest.newBuilder(kinesis.endpoint())
                        .header("Accept", "text/html,application/xhtml+xml")
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type")).contains("text/plain; charset=utf-8");
        assertThat(page.body())
                .contains("local Kinesis")
                .contains(kinesis.endpoint().toString());
    }

    @Test
    void answersCarryTheIdsThatAwsSends() throws Exception {
        HttpResponse<byte[]> answer = post("ListStreams", JSON, "{}".getBytes(StandardCharsets.UTF_8));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains(JSON);
        assertThat(answer.headers().firstValue("x-amzn-RequestId").orElse("")).matches("[0-9a-f-]{36}");
        assertThat(answer.headers().firstValue("x-amz-id-2").orElse("")).hasSize(96);
    }

    @Test
    void errorsComeInTheFormatOfTheRequest() throws Exception {
        HttpResponse<byte[]> answer = post("DescribeStream", "application/x-amz-cbor-1.1", new byte[] {(byte) 0xA0});

        JsonNode error = new ObjectMapper(new CBORFactory()).readTree(answer.body());
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/x-amz-cbor-1.1");
        assertThat(answer.headers().firstValue("x-amzn-ErrorType")).contains("ValidationException");
        assertThat(error.path("__type").asText()).isEqualTo("ValidationException");
        assertThat(error.path("message").asText()).isNotBlank();
    }

    @Test
    void refusesABodyOfMoreThan32Mib() throws Exception {
        byte[] body = new byte[HttpFront.MAX_BODY_BYTES + 1];
        Arrays.fill(body, (byte) ' ');

        HttpResponse<byte[]> answer = post("PutRecords", JSON, body);

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(error(answer)).startsWith("RequestEntityTooLargeException");
    }

    @Test
    void survivesClientsThatLeaveInTheMiddle() throws Exception {
        for (String start : new String[] {
            "POST / HT",
            "POST / HTTP/1.1\r\nContent-Length: 999\r\n\r\n{",
            "\0\0\0",
            "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\nxxxx"
        }) {
            try (Socket socket = new Socket(
                    InetAddress.getLoopbackAddress(), kinesis.endpoint().getPort())) {
                socket.getOutputStream().write(bytes(start));
                socket.getOutputStream().flush();
            }
        }

        assertThat(post("ListStreams", JSON, bytes("{}")).statusCode()).isEqualTo(200);
    }

    /** Reported, not asserted: a pause of 40 ms would show as a median of 40 ms. */
    @Test
    void reportsTheTimeOfASmallRequestOnAKeptConnection() throws Exception {
        byte[] put = bytes("{\"StreamName\":\"s\",\"PartitionKey\":\"k\",\"Data\":\"aGVsbG8=\"}");
        long[] nanos = new long[300];
        for (int i = 0; i < nanos.length; i++) {
            long start = System.nanoTime();
            assertThat(post("PutRecord", JSON, put).statusCode()).isEqualTo(200);
            nanos[i] = System.nanoTime() - start;
        }
        Arrays.sort(nanos);
        System.out.printf(
                "PutRecord on a kept connection: median %d µs, 99 %% below %d µs%n",
                nanos[nanos.length / 2] / 1000, nanos[nanos.length * 99 / 100] / 1000);
    }

    @Test
    void aPortInUseIsNamedWithWhatToDo() {
        int port = kinesis.endpoint().getPort();

        assertThatThrownBy(
                        () -> LocalKinesis.start(LocalKinesisConfig.defaults().withPort(port)))
                .isInstanceOf(LocalKinesisException.class)
                .hasMessageContaining("127.0.0.1:" + port)
                .hasMessageContaining("in use")
                .hasMessageContaining("0 takes any that is free");
    }

    @Test
    void anAddressOfAnotherMachineIsRefused() {
        assertThatThrownBy(() -> LocalKinesis.start(
                        LocalKinesisConfig.defaults().withHost("192.0.2.1").withPort(0)))
                .isInstanceOf(LocalKinesisException.class)
                .hasMessageContaining("192.0.2.1");
    }

    @Test
    void createsAStreamOnceAndRefusesAnotherShardCount() {
        kinesis.createStream("once", 3);
        kinesis.createStream("once", 3);

        assertThatThrownBy(() -> kinesis.createStream("once", 4))
                .isInstanceOf(LocalKinesisException.class)
                .hasMessageContaining("'once' with 4 shards")
                .hasMessageContaining("with 3");
        assertThatThrownBy(() -> kinesis.createStream("a b", 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> kinesis.createStream("none", 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void closesTwiceAndFreesThePort() {
        LocalKinesis first = LocalKinesis.start(LocalKinesisConfig.defaults().withPort(0));
        first.close();
        first.close();

        LocalKinesis second = LocalKinesis.start(
                LocalKinesisConfig.defaults().withPort(first.endpoint().getPort()));
        assertThat(second.endpoint()).isEqualTo(first.endpoint());
        second.close();
    }

    private static HttpResponse<byte[]> post(String action, String contentType, byte[] body)
            throws IOException, InterruptedException {
        return http.send(
                request(action, contentType)
                        .header("Authorization", "AWS4-HMAC-SHA256 Credential=any, SignedHeaders=any, Signature=any")
                        .header("X-Amz-Date", "20260101T000000Z")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    private static HttpRequest.Builder request(String action, String contentType) {
        return HttpRequest.newBuilder(URI.create(kinesis.endpoint() + "/"))
                .header("Content-Type", contentType)
                .header("X-Amz-Target", "Kinesis_20131202." + action);
    }

    private static String error(HttpResponse<byte[]> answer) throws IOException {
        JsonNode body = new ObjectMapper().readTree(answer.body());
        return body.path("__type").asText() + ": " + body.path("message").asText();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
