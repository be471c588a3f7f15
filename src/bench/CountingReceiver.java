import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.LongAdder;

/** Takes POSTs as cheaply as Java can, a thread a connection, and says every five seconds how many there were. For src/bench/feed.sh. */
public final class CountingReceiver {
    private static final byte[] ANSWER =
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 20\r\n\r\n{\"status\":\"success\"}"
                    .getBytes(StandardCharsets.US_ASCII);

    private static final LongAdder POSTS = new LongAdder();
    private static final LongAdder MESSAGES = new LongAdder();
    private static final LongAdder BYTES = new LongAdder();
    private static final LongAdder CONNECTIONS = new LongAdder();

    public static void main(String[] arguments) throws IOException {
        ServerSocket server =
                new ServerSocket(Integer.parseInt(arguments[0]), 50, InetAddress.getLoopbackAddress());
        daemon(CountingReceiver::report);
        while (true) {
            Socket socket = server.accept();
            socket.setTcpNoDelay(true);
            CONNECTIONS.increment();
            daemon(() -> serve(socket));
        }
    }

    private static void daemon(Runnable task) {
        Thread thread = new Thread(task);
        thread.setDaemon(true);
        thread.start();
    }

    private static void serve(Socket socket) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
            OutputStream out = socket.getOutputStream();
            byte[] body = new byte[1 << 16];
            for (int length = header(in); length >= 0; length = header(in)) {
                if (body.length < length) {
                    body = new byte[length];
                }
                in.readNBytes(body, 0, length);
                int messages = 0;
                for (int i = 0; i < length; i++) {
                    messages += body[i] == '{' ? 1 : 0;
                }
                out.write(ANSWER);
                POSTS.increment();
                MESSAGES.add(messages);
                BYTES.add(length);
            }
        } catch (IOException e) {
            // The sender has gone away.
        }
    }

    /** Reads a request's header; returns its Content-Length, or -1 at the end of the connection. */
    private static int header(InputStream in) throws IOException {
        int length = 0;
        StringBuilder line = new StringBuilder(64);
        boolean any = false;
        for (int read = in.read(); read >= 0; read = in.read()) {
            if (read != '\n') {
                line.append((char) read);
                continue;
            }
            String text = line.toString().strip();
            line.setLength(0);
            if (text.isEmpty() && any) {
                return length;
            }
            any |= !text.isEmpty();
            if (text.regionMatches(true, 0, "content-length:", 0, 15)) {
                length = Integer.parseInt(text.substring(15).strip());
            }
        }
        return -1;
    }

    private static void report() {
        long posts = 0;
        long messages = 0;
        long began = System.nanoTime();
        while (true) {
            try {
                Thread.sleep(5_000);
            } catch (InterruptedException e) {
                return;
            }
            double seconds = (System.nanoTime() - began) / 1e9;
            began = System.nanoTime();
            System.out.printf(
                    "%,12.0f POSTs/s %,12.0f messages/s   in all %,d messages, %,d bytes, %d connections%n",
                    (POSTS.sum() - posts) / seconds,
                    (MESSAGES.sum() - messages) / seconds,
                    MESSAGES.sum(),
                    BYTES.sum(),
                    CONNECTIONS.sum());
            posts = POSTS.sum();
            messages = MESSAGES.sum();
        }
    }
}
