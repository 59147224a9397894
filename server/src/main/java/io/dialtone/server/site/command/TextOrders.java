// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.site.command;

import io.dialtone.core.journal.Secret;
import io.dialtone.core.site.Site;
import io.dialtone.core.sitetext.SiteTexts;
import io.dialtone.server.data.ControlRefusal;
import io.dialtone.server.site.KeyFile;
import io.dialtone.server.site.SiteDesk;
import io.dialtone.server.site.StoredSite;
import io.dialtone.server.site.TextSeals;
import io.dialtone.server.store.StoreException;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Orders about the site as text files: all of them, and the secrets in them opened. */
record TextOrders(SiteDesk desk, KeyFile key) {

  void into(SortedMap<String, Doing> doings) {
    doings.put("export", this::export);
    doings.put("unseal", this::unseal);
  }

  private ObjectNode export(Order order) throws ControlRefusal {
    boolean plain = order.flag("plainSecrets");
    order.end();
    StoredSite stored = desk.exported();
    Site site = stored.site();
    Optional<TextSeals> seals = plain ? Optional.empty() : TextSeals.of(key);
    SiteTexts.Secrets secrets =
        plain
            ? new SiteTexts.Secrets.Plain()
            : seals
                .<SiteTexts.Secrets>map(
                    found -> new SiteTexts.Secrets.Sealed(found.key(), found::seal))
                .orElseGet(() -> new SiteTexts.Secrets.Sealed("", this::keyless));
    SortedMap<String, String> texts =
        SiteTexts.write(site, new SiteTexts.Given(stored.editions(), stored.floor()), secrets);
    ObjectNode json = Answers.found();
    ObjectNode all = json.putObject("texts");
    texts.forEach(all::put);
    json.put("phones", site.phones().size()).put("accounts", site.accounts().size());
    json.put("groups", site.groups().size());
    ArrayNode files = json.putArray("files");
    site.files()
        .forEach(file ->
            files
                .addObject()
                .put("name", file.name())
                .put("sha256", file.sha256())
                .put("length", file.length()));
    return json;
  }

  private String keyless(Secret secret, String owner) {
    throw new StoreException(
        "the key "
            + key.path()
            + " is missing, and the "
            + owner
            + " is sealed with it ("
            + secret
            + "): put its copy back");
  }

  private ObjectNode unseal(Order order) throws ControlRefusal {
    List<String> owners = order.texts("owners");
    List<String> sealed = order.texts("sealed");
    order.end();
    if (owners.size() != sealed.size()) {
      throw new ControlRefusal("the order is wrong: each sealed secret has one owner");
    }
    Optional<TextSeals> seals = TextSeals.of(key);
    ObjectNode json = Answers.found();
    seals.ifPresent(found -> json.put("key", found.key()));
    ArrayNode secrets = json.putArray("secrets");
    for (int at = 0; at < sealed.size(); at++) {
      String owner = owners.get(at);
      String seal = sealed.get(at);
      seals
          .flatMap(found -> found.open(owner, seal))
          .map(Secret::reveal)
          .ifPresentOrElse(secrets::add, secrets::addNull);
    }
    return json;
  }
}
