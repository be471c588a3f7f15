package io.headwater.soak;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/** As much of an HTTP/1.1 server as POSTs need, which may also answer what is no HTTP, or nothing, as a proper server would not. */
final class RawHttpServer implements AutoCloseable {
    private final ServerSocket socket;
    private final Answers answers;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    /** What is answered to a body. */
    interface Answers {
        Reply to(byte[] body) throws IOException;
    }

    /** @param ends whether the connection is closed behind it */
    record Reply(String bytes, boolean ends, int millis) {
        static Reply of(int status) {
            return of(status, "");
        }

        static Reply of(int status, String header) {
            return new Reply("HTTP/1.1 " + status + " Any\r\n" + header + "Content-Length: 2\r\n\r\n{}", false, 0);
        }

        static Reply raw(String bytes) {
            return new Reply(bytes, true, 0);
        }

        Reply after(int later) {
            return new Reply(bytes, ends, later);
        }
    }

    RawHttpServer(Answers answers) throws IOException {
        this.answers = answers;
        this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        threads.execute(this::accept);
    }

    int port() {
        return socket.getLocalPort();
    }

    private void accept() {
        try {
            while (true) {
                Socket connection = socket.accept();
                connections.add(connection);
                threads.execute(() -> serve(connection));
            }
        } catch (IOException closed) {
            // That is how it ends.
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            InputStream in = new BufferedInputStream(connection.getInputStream());
            boolean ended = false;
            while (!ended) {
                Reply reply = answers.to(body(in));
                long until = System.nanoTime() + reply.millis() * 1_000_000L;
                while (until - System.nanoTime() > 0 && !socket.isClosed()) {
                    LockSupport.parkNanos(Math.min(until - System.nanoTime(), 50_000_000L));
                }
                connection.getOutputStream().write(reply.bytes().getBytes(StandardCharsets.ISO_8859_1));
                connection.getOutputStream().flush();
                ended = reply.ends();
            }
        } catch (IOException gone) {
            // The client was killed, or has nothing more to say.
        } finally {
            connections.remove(connection);
        }
    }

    private static byte[] body(InputStream in) throws IOException {
        int length = 0;
        String line = line(in);
        while (!line.isEmpty()) {
            String header = line.toLowerCase(Locale.ROOT);
            if (header.startsWith("content-length:")) {
                length = Integer.parseInt(
                        header.substring("content-length:".length()).strip());
            } else if (header.startsWith("transfer-encoding:")) {
                throw new IOException("A length is expected, not " + line);
            }
            line = line(in);
        }
        byte[] body = in.readNBytes(length);
        if (body.length < length) {
            throw new EOFException("in the middle of a body");
        }
        return body;
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        int next = in.read();
        while (next != '\n') {
            if (next < 0) {
                throw new EOFException("in the middle of a header");
            }
            if (next != '\r') {
                line.append((char) next);
            }
            next = in.read();
        }
        return line.toString();
    }

    @Override
    public void close() {
        try {
            socket.close();
            for (Socket connection : connections) {
                connection.close();
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } finally {
            threads.shutdownNow();
        }
    }
}
