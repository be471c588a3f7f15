package io.headwater.transactions.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MarkupTest {
    private static final String ATTACK = "</script><!--<script>alert('1')</script> & \"\\u003c\" $1 {{place}}";

    @Test
    void letsTextEndNoElementAndNoAttribute() {
        assertThat(Markup.escaped("<b a='1' c=\"2\">&amp;</b>"))
                .isEqualTo("&lt;b a=&#39;1&#39; c=&quot;2&quot;&gt;&amp;amp;&lt;/b&gt;");
        assertThat(new HtmlTable(ATTACK, List.of(ATTACK, "b"))
                        .row(List.of("a", ATTACK))
                        .html())
                .doesNotContain("<script", "</script", "<!--");
    }

    @Test
    void letsJsonEndNoScriptAndChangesNothingOfItsMeaning() throws Exception {
        ObjectMapper json = new ObjectMapper();

        String safe = Markup.inScript(json.writeValueAsString(Map.of(ATTACK, ATTACK)));

        assertThat(safe).doesNotContain("<");
        assertThat(json.readTree(safe).get(ATTACK).asText()).isEqualTo(ATTACK);
    }

    @Test
    void fillsATemplateOnceHoweverTheFillingLooks() {
        assertThat(Markup.filled("<p>{{place}}</p>{{other}}", Map.of("place", ATTACK, "other", "{{place}}")))
                .isEqualTo("<p>" + ATTACK + "</p>{{place}}");
    }

    @Test
    void leavesNoPlaceEmpty() {
        assertThatThrownBy(() -> Markup.filled("{{a}}{{b}}", Map.of("a", "")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Filling a page: there is nothing for {{b}}, only for [a].");
    }
}
