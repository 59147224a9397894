// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.settings;

import io.dialtone.core.dhcp.MacStart;
import io.dialtone.core.dhcp.Vlan;
import io.dialtone.core.dhcp.Way;
import io.dialtone.core.journal.Level;
import io.dialtone.core.lease.AddressRange;
import io.dialtone.core.tftp.PortRange;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.Protocol;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.Endpoint;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MacAddress;
import io.dialtone.wire.octets.Subnet;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The kinds of values, each with the words that explain it to who got it wrong. */
final class Readings {

  private static final Pattern LENGTH = Pattern.compile("(\\d{1,9})([smhd])");
  private static final Pattern INTERFACE = Pattern.compile("[A-Za-z][A-Za-z0-9_.@-]{0,14}");
  private static final Pattern INF = Pattern.compile("[!-~]{1,255}"); // SRC-3, SRC-4
  private static final Pattern NAME = Pattern.compile("[ -~]{1,40}");
  private static final Pattern OCTETS = Pattern.compile("[0-9A-Fa-f]{2}(:[0-9A-Fa-f]{2}){0,254}");
  private static final Pattern PRINTABLE = Pattern.compile("[ -~]{2,255}");
  private static final Duration SHORTEST_LEASE = Duration.ofMinutes(1);
  private static final Duration LONGEST_LEASE = Duration.ofDays(365);
  private static final String DATABASES =
      "\"sqlite:PATH\" or \"postgresql://USER:PASSWORD@HOST:PORT/DATABASE\", with sslmode= or"
          + " sslrootcert= behind a question mark at most; % and two hex digits stand for what a URL"
          + " cannot hold";

  private static final String SQLITE = "sqlite:";
  private static final int MAX_VLAN = 4094;

  private Readings() {}

  static String text(Given given, String expected) throws UnfitValueException {
    return switch (given.form()) {
      case Form.Word(String text) when !text.isEmpty() -> text;
      case Form.Text(String text) when !text.isEmpty() -> text;
      case Form other -> throw UnfitValueException.expected(expected, other);
    };
  }

  private static <T> T orUnfit(Optional<T> value, String expected, Given given)
      throws UnfitValueException {
    return value.orElseThrow(() -> UnfitValueException.expected(expected, given.form()));
  }

  static Path path(Given given) throws UnfitValueException {
    String text = text(given, "a path in quotes");
    try {
      return given.base().resolve(text).normalize();
    } catch (InvalidPathException fault) {
      throw new UnfitValueException("not a path: " + fault.getReason());
    }
  }

  static Path folder(Given given) throws UnfitValueException {
    Path folder = path(given);
    if (!Files.isDirectory(folder)) {
      throw new UnfitValueException("there is no folder " + folder + "; create it or name another");
    }
    return folder;
  }

  static Database database(Given given) throws UnfitValueException {
    String text = text(given, DATABASES);
    Optional<PostgresUrl> postgres = PostgresUrl.parse(text);
    if (postgres.isPresent()) {
      return new Database.Postgres(postgres.get());
    }
    if (!text.startsWith(SQLITE) || text.length() == SQLITE.length()) {
      // The value may carry a password: it is not repeated.
      throw new UnfitValueException("expected " + DATABASES);
    }
    Form path = new Form.Text(text.substring(SQLITE.length()));
    return new Database.Sqlite(path(new Given(path, given.origin(), given.base())));
  }

  static Listen listen(Given given) throws UnfitValueException {
    String expected = "\"off\" or \"ADDRESS:PORT\" such as \"0.0.0.0:8080\"";
    String text = text(given, expected);
    return orUnfit(endpointOrOff(text), expected, given);
  }

  /** One place; or interfaces, as a list or with commas between. */
  static Listen listenOrInterfaces(Given given) throws UnfitValueException {
    String expected =
        "\"off\", \"ADDRESS:PORT\" or names of interfaces such as [\"eth0\", \"eth1\"]";
    String text =
        given.form() instanceof Form.Items
            ? String.join(",", list((Given item) -> text(item, expected)).read(given))
            : text(given, expected);
    List<String> names = List.of(text.split("\\s*,\\s*", -1));
    boolean interfaces =
        names.stream().allMatch(name -> INTERFACE.matcher(name).matches())
            && names.stream().distinct().count() == names.size()
            && (names.size() == 1 || !names.contains("off"));
    Optional<Listen> named = interfaces ? Optional.of(new Listen.On(names)) : Optional.empty();
    return orUnfit(endpointOrOff(text).or(() -> named), expected, given);
  }

  private static Optional<Listen> endpointOrOff(String text) {
    if (text.equals("off")) {
      return Optional.of(new Listen.Off());
    }
    String dotted = text.startsWith("localhost:") ? text.replace("localhost", "127.0.0.1") : text;
    return Endpoint.parse(dotted).map(Listen.At::new);
  }

  static Ip4Address address(Given given) throws UnfitValueException {
    String expected = "an IPv4 address such as \"192.0.2.1\"";
    return orUnfit(Ip4Address.parse(text(given, expected)), expected, given);
  }

  static MacAddress mac(Given given) throws UnfitValueException {
    String expected = "a MAC address in quotes such as \"00:14:7F:00:00:01\"";
    return orUnfit(MacAddress.parse(text(given, expected)), expected, given);
  }

  static Subnet subnet(Given given) throws UnfitValueException {
    String expected = "a network such as \"192.0.2.0/24\", its first address before the slash";
    return orUnfit(Subnet.parse(text(given, expected)), expected, given);
  }

  static AddressRange range(Given given) throws UnfitValueException {
    String expected = "\"FIRST-LAST\", two addresses in order";
    return orUnfit(AddressRange.parse(text(given, expected)), expected, given);
  }

  static Way way(Given given) throws UnfitValueException {
    return oneOf(Way.values(), given);
  }

  static String inf(Given given) throws UnfitValueException {
    String expected = "the name or URL of an INF, 1 to 255 printable characters without blanks";
    String text = text(given, expected);
    return orUnfit(Optional.of(text).filter(t -> INF.matcher(t).matches()), expected, given);
  }

  static HttpsSettings.Profile profile(Given given) throws UnfitValueException {
    return oneOf(HttpsSettings.Profile.values(), given);
  }

  static Level level(Given given) throws UnfitValueException {
    return oneOf(Level.values(), given);
  }

  static <E extends Enum<E>> E oneOf(E[] values, Given given) throws UnfitValueException {
    List<String> names = new ArrayList<>();
    for (E value : values) {
      names.add(value.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
    String expected = "one of " + String.join(", ", names);
    String text = text(given, expected).toLowerCase(Locale.ROOT);
    if (!names.contains(text)) {
      String hint = NearMiss.of(text, names).map(near -> "; did you mean " + near + "?").orElse("");
      throw new UnfitValueException(
          UnfitValueException.expected(expected, given.form()).getMessage() + hint);
    }
    return values[names.indexOf(text)];
  }

  static Boolean flag(Given given) throws UnfitValueException {
    return switch (given.form()) {
      case Form.Flag(boolean on) -> on;
      case Form.Word(String text) when text.equals("true") -> true;
      case Form.Word(String text) when text.equals("false") -> false;
      case Form other -> throw UnfitValueException.expected("true or false without quotes", other);
    };
  }

  static PortRange ports(Given given) throws UnfitValueException {
    String expected = "\"FIRST-LAST\", two ports in order such as \"50000-50999\"";
    return orUnfit(PortRange.parse(text(given, expected)), expected, given);
  }

  /** A number within bounds. */
  static Reading<Integer> whole(int least, int most) {
    String expected = "a whole number from " + least + " to " + most;
    return given -> {
      Optional<Long> number =
          switch (given.form()) {
            case Form.Whole(long value) -> Optional.of(value);
            case Form.Word(String text) when text.matches("\\d{1,9}") ->
                Optional.of(Long.parseLong(text, 10));
            default -> Optional.empty();
          };
      return orUnfit(number.filter(value -> value >= least && value <= most), expected, given)
          .intValue();
    };
  }

  /** A length of time within bounds. */
  static Reading<Duration> time(Duration least, Duration most) {
    String expected =
        "a length of time such as \"30s\" or \"5m\", from %s to %s"
            .formatted(words(least), words(most));
    return given ->
        orUnfit(
            duration(text(given, expected))
                .filter(time -> time.compareTo(least) >= 0 && time.compareTo(most) <= 0),
            expected,
            given);
  }

  private static String words(Duration time) {
    long seconds = time.toSeconds();
    return seconds % 86_400 == 0
        ? seconds / 86_400 + "d"
        : seconds % 3_600 == 0 ? seconds / 3_600 + "h" : seconds + "s";
  }

  static Duration lease(Given given) throws UnfitValueException {
    String expected = "a length of time such as \"30m\", \"8h\" or \"7d\"";
    Duration lease = orUnfit(duration(text(given, expected)), expected, given);
    if (lease.compareTo(SHORTEST_LEASE) < 0 || lease.compareTo(LONGEST_LEASE) > 0) {
      throw UnfitValueException.expected("between 1m and 365d", given.form());
    }
    return lease;
  }

  /** A client's own patience lies between. */
  static Duration offerLife(Given given) throws UnfitValueException {
    return within(given, "5s", "1h");
  }

  static Duration quarantine(Given given) throws UnfitValueException {
    return within(given, "1m", "365d");
  }

  private static Duration within(Given given, String least, String most)
      throws UnfitValueException {
    String expected = "a length of time from " + least + " to " + most;
    Optional<Duration> fit =
        duration(text(given, expected))
            .filter(time -> time.compareTo(duration(least).orElseThrow()) >= 0)
            .filter(time -> time.compareTo(duration(most).orElseThrow()) <= 0);
    return orUnfit(fit, expected, given);
  }

  static DhcpKeys.Answer answer(Given given) throws UnfitValueException {
    return oneOf(DhcpKeys.Answer.values(), given);
  }

  static Model model(Given given) throws UnfitValueException {
    return oneOf(Model.values(), given);
  }

  static Protocol protocol(Given given) throws UnfitValueException {
    return oneOf(Protocol.values(), given);
  }

  static MacStart macStart(Given given) throws UnfitValueException {
    String expected = "the first bytes of a MAC address such as \"00:14:7F\"";
    return orUnfit(MacStart.parse(text(given, expected)), expected, given);
  }

  static String network(Given given) throws UnfitValueException {
    String expected = "a name of 1 to 40 printable characters";
    return orUnfit(
        Optional.of(text(given, expected)).filter(name -> NAME.matcher(name).matches()),
        expected,
        given);
  }

  /** Bytes written with colons, else the text's own. */
  static Bytes octets(Given given) throws UnfitValueException {
    String expected = "bytes such as \"01:00:14:7f\", or text of 2 to 255 printable characters";
    String text = text(given, expected);
    if (OCTETS.matcher(text).matches()) {
      return Bytes.hex(text.replace(":", ""));
    }
    return orUnfit(
        Optional.of(text).filter(t -> PRINTABLE.matcher(t).matches()).map(Bytes::latin1),
        expected,
        given);
  }

  /** Reads {@code 8h}, {@code 1h30m}: numbers with units, the units s, m, h, d. */
  static Optional<Duration> duration(String text) {
    Duration sum = Duration.ZERO;
    Matcher part = LENGTH.matcher(text);
    int end = 0;
    while (part.find() && part.start() == end) {
      long count = Long.parseLong(part.group(1));
      sum =
          sum.plus(
              switch (part.group(2)) {
                case "s" -> Duration.ofSeconds(count);
                case "m" -> Duration.ofMinutes(count);
                case "h" -> Duration.ofHours(count);
                default -> Duration.ofDays(count);
              });
      end = part.end();
    }
    return end == text.length() && end > 0 ? Optional.of(sum) : Optional.empty();
  }

  /** A list, or one item alone; in a variable the items stand between commas. */
  static <T> Reading<List<T>> list(Reading<T> item) {
    return given -> {
      List<Form> forms =
          switch (given.form()) {
            case Form.Items(List<Form> items) -> items;
            case Form.Word(String text) -> words(text);
            case Form one -> List.of(one);
          };
      List<T> values = new ArrayList<>();
      for (Form form : forms) {
        values.add(item.read(new Given(form, given.origin(), given.base())));
      }
      return List.copyOf(values);
    };
  }

  private static List<Form> words(String text) {
    List<Form> words = new ArrayList<>();
    for (String word : text.split(",", -1)) {
      words.add(new Form.Word(word.strip()));
    }
    return words;
  }

  static Vlan vlan(Given given) throws UnfitValueException {
    String expected = "\"off\" or { voice = ID, data = ID } with ids from 1 to 4094";
    if (given.form() instanceof Form.Text(String text) && text.equals("off")) {
      // Option 190 says untagged; 191 and 192 must be there and valid all the same (VLN-1).
      return new Vlan(false, 1, 1);
    }
    if (given.form() instanceof Form.Table(var entries) && entries.size() == 2) {
      OptionalInt voice = vlanId(Optional.ofNullable(entries.get("voice")));
      OptionalInt data = vlanId(Optional.ofNullable(entries.get("data")));
      if (voice.isPresent() && data.isPresent()) {
        return new Vlan(true, voice.getAsInt(), data.getAsInt());
      }
    }
    throw UnfitValueException.expected(expected, given.form());
  }

  private static OptionalInt vlanId(Optional<Form> form) {
    return form.orElse(new Form.Foreign("nothing")) instanceof Form.Whole(long id)
            && id >= 1
            && id <= MAX_VLAN
        ? OptionalInt.of((int) id)
        : OptionalInt.empty();
  }
}
