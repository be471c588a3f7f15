package io.headwater.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.apache.camel.builder.NotifyBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Edits of the routes that lose rows in Camel: here the file is never archived with rows missing. */
class LossyEditsTest {
    @TempDir
    Path folder;

    /** Makes the second batch fail before it reaches Kinesis. */
    private static String failing(String publishToKinesis) {
        return publishToKinesis.replace("      steps:\n", """
                      steps:
                        - filter:
                            simple: ${exchangeProperty.CamelSplitIndex} == 1
                            steps:
                              - throwException:
                                  exceptionType: java.lang.IllegalStateException
                                  message: made up
                """);
    }

    enum Edit {
        FAILURE_HANDLED {
            @Override
            void make(Workplace place) throws Exception {
                place.edit("publish-to-kinesis", LossyEditsTest::failing);
                place.edit(
                        "failures",
                        before -> before.replace(
                                "redeliveryPolicy:",
                                "handled:\n            constant: \"true\"\n          redeliveryPolicy:"));
            }
        },
        FAILURE_CONTINUED {
            @Override
            void make(Workplace place) throws Exception {
                place.edit("publish-to-kinesis", LossyEditsTest::failing);
                place.edit(
                        "failures",
                        before -> before.replace(
                                "redeliveryPolicy:",
                                "continued:\n            constant: \"true\"\n          redeliveryPolicy:"));
            }
        },
        DEAD_LETTER_CHANNEL {
            @Override
            void make(Workplace place) throws Exception {
                Files.delete(place.route("failures"));
                UnaryOperator<String> deadLetters = before -> before.replace(
                        "    from:\n",
                        "    errorHandler:\n      deadLetterChannel:\n        deadLetterUri: log:dead?level=DEBUG\n    from:\n");
                place.edit("publish-to-kinesis", before -> deadLetters.apply(failing(before)));
                place.edit("publish-files", deadLetters);
            }
        },
        AGGREGATION_THAT_DROPS_EXCEPTIONS {
            @Override
            void make(Workplace place) throws Exception {
                place.edit("publish-to-kinesis", LossyEditsTest::failing);
                place.edit(
                        "publish-files",
                        before -> before.replace(
                                "            stopOnException: true\n",
                                "            aggregationStrategy: \"#class:org.apache.camel.processor.aggregate.GroupedBodyAggregationStrategy\"\n"));
            }
        },
        NO_STOP_ON_EXCEPTION {
            @Override
            void make(Workplace place) throws Exception {
                place.edit("publish-to-kinesis", LossyEditsTest::failing);
                place.edit("publish-files", before -> before.replace("            stopOnException: true\n", ""));
            }
        },
        TRY_THAT_CATCHES {
            @Override
            void make(Workplace place) throws Exception {
                place.edit("publish-to-kinesis", LossyEditsTest::failing);
                place.edit(
                        "publish-files",
                        before -> replaceTo(
                                before,
                                to -> "- doTry:\n    steps:\n" + to.indent(6)
                                        + "    doCatch:\n      - exception:\n          - java.lang.Exception\n        steps:\n          - log: caught\n"));
            }
        },
        FILTER_BEFORE_PUBLISHING {
            @Override
            void make(Workplace place) throws Exception {
                place.edit(
                        "publish-files",
                        before -> replaceTo(
                                before,
                                to -> "- filter:\n    simple: ${exchangeProperty.CamelSplitIndex} != 1\n    steps:\n"
                                        + to.indent(6)));
            }
        },
        LOG_INSTEAD_OF_PUBLISHING {
            @Override
            void make(Workplace place) throws Exception {
                place.edit(
                        "publish-files", before -> replaceTo(before, to -> "- to:\n    uri: log:rows?level=DEBUG\n"));
            }
        },
        NOTHING_INSTEAD_OF_SPLITTING {
            @Override
            void make(Workplace place) throws Exception {
                place.edit(
                        "publish-files",
                        before -> before.substring(0, before.indexOf("        - split:"))
                                + before.substring(before.indexOf("        - bean:")));
            }
        },
        WIRE_TAP_INSTEAD_OF_PUBLISHING {
            @Override
            void make(Workplace place) throws Exception {
                place.edit("publish-files", before -> replaceTo(before, to -> to.replace("- to:", "- wireTap:")));
            }
        },
        ARCHIVE_REMOVED {
            @Override
            void make(Workplace place) throws Exception {
                place.edit("publish-files", before -> before.substring(0, before.indexOf("        - bean:")));
            }
        };

        abstract void make(Workplace place) throws Exception;

        /** Puts something in the place of the step that publishes a batch. */
        private static String replaceTo(String route, UnaryOperator<String> change) {
            int from = route.indexOf("              - to:");
            int to = route.indexOf("        - bean:");
            return route.substring(0, from)
                    + change.apply(route.substring(from, to).stripIndent()).indent(14)
                    + route.substring(to);
        }
    }

    @ParameterizedTest
    @EnumSource
    void neverArchivesAFileWithRowsMissing(Edit edit) throws Exception {
        try (Workplace place = new Workplace(folder).set("publish.batch-size", "5")) {
            edit.make(place);
            place.start();
            NotifyBuilder attempts = new NotifyBuilder(place.camel())
                    .fromRoute("publish-files")
                    .whenDone(3)
                    .create();
            try (Tap tap = place.tap()) {
                Path file = place.drop("rows.csv", Rows.csv(0, 20));
                Await.until(() -> attempts.matches() || Files.notExists(file), () -> "three attempts are not made");
                if (Files.notExists(file)) {
                    assertThat(tap.numbers()).containsAll(Rows.numbers(0, 20));
                }
                assertThat(Workplace.names(place.archive()).isEmpty()).isEqualTo(Files.exists(file));
            }
        }
    }

    @Test
    void publishesEachRowOnceWhenBatchesAreSplitInParallel() throws Exception {
        try (Workplace place = new Workplace(folder).set("publish.batch-size", "5")) {
            place.edit(
                    "publish-files",
                    before -> before.replace(
                            "            streaming: true\n",
                            "            streaming: true\n            parallelProcessing: true\n"));
            place.start();
            try (Tap tap = place.tap()) {
                place.drop("rows.csv", Rows.csv(0, 500));
                place.awaitArchived("rows.csv");
                assertThat(tap.numbers()).containsExactlyInAnyOrderElementsOf(Rows.numbers(0, 500));
            }
        }
    }
}
