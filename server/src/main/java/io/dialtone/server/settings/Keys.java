// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.settings;

import io.dialtone.core.access.AccessMode;
import io.dialtone.core.dhcp.Way;
import io.dialtone.core.journal.Level;
import io.dialtone.core.lease.AddressRange;
import io.dialtone.core.tftp.PortRange;
import io.dialtone.server.settings.DhcpSettings.Vlan;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MacAddress;
import io.dialtone.wire.octets.Subnet;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

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
          .says("Where leases are kept; `dialtone.db` in the data folder.", "\"sqlite:x.db\"");
  static final Key<Listen> HTTP =
      key("http.listen", "--http", Readings::listen, "0.0.0.0:8080")
          .says("Where HTTP listens, or `off`.", "\"0.0.0.0:80\"");
  static final Key<Listen> HTTPS =
      key("https.listen", "--https", Readings::listen, "off")
          .says("Where HTTPS listens, or `off`.", "\"0.0.0.0:443\"");
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
      key("sip.listen", "", Readings.notYet("SIP"), "off")
          .says("SIP; not built yet, so `off`.", "\"off\"");
  static final Key<Listen> CONSOLE =
      key("console.listen", "--console", Readings::listen, "127.0.0.1:8081")
          .says("Where the console listens, or `off`.", "\"127.0.0.1:9090\"");
  static final Key<Listen> DHCP =
      key("dhcp.listen", "--dhcp", Readings::listenOrInterfaces, "off")
          .says(
              "Where DHCP listens: interfaces, `0.0.0.0:67` for all there are, another address and"
                  + " port, or `off`.",
              "[\"eth1\", \"eth2\"]");
  static final Key<Way> DHCP_WAY =
      key("dhcp.way", "", Readings::way, "option43")
          .says(
              "How phones are told where their files are: `option43`, `option66`, `option150`,"
                  + " `next-server`, or `tftp` for the last three together with 67 and `file`.",
              "\"option66\"");
  static final Key<String> DHCP_INF =
      key("dhcp.inf", "", Readings::inf, "")
          .says(
              "Name, path or URL of the INF phones are told; `{prefix}` and `{mac}` are each phone's"
                  + " own, and `{prefix}{mac}.inf` is told if unsaid.",
              "\"st2030s.inf\"");
  static final Key<Duration> DHCP_LEASE =
      key("dhcp.lease", "", Readings::lease, "8h")
          .says("How long an address is lent: `30m`, `8h`, `7d`.", "\"12h\"");
  static final Key<Boolean> DHCP_AUTHORITATIVE =
      key("dhcp.authoritative", "", Readings::flag, "true")
          .says("Whether a request for an address of a foreign network is refused.", "false");
  static final Key<AccessMode> ACCESS_MODE =
      key("access.mode", "", Readings::mode, "networks")
          .says(
              "Who may have files named by a MAC: `lease` is the address that holds the phone's"
                  + " lease (the default when DHCP is on), `networks` is `access.networks`, `open`"
                  + " is everybody.",
              "\"lease\"");
  static final Key<List<Subnet>> ACCESS_NETWORKS =
      key("access.networks", "", Readings.list(Readings::subnet), "")
          .says(
              "Networks that may have files named by a MAC; loopback and private addresses if none"
                  + " is listed.",
              "[\"198.51.100.0/24\"]");
  static final Key<Level> LOG_LEVEL =
      key("log.level", "--log-level", Readings::level, "info")
          .says("How much is logged: `error`, `warn`, `info`, `debug`.", "\"debug\"");
  static final Key<Boolean> LOG_JSON =
      key("log.json", "--log-json", Readings::flag, "false")
          .says("Log as JSON, one object a line.", "true");

  static final Key<Subnet> POOL_SUBNET =
      key("dhcp.pool.subnet", "", Readings::subnet, "")
          .says("The network of this pool; must be said.", "\"192.0.2.0/24\"");
  static final Key<AddressRange> POOL_RANGE =
      key("dhcp.pool.range", "", Readings::range, "")
          .says("The addresses lent; all of the network's if unsaid.", "\"192.0.2.9-192.0.2.99\"");
  static final Key<Ip4Address> POOL_ROUTER =
      key("dhcp.pool.router", "", Readings::address, "")
          .says("The router phones are told (option 3).", "\"192.0.2.1\"");
  static final Key<List<Ip4Address>> POOL_NTP =
      key("dhcp.pool.ntp", "", Readings.list(Readings::address), "")
          .says("The time servers phones are told (option 42).", "[\"192.0.2.2\"]");
  static final Key<Way> POOL_WAY =
      key("dhcp.pool.way", "", Readings::way, "")
          .says("As `dhcp.way`, for this pool.", "\"option150\"");
  static final Key<String> POOL_INF =
      key("dhcp.pool.inf", "", Readings::inf, "")
          .says("As `dhcp.inf`, for this pool.", "\"st2022s.inf\"");
  static final Key<Vlan> POOL_VLAN =
      key("dhcp.pool.vlan", "", Readings::vlan, "")
          .says(
              "The VLANs phones are told (options 190 to 192), or `\"off\"` for untagged.",
              "{ voice = 110, data = 120 }");
  static final Key<MacAddress> RESERVATION_MAC =
      key("dhcp.reservation.mac", "", Readings::mac, "")
          .says("The phone that has an address of its own; must be said.", "\"00147F000001\"");
  static final Key<Ip4Address> RESERVATION_ADDRESS =
      key("dhcp.reservation.address", "", Readings::address, "")
          .says("The address it always gets; must be said.", "\"192.0.2.50\"");
  static final Key<Way> RESERVATION_WAY =
      key("dhcp.reservation.way", "", Readings::way, "")
          .says("As `dhcp.way`, for this phone.", "\"next-server\"");

  static final Key<String> RESERVATION_INF =
      key("dhcp.reservation.inf", "", Readings::inf, "")
          .says("As `dhcp.inf`, for this phone.", "\"new/{prefix}{mac}.inf\"");

  /** The lists of tables. */
  static final String POOL = "dhcp.pool";

  static final String RESERVATION = "dhcp.reservation";

  static final List<Key<?>> ALL =
      List.of(
          DATA,
          FILES,
          ADDRESS,
          DATABASE,
          HTTP,
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
          DHCP,
          DHCP_WAY,
          DHCP_INF,
          DHCP_LEASE,
          DHCP_AUTHORITATIVE,
          POOL_SUBNET,
          POOL_RANGE,
          POOL_ROUTER,
          POOL_NTP,
          POOL_WAY,
          POOL_INF,
          POOL_VLAN,
          RESERVATION_MAC,
          RESERVATION_ADDRESS,
          RESERVATION_WAY,
          RESERVATION_INF,
          ACCESS_MODE,
          ACCESS_NETWORKS,
          LOG_LEVEL,
          LOG_JSON);

  private Keys() {}

  /**
   * Whether this key stands in a table that may come several times, so that no variable sets it.
   */
  static boolean inTableList(Key<?> key) {
    return key.table().equals(POOL) || key.table().equals(RESERVATION);
  }

  private static <T> Draft<T> key(String name, String option, Reading<T> reading, String usual) {
    return (meaning, example) ->
        new Key<>(name, option, reading, usual, new Key.Manual(meaning, example));
  }

  /** A key that still lacks its manual. */
  @FunctionalInterface
  private interface Draft<T> {
    Key<T> says(String meaning, String example);
  }
}
