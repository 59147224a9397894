// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.asterisk;

import io.dialtone.wire.asterisk.AsteriskConfig;
import io.dialtone.wire.asterisk.ConfFault;
import io.dialtone.wire.asterisk.ConfFiles;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The configuration files of an Asterisk that say something of phones. */
public final class AsteriskFiles {

  static final String SIP = "sip.conf";
  static final String USERS = "users.conf";
  static final String PJSIP = "pjsip.conf";
  static final String WIZARD = "pjsip_wizard.conf";
  static final String VOICEMAIL = "voicemail.conf";
  static final String PHONEPROV = "phoneprov.conf";
  static final String PHONEPROV_USERS = "phoneprov_users.conf";

  /** All that are looked for; one of the first four has to be there. */
  public static final List<String> NAMES =
      List.of(SIP, USERS, PJSIP, WIZARD, VOICEMAIL, PHONEPROV, PHONEPROV_USERS);

  private final TreeMap<String, AsteriskConfig> read = new TreeMap<>();
  private final List<String> there = new ArrayList<>();

  private AsteriskFiles() {}

  /** Reads those that are there, with all that they include. */
  public static AsteriskFiles read(ConfFiles files) {
    AsteriskFiles all = new AsteriskFiles();
    for (String name : NAMES) {
      all.read.put(name, AsteriskConfig.parse(name, files));
      if (!files.matching(name).isEmpty()) {
        all.there.add(name);
      }
    }
    return all;
  }

  AsteriskConfig config(String name) {
    return read.getOrDefault(name, AsteriskConfig.absent(name));
  }

  /** Those that are there. */
  public List<String> there() {
    return Collections.unmodifiableList(there);
  }

  /** Whether one is there that has accounts. */
  public boolean anyAccounts() {
    return NAMES.subList(0, 4).stream().anyMatch(there::contains);
  }

  /** For what Asterisk would refuse a file. */
  public List<ConfFault> faults() {
    return read.values().stream().flatMap(config -> config.faults().stream()).toList();
  }

  /** What Asterisk would pass over. */
  public List<ConfFault> warnings() {
    return read.values().stream().flatMap(config -> config.warnings().stream()).toList();
  }

  /** Every name and pattern that was looked for, whether a file is there or not. */
  public SortedSet<String> asked() {
    SortedSet<String> asked = new TreeSet<>();
    read.values().forEach(config -> asked.addAll(config.asked()));
    return asked;
  }
}
