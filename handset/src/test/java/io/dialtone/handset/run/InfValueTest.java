// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.handset.fetch.Location;
import io.dialtone.handset.port.HttpUrl;
import io.dialtone.handset.world.Fixtures;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What INF values mean, over HTTP and TFTP. */
class InfValueTest {

  private static final Location HTTP =
      new Location.Http(HttpUrl.parse("http://10.0.0.1/p/st2030s.inf").orElseThrow());
  private static final Location TFTP = new Location.Tftp("10.0.0.1", 6969, "p/st2030s.inf");

  @ParameterizedTest
  @DisplayName("INF-5 over HTTP: a URL, or a reference beside the INF; RUN-12 its last part")
  @CsvSource({
    "http://h/a/ComConf-1.txt, http://h/a/ComConf-1.txt,       ComConf-1.txt",
    "/a/ComConf-1.txt,         http://10.0.0.1/a/ComConf-1.txt, ComConf-1.txt",
    "ComConf-1.txt,            http://10.0.0.1/p/ComConf-1.txt, ComConf-1.txt",
    "x.php?f=1,                http://10.0.0.1/p/x.php?f=1,     x.php?f=1",
  })
  void over_http(String value, String url, String name) {
    assertThat(InfValue.of(value, HTTP))
        .isInstanceOfSatisfying(
            InfValue.File.class,
            file -> {
              assertThat(file.at().text()).isEqualTo(url);
              assertThat(file.name()).isEqualTo(name);
              assertThat(file.value()).isEqualTo(value);
            });
  }

  @ParameterizedTest
  @DisplayName("INF-4 over TFTP: the path as written, from the INF's server and port")
  @CsvSource({
    "C:\\ip_phones\\mgcp\\st2030\\v100.zz, v100.zz",
    ".\\ip_phones\\main.thd,               main.thd",
    "st2030m.txt,                          st2030m.txt",
    "a/b/c.txt,                            c.txt",
  })
  void over_tftp(String value, String name) {
    assertThat(InfValue.of(value, TFTP))
        .isEqualTo(new InfValue.File(value, name, new Location.Tftp("10.0.0.1", 6969, value)));
  }

  @ParameterizedTest
  @DisplayName("INF-3 empty, too long, without a name, or no URL: wrong over HTTP")
  @ValueSource(strings = {"", "/a/", "ftp://h/x", "https://", "C:\\x.txt"})
  void wrong_over_http(String value) {
    assertThat(InfValue.of(value, HTTP)).isInstanceOf(InfValue.Wrong.class);
  }

  @ParameterizedTest
  @DisplayName("INF-3 INF-4 wrong over TFTP")
  @ValueSource(strings = {"", "a\\", "..\\x", "a/../x", "http://h/x", "a\u0000b"})
  void wrong_over_tftp(String value) {
    assertThat(InfValue.of(value, TFTP)).isInstanceOf(InfValue.Wrong.class);
  }

  @Test
  @DisplayName("INF-3 255 characters fit, 256 do not")
  void the_longest_value() {
    assertThat(InfValue.of(Fixtures.longText(255), HTTP)).isInstanceOf(InfValue.File.class);
    assertThat(InfValue.of(Fixtures.longText(256), HTTP)).isInstanceOf(InfValue.Wrong.class);
  }
}
