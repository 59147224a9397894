// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.check.site;

import io.dialtone.core.render.value.Effective;
import io.dialtone.core.render.value.Origin;
import io.dialtone.core.site.GroupId;
import io.dialtone.core.site.Phone;
import io.dialtone.core.site.Site;
import io.dialtone.core.site.SiteFile;
import io.dialtone.core.site.SiteSetting;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Where in a site something is mended, and by which command.
 *
 * @param place such as {@code site:/paris}, {@code site:00:14:7f:00:00:01} or {@code
 *     site:account:100}
 */
record Remedy(String place, String command) {

  private static final String SITE = "site:";
  private static final String COMMAND = "dialtone site ";

  /** Of a value that counts for a phone. */
  static Remedy of(Effective value, Phone phone) {
    return of(value.origin(), value.name(), value.secret(), phone);
  }

  private static Remedy of(Origin origin, String name, boolean secret, Phone phone) {
    return switch (origin) {
      case Origin.OfGroup(var _, var path, var by) -> setting("/" + path, by.orElse(name), secret);
      case Origin.OfPhone(var by) -> setting(phone.mac().toString(), by.orElse(name), secret);
      case Origin.OfAccount(var account, _) ->
          new Remedy(SITE + "account:" + account, COMMAND + "accounts change " + quoted(account));
      case Origin.OfKey(var key) ->
          new Remedy(SITE + phone.mac(), COMMAND + "keys " + phone.mac() + " " + key + "=…");
      case Origin.OfTemplate(var template, var key, _) ->
          new Remedy(
              SITE + "template:" + template,
              COMMAND + "templates set " + quoted(template) + " " + key + "=…");
      case Origin.Defaults _, Origin.Untold _ -> setting("/", word(name), secret);
    };
  }

  /** What an administrator would rather say than a parameter. */
  private static String word(String parameter) {
    return switch (parameter.toLowerCase(Locale.ROOT)) {
      case "webpwd" -> SiteSetting.PASSWORD_WEB.text();
      case "telnetpwd" -> SiteSetting.PASSWORD_TELNET.text();
      case "userpwd" -> SiteSetting.PASSWORD_USER.text();
      case "ntpflag", "ntpip" -> SiteSetting.NTP.text();
      case "sw_notify_autoprovision", "authnotifychecksync" -> SiteSetting.NOTIFY.text();
      default -> parameter;
    };
  }

  /** A setting of a level: {@code /paris} or a MAC. */
  static Remedy setting(String level, String name, boolean secret) {
    String said = secret ? "--ask " + name : name + "=…";
    return new Remedy(SITE + level, COMMAND + "set " + quoted(level) + " " + said);
  }

  /** A phone, where nothing nearer can be named. */
  static Remedy phone(Phone phone) {
    return new Remedy(SITE + phone.mac(), COMMAND + "show " + phone.mac());
  }

  /** A file that was given to phones. */
  static Remedy file(SiteFile file) {
    String what =
        file.kind().firmware()
            ? "firmware add FILE"
            : "files add --kind " + file.kind().text() + " FILE";
    return new Remedy(SITE + "file:" + file.name(), COMMAND + what);
  }

  /** A group, for what is to be set there. */
  static Remedy group(Site site, GroupId group, String name) {
    return setting(path(site, group), name, false);
  }

  /** {@code /paris/sales}. */
  static String path(Site site, GroupId group) {
    return "/"
        + site.chain(group).stream().skip(1).map(at -> at.name()).collect(Collectors.joining("/"));
  }

  /** The level that names a file of an INF. */
  static Remedy file(Site site, Phone phone, SiteSetting setting) {
    if (phone.settings().find(setting.text(), phone.kind()).isPresent()) {
      return setting(phone.mac().toString(), setting.text(), false);
    }
    Optional<GroupId> group =
        site.chain(phone.place().group()).reversed().stream()
            .filter(at -> at.settings().find(setting.text(), phone.kind()).isPresent())
            .map(at -> at.id())
            .findFirst();
    return group(site, group.orElse(GroupId.ROOT), setting.text());
  }

  /** As a shell takes it for one word. */
  private static String quoted(String word) {
    return word.matches("[A-Za-z0-9/._:@+-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
