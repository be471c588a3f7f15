package io.headwater.routing;

/** What is wrong with a route file, as Camel says it, in words for the person who edited it. */
public final class RouteErrors {
    private RouteErrors() {}

    /** The last cause, which names the bean, the option or the line, in one line. */
    public static String inWords(Throwable error) {
        Throwable cause = error;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        // YAML errors point at their place with a caret below it.
        return String.valueOf(cause.getMessage())
                .replace('^', ' ')
                .replaceAll("\\s+", " ")
                .strip();
    }

    /** Whether it is Camel or its YAML reader that refuses, and not something that broke. */
    public static boolean isForeseen(Throwable error) {
        Throwable cause = error;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String type = cause.getClass().getName();
        return cause instanceof IllegalArgumentException
                || type.startsWith("org.apache.camel.")
                || type.startsWith("org.snakeyaml.");
    }
}
