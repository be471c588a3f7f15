import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * POSTs the messages of a file to /ingest over connections that are kept, as fast as they are answered, and counts. It does as
 * little as a client can, so that most of what is measured is the endpoint:
 * java src/bench/PostMessages.java FILE PORT CONNECTIONS MESSAGES_A_POST SECONDS
 */
final class PostMessages {
    private static final AtomicLong accepted = new AtomicLong();
    private static final AtomicLong refused = new AtomicLong();

    private PostMessages() {}

    public static void main(String[] arguments) throws Exception {
        List<String> messages = Files.readAllLines(Path.of(arguments[0]));
        int port = Integer.parseInt(arguments[1]);
        int connections = Integer.parseInt(arguments[2]);
        int each = Integer.parseInt(arguments[3]);
        double seconds = Double.parseDouble(arguments[4]);

        long start = System.nanoTime();
        long end = start + (long) (seconds * 1e9);
        List<Thread> senders = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            byte[] request = request(messages, i * 7919, each);
            Thread sender = new Thread(() -> send(port, request, end));
            sender.start();
            senders.add(sender);
        }
        for (Thread sender : senders) {
            sender.join();
        }
        double took = (System.nanoTime() - start) / 1e9;
        System.out.printf(
                "%d connections, %d messages a POST: %.0f POSTs/s, %.0f messages/s, %d refused%n",
                connections, each, accepted.get() / took, accepted.get() * each / took, refused.get());
    }

    private static byte[] request(List<String> messages, int from, int count) {
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < count; i++) {
            body.append(messages.get((from + i) % messages.size())).append('\n');
        }
        String head = "POST /ingest HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-ndjson\r\nContent-Length: "
                + body.length() + "\r\n\r\n";
        return (head + body).getBytes(StandardCharsets.US_ASCII);
    }

    private static void send(int port, byte[] request, long end) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(socket.getInputStream());
            OutputStream out = socket.getOutputStream();
            while (System.nanoTime() < end) {
                out.write(request);
                (status(in) == 200 ? accepted : refused).incrementAndGet();
            }
        } catch (IOException e) {
            System.out.println(e);
        }
    }

    /** Reads an answer whose length is told. */
    private static int status(InputStream in) throws IOException {
        int status = Integer.parseInt(line(in).substring(9, 12));
        int length = 0;
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            if (header.regionMatches(true, 0, "Content-Length:", 0, 15)) {
                length = Integer.parseInt(header.substring(15).strip());
            }
        }
        in.skipNBytes(length);
        return status;
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the connection was closed");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }
}
