// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.command.site;

import io.dialtone.app.command.DataOptions;
import io.dialtone.app.command.DataOwner;
import io.dialtone.app.terminal.CommandFailure;
import io.dialtone.app.terminal.ExitCode;
import io.dialtone.app.terminal.Terminal;
import io.dialtone.core.parameter.Dictionary;
import io.dialtone.core.parameter.MalformedDictionaryException;
import io.dialtone.server.data.ControlClient;
import io.dialtone.server.data.ControlRefusal;
import io.dialtone.server.dictionary.ParameterFiles;
import io.dialtone.server.settings.Settings;
import io.dialtone.server.site.SiteDesk;
import io.dialtone.server.site.command.NoSite;
import io.dialtone.server.site.command.SiteCommands;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Which site is meant, and the one way to it: its data folder, or the server that has that. */
public final class SiteAccess {

  @Mixin private DataOptions options = new DataOptions();

  @Option(names = "--json", description = "One JSON object, for programs.")
  private boolean json;

  /** Whether one JSON object is asked for. */
  public boolean json() {
    return json;
  }

  /** Which data is meant. */
  public DataOptions data() {
    return options;
  }

  /** An order that changes nothing. */
  public static ObjectNode question(String name) {
    return JsonMapper.shared().createObjectNode().put("request", SiteCommands.NAME).put("do", name);
  }

  /** An order that changes something, by the user of this process. */
  public static ObjectNode order(String name) {
    String user = Optional.ofNullable(System.getProperty("user.name")).orElse("somebody");
    return question(name).put("who", user + " (command line)");
  }

  /** Has an order carried out by whoever has the data folder, which may be this process. */
  public JsonNode perform(Terminal terminal, ObjectNode order) {
    Settings settings = options.settings(terminal);
    Optional<String> missing = DataOwner.siteMissing(settings);
    if (missing.isPresent() && order.path("do").asString("").equals("take-in") && isDry(order)) {
      return ofNoSite(settings, order);
    }
    if (!order.has("who") || isDry(order)) {
      missing.ifPresent(why -> {
        throw failed(why); // a question makes no site
      });
    }
    return held(settings, owner -> owner.answer(order));
  }

  /** Whoever has the site, to be asked and ordered. */
  @FunctionalInterface
  public interface Owner {
    JsonNode answer(JsonNode order) throws IOException, ControlRefusal;
  }

  /** What is asked and ordered one after the other. */
  @FunctionalInterface
  public interface Talk<T> {
    T with(Owner owner) throws IOException, ControlRefusal;
  }

  /**
   * Several orders to the owner of the site, which is made if it is not there. Where that is this
   * process, it opens the folder once for all of them, and nobody comes between.
   */
  public <T> T talk(Terminal terminal, Talk<T> talk) {
    return held(options.settings(terminal), talk);
  }

  private static <T> T held(Settings settings, Talk<T> talk) {
    return DataOwner.perform(
        settings,
        (desk, site) -> talk.with(new SiteCommands(desk, site.files(), site.key())::answer),
        () -> talk.with(order -> ControlClient.ask(settings.folders().data(), order)),
        "; see in the history whether it was done");
  }

  /** Whether there is no site yet. */
  public boolean siteMissing(Terminal terminal) {
    return DataOwner.siteMissing(options.settings(terminal)).isPresent();
  }

  private static boolean isDry(ObjectNode order) {
    return order.path("dryRun").asBoolean(false);
  }

  /** What would be taken in, where that would make the site. */
  private static JsonNode ofNoSite(Settings settings, ObjectNode order) {
    try {
      Dictionary dictionary = ParameterFiles.of(settings.folders().data());
      SiteDesk desk = SiteDesk.open(new NoSite(), dictionary, InstantSource.system());
      return SiteCommands.ofNoSite(desk).answer(order);
    } catch (MalformedDictionaryException | ControlRefusal fault) {
      throw failed(String.valueOf(fault.getMessage()));
    }
  }

  /** A command that could not do its work. */
  public static CommandFailure failed(String why) {
    return new CommandFailure(ExitCode.FAILED, why);
  }
}
