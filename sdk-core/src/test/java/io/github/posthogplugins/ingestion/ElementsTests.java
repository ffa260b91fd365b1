package io.github.posthogplugins.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.posthogplugins.event.PluginEvent;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Elements on their way into the database and out of it: event.md §3, §6. */
class ElementsTests {

    private static String chain(String elements) {
        PluginEvent event = PluginEvent.fromJson("{\"elements\":" + elements.replace('\'', '"') + "}");
        return CapturedElements.toChain((List<?>) event.fields().get("elements"));
    }

    private static Object json(String value) {
        return PluginEvent.fromJson("{\"value\":" + value.replace('\'', '"') + "}")
                .fields()
                .get("value");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[{}] | :nth-child=\"0\"nth-of-type=\"0\"",
                "[{'tag_name':'a','$el_text':'Go','attr__class':'y x','attr__href':'/','attr__id':'i','nth_child':1,'nth_of_type':2}]"
                        + " | a.x.y:attr__class=\"y x\"attr__href=\"/\"attr__id=\"i\"attr_id=\"i\"href=\"/\"nth-child=\"1\"nth-of-type=\"2\"text=\"Go\"",
                "[{'tag_name':'a'},{'tag_name':'div'}]"
                        + " | a:nth-child=\"0\"nth-of-type=\"0\";div:nth-child=\"0\"nth-of-type=\"0\"",
                "[{'attr__data-x':1}] | :attr__data-x=\"1\"nth-child=\"0\"nth-of-type=\"0\"",
            })
    void are_stored_as_a_chain(String elements, String expected) {
        assertThat(chain(elements)).isEqualTo(expected);
    }

    @Test
    void long_texts_and_links_are_cut() {
        assertThat(chain("[{'$el_text':'" + "t".repeat(500) + "','attr__href':'" + "h".repeat(3000) + "'}]"))
                .contains("text=\"" + "t".repeat(400) + "\"")
                .contains(":attr__href=\"" + "h".repeat(3000) + "\"href=\"" + "h".repeat(2048) + "\"");
    }

    @Test
    void quotes_are_escaped_and_stay_so() {
        String chain = chain("[{\"tag_name\":\"a\",\"$el_text\":\"say \\\"hi\\\"; ok\"}]");

        assertThat(chain).isEqualTo("a:nth-child=\"0\"nth-of-type=\"0\"text=\"say \\\"hi\\\"; ok\"");
        assertThat(ElementsChain.parse(chain)).hasSize(1);
        assertThat(ElementsChain.parse(chain).get(0)).containsEntry("text", "say \\\"hi\\\"; ok");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a.x.y:href=\"/\"nth-child=\"1\"nth-of-type=\"2\"text=\"Go\"attr_id=\"i\"attr__x=\"1\""
                        + " | [{'attributes':{'attr__x':'1'},'order':0,'tag_name':'a','attr_class':['x','y'],'href':'/','nth_child':1,'nth_of_type':2,'text':'Go','attr_id':'i'}]",
                "a;b | [{'attributes':{},'order':0,'tag_name':'a'},{'attributes':{},'order':1,'tag_name':'b'}]",
                ":text=\"x\" | [{'attributes':{},'order':0,'text':'x'}]",
                // a class may have a colon
                "a.md:flex:text=\"x\" | [{'attributes':{},'order':0,'tag_name':'a','attr_class':['md:flex'],'text':'x'}]",
                // blanks separate outside of quotes only
                "a b:text=\"x y;z\" | [{'attributes':{},'order':0,'tag_name':'a'},{'attributes':{},'order':1,'tag_name':'b','text':'x y;z'}]",
                // an empty value takes what follows
                "a:x=\"\"y=\"1\" | [{'attributes':{'x':'`y='},'order':0,'tag_name':'a'}]",
            })
    void are_read_back(String chain, String expected) {
        assertThat(ElementsChain.parse(chain)).isEqualTo(json(expected.replace("`", "\\\"")));
    }
}
