package io.headwater.stocks.providers;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** What Yahoo wants of a stranger at times: a cookie, which the client keeps, and a crumb that belongs to it. Thread-safe. */
final class YahooSession {
    /** Longer ones are a page that says no. */
    private static final int LONGEST_CRUMB = 64;

    private final PoliteHttp http;
    private final URI cookieUrl;
    private final URI crumbUrl;
    private volatile Optional<String> crumb = Optional.empty();

    YahooSession(PoliteHttp http, URI cookieUrl, URI crumbUrl) {
        this.http = http;
        this.cookieUrl = cookieUrl;
        this.crumbUrl = crumbUrl;
    }

    Optional<String> crumb() {
        return crumb;
    }

    /** Takes a cookie and a crumb, in the place of those there are; returns whether there is a crumb now. */
    boolean renew() throws IOException {
        crumb = Optional.empty();
        // It gives the cookie with whatever status.
        http.get(cookieUrl, Map.of());
        HttpAnswer answer = http.get(crumbUrl, Map.of());
        String text = answer.text().strip();
        if (answer.isSuccess() && text.length() <= LONGEST_CRUMB && text.matches("[^\\s<{]+")) {
            crumb = Optional.of(text);
        }
        return crumb.isPresent();
    }
}
