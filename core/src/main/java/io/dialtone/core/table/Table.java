// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.table;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.QuoteStrategy;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A table of text.
 *
 * @param encoding what its bytes were read as, where that is not UTF-8
 */
public record Table(List<Row> rows, char separator, Optional<String> encoding) {

  private static final String SEPARATORS = ",;\t";
  private static final char QUOTE = '"';
  private static final int CELL_LIMIT = 1 << 20;

  /** Other separators, and a mark at the begin, are not taken for what they are not (see read). */
  private static final QuoteStrategy WHAT_MISLEADS =
      new QuoteStrategy() {
        @Override
        public boolean quoteValue(int line, int cell, String value) {
          return value.startsWith(DecodedText.BYTE_ORDER_MARK)
              || SEPARATORS.chars().anyMatch(mark -> value.indexOf(mark) >= 0);
        }
      };

  /**
   * A row.
   *
   * @param line where it begins, from 1
   */
  public record Row(long line, List<String> cells) {
    public Row {
      cells = List.copyOf(cells);
    }
  }

  public Table {
    rows = List.copyOf(rows);
  }

  /**
   * Reads a table: comma, semicolon or tab, whichever its first row has most of; UTF-8 or UTF-16
   * with its mark, and what is neither as ISO-8859-1.
   */
  public static Table read(byte[] content) throws MalformedTableException {
    DecodedText decoded = DecodedText.of(content);
    String bare = decoded.text();
    char separator = separator(bare);
    List<Row> rows = new ArrayList<>();
    try {
      for (CsvRecord row : reader(separator).ofCsvRecord(bare)) {
        rows.add(new Row(row.getStartingLineNumber(), row.getFields()));
      }
    } catch (CsvParseException fault) {
      long line = rows.isEmpty() ? 1 : rows.getLast().line();
      throw new MalformedTableException(
          "after line " + line + " it is no table: a quote is wrong, or a cell is too long", fault);
    }
    return new Table(rows, separator, decoded.encoding());
  }

  private static CsvReader.CsvReaderBuilder reader(char separator) {
    return CsvReader.builder()
        .fieldSeparator(separator)
        .skipEmptyLines(true)
        .allowMissingFields(true)
        .allowExtraFields(true)
        .maxBufferSize(CELL_LIMIT);
  }

  private static char separator(String text) {
    char best = SEPARATORS.charAt(0);
    int most = 0;
    for (int at = 0; at < SEPARATORS.length(); at++) {
      char candidate = SEPARATORS.charAt(at);
      int count = count(text, candidate);
      if (count > most) {
        most = count;
        best = candidate;
      }
    }
    return best;
  }

  /** So often in the first row that says anything; what is quoted is left out. */
  private static int count(String text, char mark) {
    boolean quoted = false;
    boolean begins = true; // a quote is one at the begin of a cell alone
    boolean said = false;
    int count = 0;
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == QUOTE && (quoted || begins)) {
        quoted = !quoted;
        begins = !quoted; // two of them in a quoted cell stand for one
      } else if (!quoted && (c == '\n' || c == '\r')) {
        if (said) {
          break;
        }
        count = 0;
        begins = true;
      } else {
        count += !quoted && c == mark ? 1 : 0;
        begins = SEPARATORS.indexOf(c) >= 0;
        said |= !Character.isWhitespace(c);
      }
    }
    return said ? count : 0;
  }

  /** Rows of several cells as text; where they say something, it is read as these rows again. */
  public static String write(List<List<String>> rows, char separator) {
    StringWriter text = new StringWriter();
    try (CsvWriter writer =
        CsvWriter.builder().fieldSeparator(separator).quoteStrategy(WHAT_MISLEADS).build(text)) {
      rows.forEach(writer::writeRecord);
    } catch (IOException fault) {
      throw new IllegalStateException("a text in memory cannot fail", fault);
    }
    return text.toString();
  }
}
