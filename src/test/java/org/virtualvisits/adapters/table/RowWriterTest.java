package org.virtualvisits.adapters.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.data.tables.models.TableEntity;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RowWriterTest {

    @ParameterizedTest(name = "{0} characters take {1} columns")
    @CsvSource({"0, 1", "1, 1", "32000, 1", "32001, 2", "64000, 2", "64001, 3", "224000, 7"})
    void aTextTakesAsManyColumnsAsItNeeds(int length, int columns) {
        String text = "é".repeat(length);
        TableEntity row = new RowWriter("p", "r").text("words", text).row();

        assertThat(row.getProperties().keySet())
                .filteredOn(name -> name.startsWith("words"))
                .hasSize(columns);
        assertThat(new RowReader(row).text("words")).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"31998", "31999", "32000"})
    void noCharacterIsCutInTwo(int before) {
        String text = "x".repeat(before) + "\uD83D\uDE42\uD83D\uDE42";
        TableEntity row = new RowWriter("p", "r").text("words", text).row();

        assertThat((String) row.getProperty("words_2")).doesNotStartWith("\uDE42");
        assertThat(new RowReader(row).text("words")).isEqualTo(text);
    }

    @Test
    void aTextThatWouldFillTheRowIsRefusedWithoutBeingQuoted() {
        assertThatThrownBy(() -> new RowWriter("p", "r").text("words", "x".repeat(224_001)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("column words cannot hold a text of 224001 characters");
    }

    @Test
    void whatIsAbsentHasNoColumn() {
        TableEntity row =
                new RowWriter("p", "r").text("words", Optional.empty()).row();

        assertThat(row.getProperties()).containsOnlyKeys("PartitionKey", "RowKey", "schema");
        assertThat(new RowReader(row).maybe("words")).isEmpty();
        assertThatThrownBy(() -> new RowReader(row).text("words")).hasMessage("row p r has no words");
    }

    @Test
    void aRowOfANewerSchemaIsRefusedAndAnUnknownColumnIsNot() {
        TableEntity row = new RowWriter("p", "r").text("later", "x").row();
        assertThat(new RowReader(row).number("schema")).isOne();

        row.addProperty("schema", 2);

        assertThatThrownBy(() -> new RowReader(row)).hasMessageContaining("row p r has schema 2");
    }

    @Test
    void whatIsNotJsonIsNamedAndNotQuoted() {
        TableEntity row = new RowWriter("p", "r")
                .text("people", "[{\"phone\": 07700 900123")
                .row();

        assertThatThrownBy(() -> new RowReader(row).json("people"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("column people of row p r is not JSON")
                .hasNoCause();
    }
}
