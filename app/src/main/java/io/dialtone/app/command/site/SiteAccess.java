// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.command.site;

import io.dialtone.app.command.DataOptions;
import io.dialtone.app.terminal.CommandFailure;
import io.dialtone.app.terminal.ExitCode;
import io.dialtone.app.terminal.Terminal;
import io.dialtone.core.parameter.MalformedDictionaryException;
import io.dialtone.server.data.ControlClient;
import io.dialtone.server.data.ControlRefusal;
import io.dialtone.server.data.DataFolder;
import io.dialtone.server.data.DataFolderException;
import io.dialtone.server.data.FileTrouble;
import io.dialtone.server.dictionary.ParameterFiles;
import io.dialtone.server.settings.Database;
import io.dialtone.server.settings.Settings;
import io.dialtone.server.site.SiteData;
import io.dialtone.server.site.SiteDesk;
import io.dialtone.server.site.command.SiteCommands;
import io.dialtone.server.store.StoreException;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Which site is meant, and the one way to it: its data folder, or the server that has that. */
public final class SiteAccess {

  /** How long another command may have the folder, or a server may take to start. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final Duration PAUSE = Duration.ofMillis(50);

  @Mixin private DataOptions options = new DataOptions();

  @Option(names = "--json", description = "One JSON object, for programs.")
  private boolean json;

  boolean json() {
    return json;
  }

  /** An order that changes nothing. */
  static ObjectNode question(String name) {
    return JsonMapper.shared().createObjectNode().put("request", SiteCommands.NAME).put("do", name);
  }

  /** An order that changes something, by the user of this process. */
  static ObjectNode order(String name) {
    String user = Optional.ofNullable(System.getProperty("user.name")).orElse("somebody");
    return question(name).put("who", user + " (command line)");
  }

  /** Has an order carried out by whoever has the data folder, which may be this process. */
  JsonNode perform(Terminal terminal, ObjectNode order) {
    Settings settings = options.settings(terminal);
    Path data = settings.folders().data();
    if (!order.has("who") || order.path("dryRun").asBoolean(false)) {
      requireSite(settings, data);
    }
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      Optional<JsonNode> answer = direct(settings, data, order, end);
      if (answer.isEmpty()) {
        answer = asked(data, order);
      }
      if (answer.isPresent()) {
        return answer.get();
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  /** A question makes no site. */
  private static void requireSite(Settings settings, Path data) {
    if (!Files.isDirectory(data)) {
      throw failed("there is no data folder " + data + ": name it with --data");
    }
    if (settings.database() instanceof Database.Sqlite(Path db) && Files.notExists(db)) {
      throw failed("there is no database " + db + ", so there is no site in it");
    }
  }

  /** The answer of this process; empty while another has the folder. */
  private static Optional<JsonNode> direct(
      Settings settings, Path data, ObjectNode order, long end) {
    try (DataFolder held = DataFolder.open(data);
        SiteData site = SiteData.open(settings.database(), held.path())) {
      SiteDesk desk = SiteDesk.open(site, ParameterFiles.of(held.path()), InstantSource.system());
      return Optional.of(new SiteCommands(desk, site.files()).answer(order));
    } catch (DataFolderException fault) {
      if (!Files.exists(data.resolve("lock")) || System.nanoTime() > end) {
        throw failed(String.valueOf(fault.getMessage()));
      }
      return Optional.empty();
    } catch (IOException | StoreException | MalformedDictionaryException | ControlRefusal fault) {
      throw failed(String.valueOf(fault.getMessage()));
    }
  }

  /** The answer of the server that has the folder; empty where none is listening. */
  private static Optional<JsonNode> asked(Path data, ObjectNode order) {
    try {
      return Optional.of(ControlClient.ask(data, order));
    } catch (ConnectException | NoSuchFileException _) {
      // nobody listens: it starts or ends, or another command has the folder for a moment
      return Optional.empty();
    } catch (IOException fault) {
      throw failed(
          "the server that has "
              + data
              + " does not answer on its control socket: "
              + FileTrouble.words(fault)
              + "; see in the history whether it was done");
    } catch (ControlRefusal refusal) {
      throw failed(String.valueOf(refusal.getMessage()));
    }
  }

  static CommandFailure failed(String why) {
    return new CommandFailure(ExitCode.FAILED, why);
  }
}
