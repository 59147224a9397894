// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.demo;

import io.dialtone.wire.identity.FilePrefix;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.Protocol;
import io.dialtone.wire.inf.InfFile;
import io.dialtone.wire.inf.InfFile.Entry;
import io.dialtone.wire.inf.InfKey;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** The INF of one kind of phone, for one transport (INF-1 to INF-5). */
final class SampleInf {
  private final FilePrefix prefix;
  private final UnaryOperator<String> reference;
  private final List<Entry> entries = new ArrayList<>();

  private SampleInf(FilePrefix prefix, UnaryOperator<String> reference) {
    this.prefix = prefix;
    this.reference = reference;
  }

  /** Full URLs below {@code http://host:port/}. */
  static InfFile overHttp(FilePrefix prefix, String baseUrl) {
    SampleInf inf = new SampleInf(prefix, baseUrl::concat);
    inf.firmware(InfKey.FWURL, InfKey.DSPURL, InfKey.BOOTURL);
    inf.rest();
    inf.add(InfKey.CONFIG, SampleNames.PHONES);
    return new InfFile(inf.entries, List.of());
  }

  /** Relative paths; the ST2022 SIP's in Windows style, as the vendor's examples have them. */
  static InfFile overTftp(FilePrefix prefix) {
    boolean windows = prefix.model() == Model.ST2022 && prefix.protocol() == Protocol.SIP;
    SampleInf inf = new SampleInf(prefix, windows ? SampleInf::windowsPath : path -> path);
    inf.firmware(InfKey.FW_FILENAME, InfKey.DSP_FILENAME, InfKey.BOOT_FILENAME);
    inf.rest();
    return new InfFile(inf.entries, List.of());
  }

  private static String windowsPath(String path) {
    return ".\\" + path.replace('/', '\\');
  }

  private void firmware(InfKey application, InfKey dsp, InfKey boot) {
    add(InfKey.PROVISION_MODE, List.of("auto_provisioning"));
    add(application, SampleNames.application(prefix));
    add(dsp, SampleNames.dsp(prefix.model()));
    add(boot, SampleNames.boot(prefix.model()));
  }

  private void rest() {
    if (prefix.protocol() == Protocol.MGCP) {
      SampleNames.DECKS.forEach(deck -> add(InfKey.DECKFILE, deck));
    }
    add(InfKey.MELODIES, SampleNames.RINGERS);
    add(InfKey.SYSTEM_MELODIES, SampleNames.SYSTEM_MELODIES);
    if (prefix.protocol() == Protocol.SIP) {
      add(InfKey.CALL_WAITING_TONE, SampleNames.CALL_WAITING);
    }
    add(InfKey.TONE_TABLE, SampleNames.TONE_TABLE);
    add(InfKey.LANGUAGE_TABLE, SampleNames.LANGUAGE_TABLE);
    add(InfKey.TELCFG, SampleNames.telephoneConfig(prefix.model()));
    add(InfKey.COMMON_CONFIG, SampleNames.commonConfig(prefix));
  }

  private void add(InfKey key, String path) {
    add(key, List.of(reference.apply(path)));
  }

  private void add(InfKey key, List<String> values) {
    for (String value : values) {
      entries.add(new Entry(key.sections().getFirst(), key.text(), value, 0));
    }
  }
}
