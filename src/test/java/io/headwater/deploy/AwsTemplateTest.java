package io.headwater.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.headwater.settings.Catalog;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.kinesis.KinesisAsyncClient;

class AwsTemplateTest {
    private static final Path FOLDER = Path.of("deploy", "aws");

    private static Template template() throws IOException {
        return Template.read(FOLDER.resolve("headwater.yaml"));
    }

    @ParameterizedTest
    @CsvSource({
        "PROVISIONED, yes, no",
        "PROVISIONED, no, no",
        "PROVISIONED, yes, yes",
        "PROVISIONED, no, yes",
        "ON_DEMAND, yes, no",
        "ON_DEMAND, no, no",
        "ON_DEMAND, yes, yes",
        "ON_DEMAND, no, yes"
    })
    void isWhatCloudFormationTakesWhateverIsChosen(String mode, String s3, String redshift) throws Exception {
        JsonNode resolved = template()
                .with(Map.of("StreamMode", mode, "DeliverToS3", s3, "ForRedshift", redshift))
                .resolved();

        assertThat(schema().validate(resolved)).isEmpty();
        JsonNode stream = resolved.at("/Resources/Stream/Properties");
        assertThat(stream.has("ShardCount")).isEqualTo(mode.equals("PROVISIONED"));
        assertThat(resolved.at("/Outputs").has("BucketName")).isEqualTo(s3.equals("yes"));
        assertThat(resolved.at("/Outputs").has("RedshiftRoleArn")).isEqualTo(redshift.equals("yes"));
    }

    @Test
    void itsSchemaRefusesAPropertyThatThereIsNot() throws Exception {
        String text = Files.readString(FOLDER.resolve("headwater.yaml"));
        Path misspelled = Files.createTempFile("headwater", ".yaml");
        for (String property : List.of("RetentionPeriodHours", "IntervalInSeconds", "ManagedPolicyArns", "Action")) {
            Files.writeString(misspelled, text.replaceFirst(property + ":", property + "X:"));
            assertThat(schema().validate(Template.read(misspelled).resolved()))
                    .as(property)
                    .isNotEmpty();
        }
        Files.delete(misspelled);
    }

    @Test
    void usesEachParameterAndHasADefaultForIt() throws Exception {
        Template template = template().with(Map.of("ForRedshift", "yes"));
        var unused = template.resolved();

        List<String> parameters = new ArrayList<>();
        template.text().required("Parameters").fieldNames().forEachRemaining(parameters::add);
        assertThat(template.used()).containsExactlyInAnyOrderElementsOf(parameters);
    }

    /** An administrator's rights would do, and be nobody's wish. */
    @Test
    void allowsTheCallsThatTheProgramMakesAndNoOthers() throws Exception {
        TreeSet<String> called = new TreeSet<>();
        for (JavaMethodCall call : new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("io.headwater").stream()
                        .flatMap(type -> type.getMethodCallsFromSelf().stream())
                        .toList()) {
            boolean isApi = call.getTargetOwner().isAssignableTo(KinesisAsyncClient.class)
                    && call.getTarget().getRawReturnType().getName().endsWith("CompletableFuture");
            if (isApi) {
                String name = call.getTarget().getName();
                called.add("kinesis:" + Character.toUpperCase(name.charAt(0)) + name.substring(1));
            }
        }

        JsonNode policy = template().resolved().at("/Resources/ProgramPolicy/Properties/PolicyDocument/Statement");
        TreeSet<String> allowed = new TreeSet<>();
        for (JsonNode statement : policy) {
            statement.required("Action").forEach(action -> allowed.add(action.asText()));
            assertThat(statement.required("Resource").asText()).isEqualTo("arn:aws:kinesis:::Stream");
        }

        assertThat(allowed).isEqualTo(called).hasSize(6);
        assertThat(Files.readString(Path.of("docs", "aws.md")))
                .contains(allowed.stream().map(action -> "`" + action + "`").toList());
    }

    @Test
    void thePageTellsOfEachParameterWithItsDefault() throws Exception {
        String page = Files.readString(Path.of("docs", "aws.md"));

        template().text().required("Parameters").properties().forEach(parameter -> assertThat(page)
                .contains("| `%s` | `%s` |"
                        .formatted(
                                parameter.getKey(),
                                parameter.getValue().required("Default").asText())));
    }

    @Test
    void theStreamIsTheOneOfTheSettings() throws Exception {
        String settings = Files.readString(Path.of("application.properties"));

        String name = template().text().at("/Parameters/StreamName/Default").asText();
        assertThat(settings).contains("\n" + Catalog.KINESIS_STREAM.key() + "=" + name + "\n");
        assertThat(Files.readString(FOLDER.resolve("streaming-view.sql"))).contains("headwater.\"" + name + "\"");
    }

    @Test
    void theViewReadsEachColumnOfATransactionByItsName() throws Exception {
        String header;
        try (var lines = Files.lines(Path.of("src", "test", "resources", "transactions-2018-04-01.csv"))) {
            header = lines.findFirst().orElseThrow();
        }
        TreeSet<String> read = new TreeSet<>();
        Matcher names = Pattern.compile("JSON_EXTRACT_PATH_TEXT\\(record, '(\\w+)', true\\)")
                .matcher(Files.readString(FOLDER.resolve("streaming-view.sql")));
        while (names.find()) {
            read.add(names.group(1));
        }

        assertThat(read).containsExactlyInAnyOrder(header.split(","));
    }

    private static JsonSchema schema() throws IOException {
        try (InputStream text = Objects.requireNonNull(
                AwsTemplateTest.class.getResourceAsStream("/deploy/cloudformation.schema.json"))) {
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(text);
        }
    }
}
