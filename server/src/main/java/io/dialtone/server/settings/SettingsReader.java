// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.settings;

import io.dialtone.server.settings.Settings.Folders;
import io.dialtone.server.settings.Settings.Listeners;
import io.dialtone.server.settings.Settings.Log;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Puts the settings together from options, environment, file and defaults, in that order. */
public final class SettingsReader {

  /** The file that is read when none is named and it is there. */
  public static final String USUAL_FILE = "dialtone.toml";

  private static final String CONFIG_OPTION = "--config";
  private static final String CONFIG_VARIABLE = Key.variable("config");

  /** Variables with our prefix that are read by others: the launcher and the tests. */
  private static final Set<String> NO_SETTINGS =
      Set.of("DIALTONE_JAVA", "DIALTONE_JAVA_OPTS", "DIALTONE_CORPUS", CONFIG_VARIABLE);

  private final Surroundings surroundings;
  private final Gathering gathering;

  private SettingsReader(Surroundings surroundings) {
    this.surroundings = surroundings;
    this.gathering = new Gathering(surroundings, file(surroundings));
  }

  /** Reads everything and checks it as a whole. */
  public static Loaded load(Surroundings surroundings) {
    return new SettingsReader(surroundings).load();
  }

  private static SettingsFile file(Surroundings surroundings) {
    Optional<String> named =
        Optional.ofNullable(surroundings.options().get(CONFIG_OPTION))
            .or(() -> Optional.ofNullable(surroundings.environment().get(CONFIG_VARIABLE)));
    if (named.isPresent()) {
      return SettingsFile.read(surroundings.directory().resolve(named.get()));
    }
    Path usual = surroundings.directory().resolve(USUAL_FILE);
    return Files.exists(usual) ? SettingsFile.read(usual) : SettingsFile.none();
  }

  private Loaded load() {
    Settings settings = settings();
    List<Fault> faults = new ArrayList<>(gathering.faults());
    if (!faults.isEmpty()) {
      faults.sort(Comparator.comparingInt(SettingsReader::place));
      return new Loaded.Unfit(faults);
    }
    return new Loaded.Fit(settings, warnings());
  }

  private Settings settings() {
    Path data = gathering.get(Keys.DATA);
    Folders folders = new Folders(data, gathering.find(Keys.FILES));
    Database database =
        gathering
            .find(Keys.DATABASE)
            .orElseGet(() -> new Database.Sqlite(data.resolve("dialtone.db")));
    Listeners listeners =
        new Listeners(
            gathering.get(Keys.HTTP),
            https(),
            gathering.find(Keys.TFTP).orElseGet(this::usualTftp),
            gathering.get(Keys.DHCP),
            gathering.get(Keys.SIP),
            gathering.get(Keys.CONSOLE),
            new Settings.Limits(
                TransferReader.read(gathering), gathering.get(Keys.HTTP_PER_ADDRESS)));
    return new Settings(
        folders,
        gathering.find(Keys.ADDRESS),
        database,
        listeners,
        new DhcpReader(gathering, gathering.file()).read(listeners.dhcp()),
        new AccessReader(gathering).read(listeners.dhcp()),
        new Log(gathering.get(Keys.LOG_LEVEL), gathering.get(Keys.LOG_JSON)));
  }

  private HttpsSettings https() {
    Optional<Path> certificate = gathering.find(Keys.HTTPS_CERTIFICATE);
    Optional<Path> key = gathering.find(Keys.HTTPS_KEY);
    if (certificate.isEmpty() && key.isPresent()) {
      gathering.fault(
          gathering.origin(Keys.HTTPS_KEY), "https.key is of no use without https.certificate");
    }
    return new HttpsSettings(
        gathering.get(Keys.HTTPS),
        gathering.get(Keys.HTTPS_PROFILE),
        certificate.map(chain -> new HttpsSettings.Files(chain, key.orElse(chain))));
  }

  /** Ports below 1024 are root's: everybody else gets one that works. */
  private Listen usualTftp() {
    return gathering.usual(Keys.TFTP, surroundings.root() ? "0.0.0.0:69" : Keys.TFTP.usual());
  }

  /** Options first, then variables, then the file from top to bottom. */
  private static int place(Fault fault) {
    return switch (fault.origin()) {
      case Origin.Option _ -> -2;
      case Origin.Variable _ -> -1;
      case Origin.Line(_, int number) -> number;
      case Origin.Unsaid _ -> Integer.MAX_VALUE;
    };
  }

  private List<String> warnings() {
    TreeSet<String> known = new TreeSet<>();
    Keys.ALL.forEach(key -> known.addAll(key.variables()));
    List<String> warnings = new ArrayList<>();
    for (String name : new TreeSet<>(surroundings.environment().keySet())) {
      if (name.startsWith(Key.PREFIX) && !known.contains(name) && !NO_SETTINGS.contains(name)) {
        String hint =
            NearMiss.of(name, known).map(near -> "; did you mean " + near + "?").orElse("");
        warnings.add("environment variable " + name + " is no setting and was not read" + hint);
      }
    }
    return warnings;
  }
}
