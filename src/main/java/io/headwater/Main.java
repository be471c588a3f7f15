package io.headwater;

/** Starts Headwater. */
public final class Main {
    private Main() {}

    /** Runs the command line given. */
    public static void main(String[] args) {
        System.out.println("headwater");
    }
}
