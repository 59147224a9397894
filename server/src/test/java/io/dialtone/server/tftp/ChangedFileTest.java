// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.tftp;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.wire.octets.Bytes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever becomes of a file while it goes out: the client gets the old one whole, or nothing. */
@Timeout(60)
class ChangedFileTest {
  @TempDir Path root;

  /** What an administrator may do to a file. */
  enum Change {
    REPLACED_BY_RENAME {
      @Override
      void apply(Path file, int length) throws IOException {
        Path beside = file.resolveSibling("beside");
        Files.write(beside, text("new", length));
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
      }
    },
    OVERWRITTEN_IN_PLACE {
      @Override
      void apply(Path file, int length) throws IOException {
        Files.write(file, text("new", length), StandardOpenOption.WRITE);
      }
    },
    TRUNCATED_IN_PLACE {
      @Override
      void apply(Path file, int length) throws IOException {
        Files.write(file, new byte[] {1}, StandardOpenOption.TRUNCATE_EXISTING);
      }
    },
    GROWN {
      @Override
      void apply(Path file, int length) throws IOException {
        Files.write(file, text("new", length), StandardOpenOption.APPEND);
      }
    },
    DELETED {
      @Override
      void apply(Path file, int length) throws IOException {
        Files.delete(file);
      }
    };

    abstract void apply(Path file, int length) throws IOException;
  }

  private static byte[] text(String word, int length) {
    return word.repeat(length / word.length() + 1)
        .substring(0, length)
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  private static Bytes fetch(RawClient phone, String file, Runnable afterTheFirstBlock)
      throws IOException {
    Bytes packet = phone.asks("0001 '" + file + "' 00 'octet' 00").receive();
    Bytes all = Bytes.EMPTY;
    java.io.ByteArrayOutputStream body = new java.io.ByteArrayOutputStream();
    for (int block = 1; ; block++) {
      assertThat(packet.slice(0, 4)).isEqualTo(RawClient.bytes("0003 %04x".formatted(block)));
      body.writeBytes(packet.slice(4, packet.length()).toArray());
      if (block == 1) {
        afterTheFirstBlock.run();
      }
      phone.sends("0004 %04x".formatted(block));
      if (packet.length() < 516) {
        return all.plus(Bytes.copyOf(body.toByteArray()));
      }
      packet = phone.receive();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "REPLACED_BY_RENAME, 5000", "REPLACED_BY_RENAME, 400000",
    "OVERWRITTEN_IN_PLACE, 5000", "OVERWRITTEN_IN_PLACE, 400000",
    "TRUNCATED_IN_PLACE, 5000", "TRUNCATED_IN_PLACE, 400000",
    "GROWN, 5000", "GROWN, 400000",
    "DELETED, 5000", "DELETED, 400000",
  })
  void the_transfer_under_way_sends_what_it_began(Change change, int length) throws Exception {
    Files.write(root.resolve("file"), text("old", length));
    try (TftpStage stage = TftpStage.of(root);
        RawClient phone = new RawClient(stage.endpoint())) {
      Bytes got =
          fetch(
              phone,
              "file",
              () -> {
                try {
                  change.apply(root.resolve("file"), length);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
      assertThat(got).isEqualTo(Bytes.copyOf(text("old", length)));
      assertThat(stage.nextRecord().text()).contains("got \"file\": " + length + " bytes");
    }
  }
}
