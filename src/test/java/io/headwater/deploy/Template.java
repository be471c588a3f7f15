package io.headwater.deploy;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A CloudFormation template as CloudFormation takes it: for given parameters, conditions decided, and references replaced by what is
 * like what they would be. A reference to what is not there is an error.
 */
final class Template {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([^!}][^}]*)}");

    private final JsonNode template;
    private final Map<String, String> values = new TreeMap<>();
    private final TreeSet<String> used = new TreeSet<>();

    private Template(JsonNode template) {
        this.template = template;
        template.required("Parameters")
                .properties()
                .forEach(parameter -> values.put(
                        parameter.getKey(),
                        parameter.getValue().required("Default").asText()));
    }

    static Template read(Path file) throws IOException {
        try (JsonParser parser = new YAMLFactory().createParser(file.toFile())) {
            parser.nextToken();
            return new Template(node(parser));
        }
    }

    /** The same with other values of some parameters. */
    Template with(Map<String, String> parameters) {
        Template other = new Template(template);
        parameters.forEach((name, value) -> {
            if (other.values.put(name, value) == null) {
                throw new AssertionError("There is no parameter " + name);
            }
        });
        return other;
    }

    JsonNode text() {
        return template;
    }

    /** Parameters that something in the template used so far. */
    Set<String> used() {
        return used;
    }

    /** What CloudFormation makes of it. */
    ObjectNode resolved() {
        ObjectNode resolved = JSON.objectNode();
        for (String part : new String[] {"Resources", "Outputs"}) {
            ObjectNode things = resolved.putObject(part);
            template.required(part).properties().forEach(thing -> {
                if (isThere(thing.getValue())) {
                    resolve(thing.getValue()).ifPresent(there -> things.set(thing.getKey(), there));
                }
            });
        }
        return resolved;
    }

    private boolean isThere(JsonNode thing) {
        // In a policy a condition is an object, and another thing.
        return !thing.path("Condition").isTextual()
                || isTrue(thing.get("Condition").asText());
    }

    private boolean isTrue(String condition) {
        JsonNode both = template.required("Conditions").required(condition).required("Fn::Equals");
        return resolve(both.get(0)).equals(resolve(both.get(1)));
    }

    private Optional<JsonNode> resolve(JsonNode node) {
        if (node.isArray()) {
            ArrayNode array = JSON.arrayNode();
            node.forEach(element -> resolve(element).ifPresent(array::add));
            return Optional.of(array);
        }
        if (!node.isObject()) {
            return Optional.of(node);
        }
        if (node.has("Ref")) {
            return reference(node.get("Ref").asText());
        }
        if (node.has("Fn::GetAtt")) {
            return Optional.of(TextNode.valueOf(attribute(node.get("Fn::GetAtt").asText())));
        }
        if (node.has("Fn::Sub")) {
            return Optional.of(TextNode.valueOf(substituted(node.get("Fn::Sub").asText())));
        }
        if (node.has("Fn::If")) {
            JsonNode choice = node.get("Fn::If");
            return resolve(choice.get(isTrue(choice.get(0).asText()) ? 1 : 2));
        }
        ObjectNode object = JSON.objectNode();
        node.properties()
                .forEach(field -> resolve(field.getValue()).ifPresent(value -> object.set(field.getKey(), value)));
        return Optional.of(object);
    }

    private Optional<JsonNode> reference(String name) {
        if (name.equals("AWS::NoValue")) {
            return Optional.empty();
        }
        if (name.startsWith("AWS::")) {
            return Optional.of(TextNode.valueOf(pseudo(name)));
        }
        if (!values.containsKey(name)) {
            return Optional.of(TextNode.valueOf(attribute(name, "Ref")));
        }
        used.add(name);
        String value = values.get(name);
        return Optional.of(
                template.required("Parameters")
                                .required(name)
                                .required("Type")
                                .asText()
                                .equals("Number")
                        ? JSON.numberNode(Integer.parseInt(value))
                        : TextNode.valueOf(value));
    }

    private String substituted(String text) {
        Matcher references = REFERENCE.matcher(text);
        return references.replaceAll(reference -> {
            String name = reference.group(1);
            String value = name.indexOf('.') > 0
                    ? attribute(name)
                    : reference(name).orElseThrow().asText();
            return Matcher.quoteReplacement(value);
        });
    }

    private static String pseudo(String name) {
        return switch (name) {
            case "AWS::AccountId" -> "123456789012";
            case "AWS::Partition" -> "aws";
            case "AWS::StackName" -> "headwater";
            default -> throw new AssertionError("There is no pseudo parameter " + name);
        };
    }

    private String attribute(String path) {
        int dot = path.indexOf('.');
        return attribute(path.substring(0, dot), path.substring(dot + 1));
    }

    /** Like kinesis in AWS::Kinesis::Stream. */
    private static String service(String type) {
        return type.substring("AWS::".length(), type.lastIndexOf("::")).toLowerCase(Locale.ROOT);
    }

    private String attribute(String resource, String attribute) {
        JsonNode there = template.required("Resources").path(resource);
        if (there.isMissingNode() || !isThere(there)) {
            throw new AssertionError("There is no resource " + resource + " with " + values);
        }
        String type = there.required("Type").asText();
        boolean refIsArn = type.equals("AWS::IAM::ManagedPolicy");
        return switch (attribute) {
            case "Arn" -> "arn:aws:" + service(type) + ":::" + resource;
            case "Ref" -> refIsArn ? "arn:aws:iam::123456789012:policy/" + resource : "name-of-" + resource;
            default -> throw new AssertionError("Not known here: the attribute " + attribute + " of " + resource);
        };
    }

    /** With the long forms of functions in the place of the short ones, which are tags in YAML. */
    private static JsonNode node(JsonParser parser) throws IOException {
        Object tag = parser.getTypeId();
        JsonNode value = untagged(parser);
        if (tag == null) {
            return value;
        }
        String function = tag.toString().replace("!", "");
        return JSON.objectNode().set(function.equals("Ref") ? function : "Fn::" + function, value);
    }

    private static JsonNode untagged(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        switch (token) {
            case START_OBJECT -> {
                ObjectNode object = JSON.objectNode();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    String name = parser.currentName();
                    parser.nextToken();
                    if (object.replace(name, node(parser)) != null) {
                        throw new AssertionError(name + " is there twice");
                    }
                }
                return object;
            }
            case START_ARRAY -> {
                ArrayNode array = JSON.arrayNode();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    array.add(node(parser));
                }
                return array;
            }
            case VALUE_NUMBER_INT -> {
                return JSON.numberNode(parser.getIntValue());
            }
            case VALUE_TRUE, VALUE_FALSE -> {
                return JSON.booleanNode(parser.getBooleanValue());
            }
            default -> {
                return TextNode.valueOf(parser.getText());
            }
        }
    }
}
