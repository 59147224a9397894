// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.dialtone.core.intake.Brought;
import io.dialtone.wire.asterisk.ConfFiles;
import io.dialtone.wire.octets.Bytes;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

class AsteriskImportFuzzTest {

  /** The input is sip.conf, users.conf, pjsip.conf and so on, a NUL between two of them. */
  @FuzzTest
  void any_files_come_to_one_plan_with_each_account_and_line_once(byte[] input) {
    SortedMap<String, Bytes> files = new TreeMap<>();
    int from = 0;
    for (String name : AsteriskFiles.NAMES) {
      int to = from;
      while (to < input.length && input[to] != 0) {
        to++;
      }
      files.put(name, Bytes.copyOf(input, Math.min(from, input.length), to));
      from = Math.min(to + 1, input.length);
    }
    ConfFiles folder =
        new ConfFiles() {
          @Override
          public List<String> matching(String pattern) {
            return files.containsKey(pattern) ? List.of(pattern) : List.of();
          }

          @Override
          public Optional<Bytes> content(String file) {
            return Optional.ofNullable(files.get(file));
          }
        };
    Choices choices =
        new Choices(Optional.empty(), Optional.of("192.0.2.1"), Optional.empty(), true);
    AsteriskFiles read = AsteriskFiles.read(folder);
    AsteriskPlan plan = AsteriskImport.plan(read, List.of(), KnownSite.EMPTY, choices);

    List<String> once =
        plan.brought().stream()
            .map(brought ->
                switch (brought) {
                  case Brought.OfAccount account -> "account " + account.name();
                  case Brought.OfLine line -> line.mac() + " " + line.line();
                  default -> brought.toString();
                })
            .toList();
    assertThat(once).doesNotHaveDuplicates();
    assertThat(AsteriskImport.plan(read, List.of(), KnownSite.EMPTY, choices)).isEqualTo(plan);
  }
}
