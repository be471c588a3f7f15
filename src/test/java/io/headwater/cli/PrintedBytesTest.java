package io.headwater.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Whether a reader that has gone away is noticed, through all that stands between it and a command. */
class PrintedBytesTest {
    private static final byte[] LINE = "{}\n".getBytes(StandardCharsets.US_ASCII);

    /** As standard output is given to commands. */
    private static PrintedBytes printed(PrintStream standardOutput) {
        PrintWriter writer = new PrintWriter(new OutputStreamWriter(standardOutput, StandardCharsets.UTF_8), true);
        return new PrintedBytes(writer, standardOutput);
    }

    @Test
    void bytesArriveAsTheyAre() throws Exception {
        ByteArrayOutputStream arrived = new ByteArrayOutputStream();
        try (PrintedBytes bytes = printed(new PrintStream(arrived, false, StandardCharsets.UTF_8))) {
            bytes.write(LINE);
            bytes.write('x');
        }
        assertThat(arrived.toString(StandardCharsets.US_ASCII)).isEqualTo("{}\nx");
    }

    @Test
    void tellsThatTheReaderHasGoneAway() throws Exception {
        OutputStream broken = new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        try (PrintedBytes bytes = printed(new PrintStream(broken, false, StandardCharsets.UTF_8))) {
            assertThatThrownBy(() -> bytes.write(LINE)).isInstanceOf(IOException.class);
        }
    }
}
