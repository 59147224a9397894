// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.app.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServeBenchTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "ISO-8859-1", "UTF-16"})
  void a_list_as_spreadsheets_write_it_stands_in_the_report_as_it_was_meant(String encoding)
      throws Exception {
    Files.writeString(
        folder.resolve("list.csv"), "00147F000001;Küche\n", Charset.forName(encoding));
    PrintStream out = new PrintStream(new ByteArrayOutputStream());
    Terminal terminal = new Terminal(out, out, Map.of(), folder);
    Map<String, String> said = Map.of(ServeBench.LIST, "list.csv");

    ServeBench bench = ServeBench.of(terminal, said, InstantSource.system()).orElseThrow();

    assertThat(bench.desk().report().text()).contains("00:14:7f:00:00:01", "Küche");
  }
}
