// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.dhcpconfig;

import io.dialtone.core.dhcpconfig.ConfigAsked.By;
import io.dialtone.core.dhcpconfig.ConfigAsked.Source;
import io.dialtone.core.dhcpconfig.PhoneClass.Everyone;
import io.dialtone.core.dhcpconfig.PhoneClass.Kind;
import io.dialtone.core.dhcpconfig.PhoneClass.Members;
import io.dialtone.core.dhcpconfig.PhoneClass.Unsure;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.Protocol;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which phones are told the same, and what: as fine as server and names allow. */
sealed interface Classes {

  /** They can be written. */
  record Fit(List<PhoneClass> classes) implements Classes {}

  /** They cannot, and why. */
  record Unfit(String reason) implements Classes {}

  String PREFIX = "{prefix}";
  String MAC = "{mac}";

  /** The site answers this name with the INF of whichever phone asks. */
  String FOR_ALL = "st20xx.inf";

  int LONGEST_OPTION = 255; // SRC-3, SRC-4
  int LONGEST_FILE = 127;

  static Classes of(ConfigAsked asked) {
    Optional<String> inf = asked.source().inf();
    if (inf.filter(name -> name.contains(MAC)).isPresent()) {
      return new Unfit(
          "another DHCP server cannot put a phone's own MAC into '"
              + inf.get()
              + "': use a name without {mac}, such as "
              + FOR_ALL);
    }
    List<PhoneClass> classes = new ArrayList<>();
    for (Members members : members(asked)) {
      Named named = named(members, asked);
      if (named.fault().isPresent()) {
        return new Unfit(named.fault().get());
      }
      classes.add(new PhoneClass(members, named.leading()));
    }
    return blurred(asked).<Classes>map(Unfit::new).orElseGet(() -> new Fit(classes));
  }

  /** What is told to different phones by a server that sees no difference. */
  private static Optional<String> blurred(ConfigAsked asked) {
    if (asked.server().tellsApart() || members(asked).size() == 1) {
      return Optional.empty();
    }
    String kinds = asked.kinds().stream().map(PhoneClass::words).collect(Collectors.joining(", "));
    return Optional.of(
        asked.server().title()
            + " cannot tell "
            + kinds
            + " apart, but '"
            + asked.source().inf().orElse(PREFIX)
            + "' names an INF for each: give one that fits all (--inf "
            + FOR_ALL
            + "), or one network and one --kind for each");
  }

  private static List<Members> members(ConfigAsked asked) {
    Optional<String> inf = asked.source().inf();
    boolean all = asked.kinds().size() == Model.values().length * Protocol.values().length;
    boolean named = inf.map(name -> name.contains(PREFIX)).orElse(asked.source().by() == By.HTTP);
    boolean blind = !asked.server().tellsApart();
    boolean same = !named || (blind && inf.isEmpty());
    if (same && (all || blind) && asked.kinds().size() > 1) {
      return List.of(new Everyone());
    }
    List<Members> members = new ArrayList<>();
    asked.kinds().forEach(kind -> members.add(new Kind(kind)));
    if (all && inf.isEmpty()) {
      members.add(new Unsure());
    }
    return members;
  }

  /** Where some phones are led, or why they cannot be. */
  record Named(Leading leading, Optional<String> fault) {
    static Named fault(Leading leading, String why) {
      return new Named(leading, Optional.of(why));
    }
  }

  private static Named named(Members members, ConfigAsked asked) {
    Source source = asked.source();
    return source.by() == By.HTTP ? byHttp(members, source) : byTftp(members, source);
  }

  private static Optional<String> inf(Members members, Source source) {
    return source
        .inf()
        .map(name -> members instanceof Kind(var kind) ? name.replace(PREFIX, kind.text()) : name);
  }

  private static Named byHttp(Members members, Source source) {
    String usual = members instanceof Kind(var kind) ? PhoneClass.name(kind) + ".inf" : FOR_ALL;
    String name = inf(members, source).orElse(usual);
    boolean url = name.toLowerCase(Locale.ROOT).matches("https?://.*");
    String path = url ? "" : source.services().asked(name);
    String root = source.services().httpRoot(source.self()).orElse("");
    String whole = encoded(url ? name : root + (path.startsWith("/") ? path : "/" + path));
    Leading leading = new Leading.ByHttp(whole);
    return whole.length() > LONGEST_OPTION
        ? Named.fault(
            leading,
            "the URL of the INF has "
                + whole.length()
                + " characters, and option 43 holds 255 (SRC-4): choose a shorter --inf")
        : new Named(leading, Optional.empty());
  }

  private static Named byTftp(Members members, Source source) {
    Optional<String> inf = inf(members, source).map(source.services()::asked);
    Leading leading =
        new Leading.ByTftp(source.services().tftpAddress(source.self()).orElse(source.self()), inf);
    if (inf.isEmpty()) {
      return new Named(leading, Optional.empty());
    }
    if (inf.get().matches("(?i)https?://.*")) {
      return Named.fault(leading, "an INF by TFTP has a name, not a URL: say --by http, or a name");
    }
    if (!inf.get().matches("[\\x21-\\x7e]([\\x20-\\x7e]*[\\x21-\\x7e])?")) {
      return Named.fault(
          leading, "the name of an INF by TFTP has plain ASCII characters alone: choose another");
    }
    return inf.get().length() > LONGEST_FILE
        ? Named.fault(
            leading,
            "the name of the INF has "
                + inf.get().length()
                + " characters, and the field 'file' holds 127: choose a shorter --inf")
        : new Named(leading, Optional.empty());
  }

  /** What no URL may hold becomes %XX: RFC 3986 section 2. */
  private static String encoded(String url) {
    StringBuilder text = new StringBuilder();
    for (byte octet : url.getBytes(StandardCharsets.UTF_8)) {
      int value = octet & 0xFF;
      boolean fit = value > 0x20 && value < 0x7F && "\"<>\\^`{|}".indexOf(value) < 0;
      text.append(fit ? String.valueOf((char) value) : String.format(Locale.ROOT, "%%%02X", value));
    }
    return text.toString();
  }
}
