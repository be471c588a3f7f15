package io.headwater.cli;

import io.headwater.application.FreshFolder;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code headwater init}. */
@Command(
        name = "init",
        description = {
            "Makes a folder ready to run in: application.properties, routes/ and the folders that these name. Nothing that is there is changed.",
            "It runs without them too, as they are packed into it; here they can be edited."
        },
        mixinStandardHelpOptions = true)
final class InitCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it.
    private CommandSpec spec;

    @Mixin
    private FolderOption folder = new FolderOption();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Path named = folder.named();
        FreshFolder.make(named, (path, outcome) -> out.printf("%-20s %s%n", outcome.inWords(), path));
        out.println("Edit application.properties and routes/, then run it:");
        out.println(
                "  headwater start" + (named.toString().isEmpty() ? "" : " --directory " + quoted(named.toString())));
        out.flush();
        return 0;
    }

    /** As a shell wants it. */
    private static String quoted(String name) {
        return name.matches("[\\w./~-]+") ? name : "'" + name.replace("'", "'\\''") + "'";
    }
}
