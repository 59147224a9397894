// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.simulation.site;

import io.dialtone.wire.identity.Protocol;
import io.dialtone.wire.inf.InfKey;
import io.dialtone.wire.octets.Bytes;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where the files of a release lie, and what each phone's INF says of them.
 *
 * @param http whether the phones are told to come by HTTP
 */
record Layout(boolean http, List<Subscriber> phones) {

  private static final String DECK = "cfg/main.thd";
  private static final String OWN = "mac/";

  Layout {
    phones = List.copyOf(phones);
  }

  /** Every file of a release by its path. */
  Map<String, Bytes> files(Release release) {
    Map<String, Bytes> files = new TreeMap<>();
    for (Subscriber phone : phones) {
      for (Part part : Part.values()) {
        if (part != Part.MAC_CONFIG && part.isFor(phone.persona())) {
          int generation = release.generation(part);
          String name = part.name(phone.persona(), generation);
          files.computeIfAbsent(
              folder(part) + name, _ -> Writings.of(part, phone.persona(), generation));
        }
      }
      if (phone.persona().protocol() == Protocol.MGCP) {
        files.put(DECK, Writings.deck());
      }
      files.put(http ? OWN + phone.txt() : phone.txt(), Writings.own(phone.txt(), release));
      files.put(phone.inf(), inf(phone, release));
    }
    return files;
  }

  private Bytes inf(Subscriber phone, Release release) {
    StringBuilder text = new StringBuilder();
    String section = "";
    for (Part part : Part.values()) {
      boolean named = part != Part.MAC_CONFIG && part.isFor(phone.persona());
      InfKey key = part.key(http);
      if (named && !key.sections().getFirst().equals(section)) {
        section = key.sections().getFirst();
        text.append('[').append(section).append("]\r\n");
      }
      if (named) {
        line(text, key, folder(part) + part.name(phone.persona(), release.generation(part)));
      }
    }
    if (http) {
      line(text, InfKey.CONFIG, OWN);
    }
    if (phone.persona().protocol() == Protocol.MGCP) {
      text.append("[deckfile]\r\n");
      line(text, InfKey.DECKFILE, DECK);
    }
    return Bytes.latin1(text.toString());
  }

  private void line(StringBuilder text, InfKey key, String path) {
    text.append(key.text()).append('=').append(path(path)).append("\r\n");
  }

  /** Over TFTP a path as Windows writes it (INF-4), over HTTP a reference from the root. */
  private String path(String path) {
    return http ? "/" + path : ".\\" + path.replace('/', '\\');
  }

  private static String folder(Part part) {
    return part.item().firmware() ? "fw/" : "cfg/";
  }
}
