// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.site.codec;

import io.dialtone.core.site.Contact;
import io.dialtone.core.site.ItemKey;
import tools.jackson.databind.node.ObjectNode;

/** Contacts as JSON. */
final class ContactCodec implements ItemCodec<Contact> {

  @Override
  public void write(Contact contact, ObjectNode body, Seals seals) {
    body.put("name", contact.name()).put("number", contact.number());
  }

  @Override
  public Contact read(ItemKey key, Fields body, Seals seals) {
    Contact contact = new Contact(body.text("name"), body.text("number"));
    if (!contact.key().equals(key)) {
      throw body.fault("has another name or number than its key");
    }
    return contact;
  }
}
