package io.headwater;

import io.headwater.application.Application;
import io.headwater.settings.Overrides;
import java.nio.file.Path;

/** Starts Headwater. */
public final class Main {
    private Main() {}

    /** Runs the command line given. */
    public static void main(String[] args) throws Exception {
        new Application(Path.of(""), Overrides.ofProcess()).run();
    }
}
