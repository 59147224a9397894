// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.render.value;

import io.dialtone.core.site.GroupId;
import io.dialtone.wire.identity.FilePrefix;
import io.dialtone.wire.identity.Protocol;
import java.util.Optional;

/** Where a value comes from, fit to stand behind "from". */
public sealed interface Origin {

  /** In words. */
  String text();

  /** Whether somebody set it, at the phone or above. */
  default boolean isSet() {
    return !(this instanceof Defaults || this instanceof Untold);
  }

  /** The dictionary's default of this kind of phone. */
  record Defaults(FilePrefix kind) implements Origin {
    @Override
    public String text() {
      String model = kind.model().name();
      return (kind.protocol() == Protocol.SIP ? model : model + " MGCP") + " defaults";
    }
  }

  /** Nobody: the phone is left with the value that it has. */
  record Untold() implements Origin {
    @Override
    public String text() {
      return "as the phone has it";
    }
  }

  /**
   * A setting of a group.
   *
   * @param path the names down to it, {@code Paris/Sales}; empty for the whole site
   * @param by what was set there, where that is not the parameter's bare name
   */
  record OfGroup(GroupId group, String path, Optional<String> by) implements Origin {
    @Override
    public String text() {
      return (group.isRoot() ? "the whole site" : "group " + path) + Origin.suffix(by);
    }
  }

  /**
   * A setting of the phone itself.
   *
   * @param by what was set there, where that is not the parameter's bare name
   */
  record OfPhone(Optional<String> by) implements Origin {
    @Override
    public String text() {
      return "this phone" + Origin.suffix(by);
    }
  }

  /** The account on a line. */
  record OfAccount(String account, int line) implements Origin {
    @Override
    public String text() {
      return "account " + account + " on line " + line;
    }
  }

  /** A function key of the phone's own. */
  record OfKey(int key) implements Origin {
    @Override
    public String text() {
      return "this phone's key " + key;
    }
  }

  /** A function key of a template, taken by the level that the other origin is of. */
  record OfTemplate(String template, int key, Origin taken) implements Origin {
    @Override
    public String text() {
      return "key " + key + " of template " + template + ", taken by " + taken.text();
    }
  }

  private static String suffix(Optional<String> by) {
    return by.map(setting -> " by " + setting).orElse("");
  }
}
