// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.command.imports;

import io.dialtone.app.command.site.SiteAccess;
import io.dialtone.app.terminal.CommandFailure;
import io.dialtone.app.terminal.ExitCode;
import io.dialtone.core.journal.Secret;
import io.dialtone.core.sitetext.SiteText;
import io.dialtone.server.data.ControlRefusal;
import io.dialtone.server.site.KeyFile;
import io.dialtone.server.site.TextSeals;
import io.dialtone.server.store.StoreException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Opens the sealed secrets of a site's text with the key of the data folder, all or none. */
record Unsealing(KeyFile file) {

  private static final int TOLD = 20;

  /** By owner and seal, with the key that is there before the site is. */
  SortedMap<String, Secret> byKey(SiteText text) {
    SortedMap<String, Secret> secrets = new TreeMap<>();
    if (text.sealed().isEmpty()) {
      return secrets;
    }
    try {
      Optional<TextSeals> seals = TextSeals.of(file);
      for (SiteText.Sealed one : text.sealed()) {
        seals
            .flatMap(found -> found.open(one.owner(), one.seal()))
            .ifPresent(secret -> secrets.put(one.owner() + "\n" + one.seal(), secret));
      }
      refuseMissing(text, secrets, seals.map(TextSeals::key));
    } catch (StoreException fault) {
      throw SiteAccess.failed(String.valueOf(fault.getMessage()));
    }
    return secrets;
  }

  /** The same by the owner of the data folder, who has the key. */
  SortedMap<String, Secret> by(SiteAccess.Owner owner, SiteText text)
      throws IOException, ControlRefusal {
    SortedMap<String, Secret> secrets = new TreeMap<>();
    if (text.sealed().isEmpty()) {
      return secrets;
    }
    ObjectNode order = SiteAccess.question("unseal");
    text.sealed().forEach(one -> order.withArray("owners").add(one.owner()));
    text.sealed().forEach(one -> order.withArray("sealed").add(one.seal()));
    JsonNode answer = owner.answer(order);
    for (int at = 0; at < text.sealed().size(); at++) {
      SiteText.Sealed one = text.sealed().get(at);
      JsonNode secret = answer.path("secrets").path(at);
      if (secret.isString()) {
        secrets.put(one.owner() + "\n" + one.seal(), Secret.of(secret.stringValue()));
      }
    }
    refuseMissing(text, secrets, answer.optional("key").map(node -> node.asString("")));
    return secrets;
  }

  /** Says which cannot be read, if any, and ends. */
  private void refuseMissing(
      SiteText text, SortedMap<String, Secret> secrets, Optional<String> key) {
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
