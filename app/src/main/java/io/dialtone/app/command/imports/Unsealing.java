// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.command.imports;

import io.dialtone.app.command.DataOwner;
import io.dialtone.app.command.site.SiteAccess;
import io.dialtone.app.terminal.CommandFailure;
import io.dialtone.app.terminal.ExitCode;
import io.dialtone.app.terminal.Terminal;
import io.dialtone.core.journal.Secret;
import io.dialtone.core.sitetext.SiteText;
import io.dialtone.server.settings.Settings;
import io.dialtone.server.site.KeyFile;
import io.dialtone.server.site.TextSeals;
import io.dialtone.server.store.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Opens the sealed secrets of a site's text with the key of the data folder. */
record Unsealing(SiteAccess access, Terminal terminal) {

  private static final int TOLD = 20;

  /** All of them, by owner and seal; or it says which cannot be, and ends. */
  SortedMap<String, Secret> open(SiteText text) {
    SortedMap<String, Secret> secrets = new TreeMap<>();
    if (text.sealed().isEmpty()) {
      return secrets;
    }
    Settings settings = access.data().settings(terminal);
    KeyFile file = new KeyFile(settings.folders().data());
    Optional<String> key = Optional.empty();
    if (DataOwner.siteMissing(settings).isPresent()) {
      try {
        Optional<TextSeals> seals = TextSeals.of(file);
        key = seals.map(TextSeals::key);
        for (SiteText.Sealed one : text.sealed()) {
          seals
              .flatMap(found -> found.open(one.owner(), one.seal()))
              .ifPresent(secret -> secrets.put(one.owner() + "\n" + one.seal(), secret));
        }
      } catch (StoreException fault) {
        throw SiteAccess.failed(String.valueOf(fault.getMessage()));
      }
    } else {
      key = asked(text, secrets);
    }
    refuseMissing(text, secrets, key, file);
    return secrets;
  }

  /** The owner of the data folder has the key. */
  private Optional<String> asked(SiteText text, SortedMap<String, Secret> secrets) {
    ObjectNode order = SiteAccess.question("unseal");
    text.sealed().forEach(one -> order.withArray("owners").add(one.owner()));
    text.sealed().forEach(one -> order.withArray("sealed").add(one.seal()));
    JsonNode answer = access.perform(terminal, order);
    for (int at = 0; at < text.sealed().size(); at++) {
      SiteText.Sealed one = text.sealed().get(at);
      JsonNode secret = answer.path("secrets").path(at);
      if (secret.isString()) {
        secrets.put(one.owner() + "\n" + one.seal(), Secret.of(secret.stringValue()));
      }
    }
    return answer.optional("key").map(node -> node.asString(""));
  }

  private static void refuseMissing(
      SiteText text, SortedMap<String, Secret> secrets, Optional<String> key, KeyFile file) {
    List<String> missing = new ArrayList<>();
    for (SiteText.Sealed one : text.sealed()) {
      if (!secrets.containsKey(one.owner() + "\n" + one.seal())) {
        missing.add(one.file() + ":" + one.line() + ": " + one.owner() + " cannot be read");
      }
    }
    if (missing.isEmpty()) {
      return;
    }
    int more = missing.size() - TOLD;
    List<String> lines = new ArrayList<>(missing.subList(0, Math.min(TOLD, missing.size())));
    if (more > 0) {
      lines.add("and " + more + " more");
    }
    String meant = text.key().map(known -> " " + known).orElse("");
    if (key.isEmpty()) {
      lines.add(
          "the key"
              + meant
              + " that they are sealed with is missing: put its copy at "
              + file.path()
              + " (chmod 600), or export with --plain-secrets; nothing was changed");
    } else if (!key.equals(text.key())) {
      lines.add(
          "they are sealed with the key"
              + meant
              + ", and "
              + file.path()
              + " is another one: export with --plain-secrets where the right one is; nothing was"
              + " changed");
    } else {
      lines.add(
          "they were changed, or moved there from another place: write the password itself;"
              + " nothing was changed");
    }
    throw new CommandFailure(ExitCode.NO, lines);
  }
}
