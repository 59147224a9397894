// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.site;

import io.dialtone.wire.octets.MacAddress;
import java.util.Comparator;
import java.util.Locale;

/** What an item of a site is found by: its kind, and its name, number or MAC. */
public record ItemKey(Kind kind, String id) implements Comparable<ItemKey> {

  private static final Comparator<ItemKey> ORDER =
      Comparator.comparing(ItemKey::kind).thenComparing(ItemKey::id);

  /** The one list of rules for phones that show up. */
  public static final ItemKey RULES = new ItemKey(Kind.RULES, "placement");

  /** The kinds of items. */
  public enum Kind {
    GROUP,
    FILE,
    TEMPLATE,
    ACCOUNT,
    CONTACT,
    PHONE,
    RULES;

    /** As it is stored and shown. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public static ItemKey of(GroupId group) {
    return new ItemKey(Kind.GROUP, group.toString());
  }

  public static ItemKey of(MacAddress phone) {
    return new ItemKey(Kind.PHONE, phone.plain());
  }

  public static ItemKey account(String name) {
    return new ItemKey(Kind.ACCOUNT, name);
  }

  /** A number has no blank in it, so the last one divides the two. */
  public static ItemKey contact(String name, String number) {
    return new ItemKey(Kind.CONTACT, name + " " + number);
  }

  public static ItemKey template(String name) {
    return new ItemKey(Kind.TEMPLATE, name);
  }

  public static ItemKey file(String name) {
    return new ItemKey(Kind.FILE, name);
  }

  @Override
  public int compareTo(ItemKey other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return kind.text() + " " + id;
  }
}
