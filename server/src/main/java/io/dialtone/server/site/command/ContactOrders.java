// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.site.command;

import io.dialtone.core.site.Contact;
import io.dialtone.core.wish.Wish;
import io.dialtone.server.data.ControlRefusal;
import io.dialtone.server.site.SiteDesk;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import tools.jackson.databind.node.ObjectNode;

/** Orders about the phonebook. */
record ContactOrders(SiteDesk desk) {

  void into(SortedMap<String, Doing> doings) {
    doings.put("contacts", this::list);
    doings.put("put-contact", this::put);
    doings.put("remove-contact", this::remove);
  }

  private ObjectNode list(Order order) throws ControlRefusal {
    String after = order.optional("after").orElse("");
    order.end();
    return desk.read(site ->
        Pages.of(
            site.contacts(),
            contact -> contact.key().id(),
            after,
            (items, contact) ->
                items.addObject().put("name", contact.name()).put("number", contact.number())));
  }

  private ObjectNode put(Order order) throws ControlRefusal, Refused {
    String who = order.text("who");
    Contact contact = new Contact(order.text("name"), order.text("number"));
    order.end();
    return Answers.of(desk.perform(new Wish.PutContact(contact), who));
  }

  /** A name with all its numbers, or with one. */
  private ObjectNode remove(Order order) throws ControlRefusal, Refused {
    String who = order.text("who");
    String name = order.text("name");
    Optional<String> number = order.optional("number");
    order.end();
    List<Wish> away =
        desk.read(site ->
            site.contacts().stream()
                .filter(contact -> contact.name().equals(name))
                .filter(contact -> number.isEmpty() || number.get().equals(contact.number()))
                .<Wish>map(Wish.RemoveContact::new)
                .toList());
    if (away.isEmpty()) {
      throw new Refused(
          "there is no contact "
              + name
              + number.map(text -> " with the number " + text).orElse("")
              + ": look at the list");
    }
    return Answers.of(desk.perform(new Wish.All("", away), who));
  }
}
