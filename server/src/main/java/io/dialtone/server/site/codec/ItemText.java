// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.site.codec;

import io.dialtone.core.site.Account;
import io.dialtone.core.site.Contact;
import io.dialtone.core.site.Group;
import io.dialtone.core.site.ItemKey;
import io.dialtone.core.site.KeyTemplate;
import io.dialtone.core.site.Phone;
import io.dialtone.core.site.PlacementRules;
import io.dialtone.core.site.SiteFile;
import io.dialtone.core.site.SiteItem;
import io.dialtone.server.store.StoreException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** An item as the text that is stored, and back. */
public final class ItemText {

  private static final GroupCodec GROUPS = new GroupCodec();
  private static final PhoneCodec PHONES = new PhoneCodec();
  private static final AccountCodec ACCOUNTS = new AccountCodec();
  private static final TemplateCodec TEMPLATES = new TemplateCodec();
  private static final RulesCodec RULES = new RulesCodec();
  private static final ContactCodec CONTACTS = new ContactCodec();
  private static final FileCodec FILES = new FileCodec();

  private ItemText() {}

  /** The key of a row. */
  public static ItemKey key(String row, String kind, String id) {
    for (ItemKey.Kind known : ItemKey.Kind.values()) {
      if (known.text().equals(kind)) {
        return new ItemKey(known, id);
      }
    }
    throw new StoreException(
        row
            + " has an item '"
            + id
            + "' of the unknown kind '"
            + kind
            + "': restore a backup, or use a newer Dialtone");
  }

  /** The item's text, with its secrets sealed. */
  public static String write(SiteItem item, Seals seals) {
    ObjectNode body = JsonMapper.shared().createObjectNode();
    switch (item) {
      case Group group -> GROUPS.write(group, body, seals);
      case Phone phone -> PHONES.write(phone, body, seals);
      case Account account -> ACCOUNTS.write(account, body, seals);
      case KeyTemplate template -> TEMPLATES.write(template, body, seals);
      case SiteFile file -> FILES.write(file, body, seals);
      case PlacementRules rules -> RULES.write(rules, body, seals);
      case Contact contact -> CONTACTS.write(contact, body, seals);
    }
    return body.toString();
  }

  /**
   * Reads an item's text.
   *
   * @param place where it stands, for a fault's sentence: {@code the database /x/dialtone.db}
   */
  public static SiteItem read(String place, ItemKey key, String text, Seals seals) {
    String row = place + ": " + key;
    Fields fields = new Fields(row, tree(row, text));
    SiteItem item =
        switch (key.kind()) {
          case GROUP -> GROUPS.read(key, fields, seals);
          case PHONE -> PHONES.read(key, fields, seals);
          case ACCOUNT -> ACCOUNTS.read(key, fields, seals);
          case TEMPLATE -> TEMPLATES.read(key, fields, seals);
          case FILE -> FILES.read(key, fields, seals);
          case RULES -> RULES.read(key, fields, seals);
          case CONTACT -> CONTACTS.read(key, fields, seals);
        };
    fields.end();
    return item;
  }

  private static ObjectNode tree(String row, String text) {
    try {
      if (JsonMapper.shared().readTree(text) instanceof ObjectNode node) {
        return node;
      }
    } catch (JacksonException _) {
      // its words would repeat what stands in the row
      throw damaged(row);
    }
    throw damaged(row);
  }

  private static StoreException damaged(String row) {
    return new StoreException(row + " is damaged: restore a backup");
  }
}
