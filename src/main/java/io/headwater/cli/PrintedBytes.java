package io.headwater.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** Bytes of ASCII that go where a command prints. A writer keeps errors to itself; here they are thrown, so that work can end. */
final class PrintedBytes extends OutputStream {
    private final PrintWriter out;
    private final PrintStream beneath;

    /** @param beneath where the writer writes to, which keeps errors to itself too, and from the writer */
    PrintedBytes(PrintWriter out, PrintStream beneath) {
        this.out = out;
        this.beneath = beneath;
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(new String(bytes, offset, length, StandardCharsets.US_ASCII));
        if (out.checkError() || beneath.checkError()) {
            throw new IOException("Whoever read this has gone away");
        }
    }
}
