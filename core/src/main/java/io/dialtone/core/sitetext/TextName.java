// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.sitetext;

import java.util.List;

/** The text files of a site, in the order they are read. */
public enum TextName {
  SITE("dialtone-site.txt", "A Dialtone's site as text: 'dialtone import site' takes it back."),
  FILES(
      "files.txt", "Files given for phones; their bytes are in the folder files/ by these names."),
  TEMPLATES("templates.txt", "Templates of function keys."),
  ACCOUNTS("accounts.txt", "Accounts. A password may be written here as it is."),
  GROUPS("groups.txt", "Groups by their paths, / is the whole site, and what is set at them."),
  RULES("rules.txt", "Rules for phones that show up: the first that fits counts."),
  PHONES("phones.txt", "Phones by their MAC, with their lines, keys and settings."),
  CONTACTS("phonebook.txt", "The phonebook by its numbers."),
  EDITIONS("editions.txt", "What phones were last given (config_sn): nothing to edit.");

  private final String file;
  private final String header;

  TextName(String file, String header) {
    this.file = file;
    this.header = header;
  }

  /** The name of the file. */
  public String file() {
    return file;
  }

  String header() {
    return "# " + header + "\n";
  }

  /** The names of all. */
  public static List<String> files() {
    return List.of(values()).stream().map(TextName::file).toList();
  }
}
