package io.headwater.transactions.report;

import java.util.List;

/** A table of HTML: the first cell of a row says what the row is. */
final class HtmlTable {
    private final StringBuilder html = new StringBuilder();

    /** @param headings one for each column */
    HtmlTable(String caption, List<String> headings) {
        html.append("<table>\n<caption>").append(Markup.escaped(caption)).append("</caption>\n<thead><tr>");
        headings.forEach(heading -> cell("th scope=\"col\"", heading, "th"));
        html.append("</tr></thead>\n<tbody>\n");
    }

    /** @param cells one for each column */
    HtmlTable row(List<String> cells) {
        html.append("<tr>");
        cell("th scope=\"row\"", cells.get(0), "th");
        cells.stream().skip(1).forEach(cell -> cell("td", cell, "td"));
        html.append("</tr>\n");
        return this;
    }

    private void cell(String start, String text, String end) {
        html.append('<')
                .append(start)
                .append('>')
                .append(Markup.escaped(text))
                .append("</")
                .append(end)
                .append('>');
    }

    String html() {
        return html + "</tbody>\n</table>\n";
    }
}
