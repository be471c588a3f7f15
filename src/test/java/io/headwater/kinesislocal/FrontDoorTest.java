package io.headwater.kinesislocal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What AWS answers before it looks at what is asked for: byte for byte. */
class FrontDoorTest {
    private static final String JSON = "application/x-amz-json-1.1";
    private static final String LIST = "Kinesis_20131202.ListStreams";
    private static final String NO_ACTION = """
            <AccessDeniedException>
              <Message>Unable to determine service/operation name to be authorized</Message>
            </AccessDeniedException>
            """;

    private static LocalKinesis kinesis;
    private static HttpClient http;

    @BeforeAll
    static void start() {
        kinesis = LocalKinesis.start(LocalKinesisConfig.defaults().withPort(0));
        http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    }

    @AfterAll
    static void stop() {
        kinesis.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "DELETE", "OPTIONS"})
    void knowsOnlyPost(String method) throws Exception {
        HttpResponse<String> answer =
                send(HttpRequest.newBuilder(kinesis.endpoint()).method(method, HttpRequest.BodyPublishers.noBody()));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).isEqualTo(NO_ACTION);
        assertThat(answer.headers().firstValue("Content-Type")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            application/x-amz-json-1.1       | Kinesis_20131202.ListStreams | ``    | 400 | {"__type":"SerializationException"}
            application/x-amz-json-1.1       | Kinesis_20131202.ListStreams | hello | 400 | {"__type":"SerializationException"}
            application/x-amz-json-1.1       | Kinesis_20131202.ListStreams | {"a": | 400 | {"__type":"SerializationException"}
            application/x-amz-json-1.1       | Kinesis_20131202.ListStreams | null  | 400 | {"__type":"SerializationException"}
            application/x-amz-json-1.1       | Kinesis_20131202.ListStreams | {} {} | 400 | {"__type":"SerializationException"}
            application/x-amz-json-1.1       | Kinesis_20131202.ListStreams | {}    | 400 | {"__type":"MissingAuthenticationTokenException","message":"Missing Authentication Token"}
            application/x-amz-json-1.1; a=b  | Kinesis_20131202.ListStreams | {}    | 400 | {"__type":"MissingAuthenticationTokenException","message":"Missing Authentication Token"}
            application/x-amz-json-1.1       | Kinesis_20131202.ListStream  | {}    | 400 | {"__type":"UnknownOperationException"}
            application/x-amz-json-1.1       | Kinesis_20131202             | {}    | 400 | {"__type":"UnknownOperationException"}
            application/x-amz-json-1.1       | x.ListStreams                | {}    | 400 | {"__type":"UnknownOperationException"}
            application/x-amz-json-1.1       | x                            | ``    | 400 | {"__type":"UnknownOperationException"}
            application/json                 | Kinesis_20131202.ListStreams | {}    | 404 | {"Output":{"__type":"com.amazon.coral.service#UnknownOperationException"},"Version":"1.0"}
            application/json                 | x                            | hello | 400 | {"Output":{"__type":"com.amazon.coral.service#SerializationException"},"Version":"1.0"}
            application/x-amz-json-1.0       | Kinesis_20131202.ListStreams | {}    | 404 | <UnknownOperationException/>
            text/html                        | Kinesis_20131202.ListStreams | hello | 404 | <UnknownOperationException/>
            """)
    void refusesInTheOrderOfAws(String contentType, String target, String body, int status, String expected)
            throws Exception {
        HttpResponse<String> answer = send(post(body == null ? "" : body)
                .header("Content-Type", contentType)
                .header("X-Amz-Target", target));

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body().strip()).isEqualTo(expected);
        assertThat(answer.headers().firstValue("x-amzn-RequestId")).isPresent();
    }

    @Test
    void cannotTellTheActionWithoutTarget() throws Exception {
        HttpResponse<String> answer = send(post("{}").header("Content-Type", "text/html"));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).isEqualTo(NO_ACTION);
    }

    @Test
    void saysOfAnActionThatOnlyAwsHasWhichThereAre() throws Exception {
        HttpResponse<String> answer = send(
                post("{}").header("Content-Type", JSON).header("X-Amz-Target", "Kinesis_20131202.SubscribeToShard"));

        assertThat(answer.body()).contains("UnknownOperationException").contains("ListShards");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            X                                                      |     | Authorization header requires 'Credential' parameter. Authorization header requires 'Signature' parameter. Authorization header requires 'SignedHeaders' parameter. Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. Authorization=X
            AWS4- Signature=b Credential=a                         | now | Authorization header requires 'SignedHeaders' parameter. Authorization=AWS4- Signature=b Credential=a
            AWS4- Signature=b,Credential=a, SignedHeaders=         | now | Authorization header requires 'SignedHeaders' parameter. Authorization=AWS4- Signature=b,Credential=a, SignedHeaders=
            AWS4- Signature=b, Credential=a, SignedHeaders=c       |     | Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. Authorization=AWS4- Signature=b, Credential=a, SignedHeaders=c
            """)
    void namesWhatASignatureLacks(String authorization, String date, String message) throws Exception {
        HttpRequest.Builder request = list("/").header("Authorization", authorization);
        if (date != null) {
            request.header("X-Amz-Date", date);
        }

        assertThat(send(request).body())
                .isEqualTo("{\"__type\":\"IncompleteSignatureException\",\"message\":\"" + message + "\"}");
    }

    @Test
    void takesASignatureInTheQueryString() throws Exception {
        String parts = "X-Amz-Credential=a&X-Amz-Signature=b&X-Amz-SignedHeaders=c";

        assertThat(send(list("/any?X-Amz-Algorithm=z&X-Amz-Date=d&" + parts)).statusCode())
                .isEqualTo(200);
        assertThat(send(list("/?X-Amz-Algorithm&" + parts)).body())
                .isEqualTo("{\"__type\":\"IncompleteSignatureException\",\"message\":\"AWS query-string parameters must"
                        + " include 'X-Amz-Algorithm'. AWS query-string parameters must include 'X-Amz-Date'."
                        + " Re-examine the query-string parameters.\"}");
        assertThat(send(list("/?" + parts)).body()).contains("MissingAuthenticationTokenException");
        assertThat(send(list("/?X-Amz-Algorithm").header("Authorization", "X")).body())
                .isEqualTo("{\"__type\":\"InvalidSignatureException\",\"message\":\"Found both 'X-Amz-Algorithm' as a"
                        + " query-string param and 'Authorization' as HTTP header.\"}");
    }

    @Test
    void letsPagesOfAnyOriginIn() throws Exception {
        HttpResponse<String> asked = send(HttpRequest.newBuilder(kinesis.endpoint())
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                .header("Origin", "http://example.org")
                .header("Access-Control-Request-Headers", "x-amz-target, content-type")
                .header("Access-Control-Request-Method", "POST"));

        assertThat(asked.statusCode()).isEqualTo(200);
        assertThat(asked.body()).isEmpty();
        assertThat(asked.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
        assertThat(asked.headers().firstValue("Access-Control-Allow-Headers")).contains("x-amz-target, content-type");
        assertThat(asked.headers().firstValue("Access-Control-Allow-Methods")).contains("POST");
        assertThat(asked.headers().firstValue("Access-Control-Max-Age")).contains("172800");
        assertThat(asked.headers().firstValue("x-amz-id-2")).isEmpty();

        HttpResponse<String> used = send(list("/").header("Origin", "http://example.org"));
        assertThat(used.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
        assertThat(used.headers().firstValue("Access-Control-Expose-Headers"))
                .contains("x-amzn-RequestId,x-amzn-ErrorType,x-amz-request-id,x-amz-id-2,x-amzn-ErrorMessage,Date");
    }

    private static HttpRequest.Builder list(String path) {
        return HttpRequest.newBuilder(URI.create(kinesis.endpoint() + path))
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .header("Content-Type", JSON)
                .header("X-Amz-Target", LIST);
    }

    private static HttpRequest.Builder post(String body) {
        return HttpRequest.newBuilder(kinesis.endpoint())
                .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
