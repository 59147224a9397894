// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.settings;

import io.dialtone.core.access.AccessMode;
import io.dialtone.core.access.SecretPath;
import io.dialtone.core.access.ShutOut;
import io.dialtone.core.journal.Level;
import io.dialtone.core.journal.Secret;
import io.dialtone.core.tftp.PortRange;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.Subnet;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Every setting there is: what is not here is unknown, what is here is read and in the manual. */
final class Keys {

  static final Key<Path> DATA =
      key("data", "--data", Readings::path, "./data")
          .says("The folder of the database and of what is uploaded.", "\"/var/lib/dialtone\"");
  static final Key<Path> FILES =
      key("files", "--files", Readings::folder, "")
          .says("A folder of hand-made files, served as it is.", "\"site\"");
  static final Key<Ip4Address> ADDRESS =
      key("address", "--address", Readings::address, "")
          .says("The address that phones are told to reach us at.", "\"192.0.2.1\"");
  static final Key<Database> DATABASE =
      key("database", "--database", Readings::database, "")
          .says(
              "Where site and leases are kept: `sqlite:PATH`, or"
                  + " `postgresql://USER:PASSWORD@HOST:PORT/DATABASE`; `dialtone.db` in the data"
                  + " folder if unsaid.",
              "\"sqlite:x.db\"");
  static final Key<Boolean> DISCOVERY =
      key("discovery", "", Readings::flag, "true")
          .says(
              "Whether phones that show up on the network become known to the site, without files.",
              "false");
  static final Key<Listen> HTTP =
      key("http.listen", "--http", Readings::listen, "0.0.0.0:8080")
          .says("Where HTTP listens, or `off`.", "\"0.0.0.0:80\"");
  static final Key<Listen> HTTPS =
      key("https.listen", "--https", Readings::listen, "off")
          .says("Where HTTPS listens, or `off`.", "\"0.0.0.0:443\"");
  static final Key<Integer> HTTP_PER_ADDRESS =
      key("http.connections-per-address", "", Readings.whole(0, 100_000), "1024")
          .says(
              "Connections at one time of one address, behind which a whole site may stand, to HTTP and"
                  + " to HTTPS each; 0 for no limit.",
              "4096");
  static final Key<Path> HTTPS_CERTIFICATE =
      key("https.certificate", "", Readings::path, "")
          .says(
              "The certificate HTTPS shows and the chain after it, PEM; one of our own authority's"
                  + " if unsaid.",
              "\"tls/chain.pem\"");
  static final Key<Path> HTTPS_KEY =
      key("https.key", "", Readings::path, "")
          .says(
              "The key of `https.certificate`, PEM, without a passphrase; in the same file if unsaid.",
              "\"tls/key.pem\"");
  static final Key<HttpsSettings.Profile> HTTPS_PROFILE =
      key("https.profile", "", Readings::profile, "modern")
          .says(
              "`modern` is TLS 1.2 and 1.3; `legacy` also TLS 1.0 and 1.1 and old ciphers, for"
                  + " phones that know no better.",
              "\"legacy\"");
  static final Key<Listen> TFTP =
      key("tftp.listen", "--tftp", Readings::listen, "0.0.0.0:6969")
          .says("Where TFTP listens, or `off`; as root the default is port 69.", "\"off\"");
  static final Key<PortRange> TFTP_PORT_RANGE =
      key("tftp.port-range", "", Readings::ports, "")
          .says(
              "The ports that TFTP transfers take, one each, for a firewall; any if unsaid.",
              "\"50000-50999\"");
  static final Key<Boolean> TFTP_SINGLE_PORT =
      key("tftp.single-port", "", Readings::flag, "false")
          .says(
              "Whether all transfers answer from the port that was asked, for NAT and containers.",
              "true");
  static final Key<Integer> TFTP_TRANSFERS =
      key("tftp.transfers", "", Readings.whole(1, 100_000), "5000")
          .says("TFTP transfers at one time; more must ask again.", "1000");
  static final Key<Integer> TFTP_PER_CLIENT =
      key("tftp.per-client", "", Readings.whole(1, 100_000), "500")
          .says(
              "TFTP transfers at one time to one address, behind which many phones may stand.",
              "20");
  static final Key<Duration> TFTP_IDLE =
      key("tftp.idle", "", Readings.time(Duration.ofSeconds(5), Duration.ofHours(1)), "1m")
          .says("How long a TFTP client may say nothing new before it is given up.", "\"30s\"");
  static final Key<Duration> TFTP_TOTAL =
      key("tftp.total", "", Readings.time(Duration.ofSeconds(10), Duration.ofDays(7)), "30m")
          .says("How long a TFTP transfer may take, however lively.", "\"2h\"");
  static final Key<Integer> TFTP_BLOCK_SIZE =
      key("tftp.block-size", "", Readings.whole(512, 65_464), "65464")
          .says("The largest block TFTP agrees to, in bytes; 1468 avoids fragments.", "1468");
  static final Key<Integer> TFTP_WINDOW =
      key("tftp.window", "", Readings.whole(1, 64), "64")
          .says("The most blocks TFTP agrees to send before an answer.", "8");
  static final Key<Listen> SIP =
      key("sip.listen", "--sip", Readings::listen, "off")
          .says(
              "Where NOTIFY is sent from and OPTIONS is answered; with `off` a port of the moment"
                  + " does for NOTIFY.",
              "\"0.0.0.0:5060\"");
  static final Key<Listen> CONSOLE =
      key("console.listen", "--console", Readings::listen, "127.0.0.1:8081")
          .says("Where the console listens, or `off`.", "\"127.0.0.1:9090\"");
  static final Key<Listen> DHCP =
      key("dhcp.listen", "--dhcp", Readings::listenOrInterfaces, "off")
          .says(
              "Where DHCP listens: interfaces, `0.0.0.0:67` for all there are, another address and"
                  + " port, or `off`.",
              "[\"eth1\", \"eth2\"]");
  static final Key<AccessMode> ACCESS_MODE =
      key("access.mode", "", AccessReadings::mode, "networks")
          .says(
              "Who may have files named by a MAC: `lease` is the address that holds the phone's"
                  + " lease (the default when DHCP is on), `networks` is `access.networks`,"
                  + " `secret` is who knows the secret path or the password, `open` is everybody.",
              "\"open\"");
  static final Key<List<Subnet>> ACCESS_NETWORKS =
      key("access.networks", "", Readings.list(Readings::subnet), "")
          .says(
              "Networks that may have files named by a MAC; loopback and private addresses if none"
                  + " is listed.",
              "[\"198.51.100.0/24\"]");
  static final Key<SecretPath> ACCESS_SECRET_PATH =
      key("access.secret-path", "", AccessReadings::secretPath, "")
          .says(
              "For mode `secret`: the folder below which phones have their files, or `file:PATH`.",
              "\"kept-from-everybody\"");
  static final Key<String> ACCESS_USER =
      key("access.user", "", AccessReadings::user, "")
          .says("For mode `secret`: the user of HTTP basic authentication.", "\"phones\"");
  static final Key<Secret> ACCESS_PASSWORD =
      key("access.password", "", AccessReadings::password, "")
          .says(
              "That user's password, or `file:PATH`, or `sha256:` and its digest in hex.",
              "\"from-a-vault\"");
  static final Key<Integer> ACCESS_SLOW_AFTER =
      key("access.slow-after", "", AccessReadings::phones, "10")
          .says("An address that asks for more strange phones in an hour is slowed.", "20");
  static final Key<Integer> ACCESS_SHUT_OUT_AFTER =
      key("access.shut-out-after", "", AccessReadings::phones, "50")
          .says("An address that asks for more strange phones in an hour is shut out.", "100");
  static final Key<ShutOut> ACCESS_SHUT_OUT =
      key("access.shut-out", "", AccessReadings::shutOut, "guessers")
          .says(
              "Who is shut out: `guessers`, `always` also where many phones had their files,"
                  + " `never`.",
              "\"never\"");
  static final Key<Duration> ACCESS_SHUT_OUT_TIME =
      key("access.shut-out-time", "", AccessReadings::shutOutTime, "15m")
          .says("For how long an address is shut out.", "\"1h\"");
  static final Key<List<Subnet>> ACCESS_BEHIND_NAT =
      key("access.behind-nat", "", Readings.list(Readings::subnet), "")
          .says(
              "Networks each of whose addresses may be a whole site's: never shut out, and known"
                  + " phones there never wait.",
              "[\"203.0.113.7/32\"]");
  static final Key<Level> LOG_LEVEL =
      key("log.level", "--log-level", Readings::level, "info")
          .says("How much is logged: `error`, `warn`, `info`, `debug`.", "\"debug\"");
  static final Key<Boolean> LOG_JSON =
      key("log.json", "--log-json", Readings::flag, "false")
          .says("Log as JSON, one object a line.", "true");

  private static final List<Key<?>> BEFORE_DHCP =
      List.of(
          DATA,
          FILES,
          ADDRESS,
          DATABASE,
          DISCOVERY,
          HTTP,
          HTTP_PER_ADDRESS,
          HTTPS,
          HTTPS_CERTIFICATE,
          HTTPS_KEY,
          HTTPS_PROFILE,
          TFTP,
          TFTP_PORT_RANGE,
          TFTP_SINGLE_PORT,
          TFTP_TRANSFERS,
          TFTP_PER_CLIENT,
          TFTP_IDLE,
          TFTP_TOTAL,
          TFTP_BLOCK_SIZE,
          TFTP_WINDOW,
          SIP,
          CONSOLE,
          DHCP);

  private static final List<Key<?>> BEHIND_DHCP =
      List.of(
          ACCESS_MODE,
          ACCESS_NETWORKS,
          ACCESS_SECRET_PATH,
          ACCESS_USER,
          ACCESS_PASSWORD,
          ACCESS_SLOW_AFTER,
          ACCESS_SHUT_OUT_AFTER,
          ACCESS_SHUT_OUT,
          ACCESS_SHUT_OUT_TIME,
          ACCESS_BEHIND_NAT,
          LOG_LEVEL,
          LOG_JSON);

  static final List<Key<?>> ALL =
      Stream.of(BEFORE_DHCP, DhcpKeys.ALL, BEHIND_DHCP).flatMap(List::stream).toList();

  private Keys() {}

  /**
   * Whether this key stands in a table that may come several times, so that no variable sets it.
   */
  static boolean inTableList(Key<?> key) {
    return DhcpKeys.LISTS.contains(key.table());
  }

  private static <T> Key.Draft<T> key(
      String name, String option, Reading<T> reading, String usual) {
    return Key.named(name, option, reading, usual);
  }
}
