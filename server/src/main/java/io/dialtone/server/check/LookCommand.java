// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.check;

import io.dialtone.core.check.Beside;
import io.dialtone.core.check.CheckReport;
import io.dialtone.handset.source.DhcpAdvice;
import io.dialtone.server.data.ControlCommand;
import io.dialtone.server.data.ControlRefusal;
import io.dialtone.server.data.FileTrouble;
import io.dialtone.server.store.StoreException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the control socket does when it is asked for a {@code check}: the server looks through the
 * site that it serves, with the settings that it runs by. The answer comes in pages; the last
 * report is kept until its last page is fetched, or until another look begins.
 */
public final class LookCommand implements ControlCommand {

  /** What this is called on the control socket. */
  public static final String NAME = "check";

  private record Kept(long number, CheckReport report) {}

  private final SiteLook look;
  private final Optional<Path> files;
  private Optional<Kept> kept = Optional.empty();
  private long looks;

  /**
   * Of what is served.
   *
   * @param files the folder of hand-made files
   */
  public LookCommand(SiteLook look, Optional<Path> files) {
    this.look = look;
    this.files = files;
  }

  @Override
  public synchronized JsonNode answer(JsonNode request) throws ControlRefusal {
    int from = request.path("from").asInt(0);
    long number = request.path("look").asLong(0);
    if (from == 0) {
      looks++;
      kept = Optional.of(new Kept(looks, report(request)));
    } else if (kept.filter(known -> known.number() == number).isEmpty()) {
      throw new ControlRefusal("another check began meanwhile; try again");
    }
    Kept now = kept.orElseThrow();
    ObjectNode page = LookAnswer.page(now.report(), from).put("look", now.number());
    files.ifPresent(folder -> page.put("folder", folder.toAbsolutePath().toString()));
    if (!page.path("more").asBoolean(false)) {
      kept = Optional.empty();
    }
    return page;
  }

  private CheckReport report(JsonNode request) throws ControlRefusal {
    Optional<DhcpAdvice> dhcp = advice(request.path("options"));
    try {
      return look.look(new Beside(Optional.empty(), dhcp), (_, _) -> {});
    } catch (StoreException fault) {
      throw new ControlRefusal(String.valueOf(fault.getMessage()));
    } catch (DiskFolder.TooManyFiles fault) {
      throw new ControlRefusal(String.valueOf(fault.getMessage()));
    } catch (IOException fault) {
      throw new ControlRefusal("the files cannot be read: " + FileTrouble.words(fault));
    }
  }

  /** Options by their codes, as {@code --option} has them; none where none is said. */
  public static Optional<DhcpAdvice> advice(JsonNode options) {
    return options.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new DhcpAdvice(
                option(options, "150"),
                option(options, "66"),
                option(options, "43"),
                option(options, "67"),
                option(options, "file"),
                option(options, "next-server")));
  }

  private static Optional<String> option(JsonNode options, String code) {
    return Optional.of(options.path(code).asString("")).filter(value -> !value.isEmpty());
  }
}
