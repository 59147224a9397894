// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.command;

import io.dialtone.app.terminal.CommandFailure;
import io.dialtone.app.terminal.ExitCode;
import io.dialtone.core.parameter.MalformedDictionaryException;
import io.dialtone.server.data.ControlRefusal;
import io.dialtone.server.data.DataFolder;
import io.dialtone.server.data.DataFolderException;
import io.dialtone.server.data.FileTrouble;
import io.dialtone.server.dictionary.ParameterFiles;
import io.dialtone.server.phonebook.PhonebookPlace;
import io.dialtone.server.settings.Database;
import io.dialtone.server.settings.Settings;
import io.dialtone.server.site.SiteData;
import io.dialtone.server.site.SiteDesk;
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

/** Whoever has a data folder: this process if nobody else has it, else the server that does. */
public final class DataOwner {

  /** How long another command may have the folder, or a server may take to start. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final Duration PAUSE = Duration.ofMillis(50);

  private DataOwner() {}

  /** What this process does when the folder is its own. */
  @FunctionalInterface
  public interface Own<T> {
    T perform(SiteDesk desk, SiteData data) throws IOException, ControlRefusal;
  }

  /** What is asked of a server that has the folder. */
  @FunctionalInterface
  public interface Asked<T> {
    T perform() throws IOException, ControlRefusal;
  }

  /** Whether there is a site: a question makes none. */
  public static Optional<String> siteMissing(Settings settings) {
    Path data = settings.folders().data();
    if (!Files.isDirectory(data)) {
      return Optional.of("there is no data folder " + data + ": name it with --data");
    }
    return settings.database() instanceof Database.Sqlite(Path db) && Files.notExists(db)
        ? Optional.of("there is no database " + db + ", so there is no site in it")
        : Optional.empty();
  }

  /**
   * Has something done by whoever has the folder.
   *
   * @param doubt what to add where a server was asked and its answer did not come
   */
  public static <T> T perform(Settings settings, Own<T> own, Asked<T> asked, String doubt) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      Optional<T> answer = direct(settings, own, end);
      if (answer.isEmpty()) {
        answer = ofServer(settings.folders().data(), asked, doubt);
      }
      if (answer.isPresent()) {
        return answer.get();
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  /** The answer of this process; empty while another has the folder. */
  private static <T> Optional<T> direct(Settings settings, Own<T> own, long end) {
    Path data = settings.folders().data();
    try (DataFolder held = DataFolder.open(data);
        SiteData site = SiteData.open(settings.database(), held.path())) {
      SiteDesk desk =
          SiteDesk.open(
              site,
              ParameterFiles.of(held.path()),
              PhonebookPlace.of(settings),
              InstantSource.system());
      return Optional.of(own.perform(desk, site));
    } catch (DataFolderException fault) {
      if (!fault.isBusy() || System.nanoTime() > end) {
        throw failed(String.valueOf(fault.getMessage()));
      }
      return Optional.empty();
    } catch (IOException | StoreException | MalformedDictionaryException | ControlRefusal fault) {
      throw failed(String.valueOf(fault.getMessage()));
    }
  }

  /**
   * The answer of the server that has the folder; empty where none is listening.
   *
   * @param doubt what to add where it was asked and its answer did not come
   */
  static <T> Optional<T> ofServer(Path data, Asked<T> asked, String doubt) {
    try {
      return Optional.of(asked.perform());
    } catch (ConnectException | NoSuchFileException _) {
      // nobody listens: it starts or ends, or another command has the folder for a moment
      return Optional.empty();
    } catch (IOException fault) {
      throw failed(
          "the server that has "
              + data
              + " does not answer on its control socket: "
              + FileTrouble.words(fault)
              + doubt);
    } catch (ControlRefusal refusal) {
      throw failed(String.valueOf(refusal.getMessage()));
    }
  }

  private static CommandFailure failed(String why) {
    return new CommandFailure(ExitCode.FAILED, why);
  }
}
