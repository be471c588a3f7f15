package io.headwater.routes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every route file keeps to, so that its users can read it and their editor can open it. */
class RouteFilesTest {
    private static final String SUFFIX = ".camel.yaml";
    private static final int MAX_LINES = 60;
    private static final JsonSchema SCHEMA = schema();

    static List<Path> routeFiles() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("routes"))) {
            return files.sorted().toList();
        }
    }

    private static JsonSchema schema() {
        try (InputStream in = RouteFilesTest.class.getResourceAsStream("/schema/camelYamlDsl.json")) {
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V4).getSchema(Objects.requireNonNull(in));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("routeFiles")
    void isValidByCamelsOwnSchema(Path file) throws IOException {
        assertThat(SCHEMA.validate(new YAMLMapper().readTree(Files.readAllBytes(file))))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("routeFiles")
    void holdsOneRouteNamedAsTheFileAndExplained(Path file) throws IOException {
        JsonNode entries = new YAMLMapper().readTree(Files.readAllBytes(file));

        assertThat(Files.readAllLines(file)).hasSizeLessThanOrEqualTo(MAX_LINES);
        assertThat(entries).hasSize(1);
        JsonNode only = entries.get(0);
        String expectedId = String.valueOf(file.getFileName()).replace(SUFFIX, "");
        if (only.has("route")) {
            assertThat(only.at("/route/id").textValue()).isEqualTo(expectedId);
            assertThat(only.at("/route/description").textValue()).isNotBlank();
        } else {
            assertThat(only.has("routeConfiguration"))
                    .as("a policy for all routes")
                    .isTrue();
            assertThat(only.at("/routeConfiguration").has("id"))
                    .as("an id would make it one that each route has to ask for")
                    .isFalse();
            assertThat(only.at("/routeConfiguration/description").textValue()).isNotBlank();
        }
    }

    @ParameterizedTest
    @MethodSource("routeFiles")
    void givesEveryStepAnId(Path file) throws IOException {
        JsonNode entries = new YAMLMapper().readTree(Files.readAllBytes(file));

        List<JsonNode> steps = entries.findValues("steps");
        assertThat(steps).isNotEmpty();
        for (JsonNode list : steps) {
            for (JsonNode step : list) {
                JsonNode definition = step.elements().next();
                assertThat(definition.path("id").textValue())
                        .as(step.toString())
                        .isNotBlank();
            }
        }
    }

    @Test
    void noTwoStepsHaveTheSameId() throws IOException {
        List<String> ids = new ArrayList<>();
        for (Path file : routeFiles()) {
            for (JsonNode id :
                    new YAMLMapper().readTree(Files.readAllBytes(file)).findValues("id")) {
                ids.add(id.asText());
            }
        }
        // Camel would start neither of the two routes.
        assertThat(ids).doesNotHaveDuplicates();
    }
}
