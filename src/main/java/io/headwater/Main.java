package io.headwater;

import io.headwater.cli.Headwater;

/** Starts Headwater. */
public final class Main {
    private Main() {}

    /** Runs the command line and exits with its status. */
    public static void main(String[] arguments) {
        // Not by returning: after a failed start threads of a library may live on and keep a dead process alive.
        System.exit(Headwater.execute(arguments));
    }
}
