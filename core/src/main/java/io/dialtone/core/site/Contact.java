// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.site;

/**
 * A name with a number in the site's phonebook; somebody with two numbers is there twice.
 *
 * @param number as it is dialled, without blanks
 */
public record Contact(String name, String number) implements SiteItem {

  @Override
  public ItemKey key() {
    return ItemKey.contact(name, number);
  }
}
