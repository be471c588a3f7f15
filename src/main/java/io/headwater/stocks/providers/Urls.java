package io.headwater.stocks.providers;

import java.net.URI;

/** URLs below the one that a setting gives, which may have a path of its own where a proxy stands in between. */
final class Urls {
    private Urls() {}

    static URI below(URI base, String pathAndQuery) {
        String text = base.toString();
        return URI.create((text.endsWith("/") ? text.substring(0, text.length() - 1) : text) + pathAndQuery);
    }
}
