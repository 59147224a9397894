// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.config;

import io.dialtone.wire.identity.Model;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.MalformedPacketException;
import io.dialtone.wire.text.IniLine;
import io.dialtone.wire.text.TextLine;
import java.util.List;
import java.util.Optional;

/**
 * A telephone config (FIL-4): a script for the phone's DSP, known to us by its first line alone,
 * the signature of the model it was made for.
 */
public record TelephoneConfig(String signature, Optional<Model> model, int lines) {

  /** The largest file we read; the phones' own have 32 KB. */
  public static final int MAX_LENGTH = 1 << 20;

  /** Reads the signature; it is malformed only where there is none, or the file is too large. */
  public static TelephoneConfig parse(Bytes file) throws MalformedPacketException {
    if (file.length() > MAX_LENGTH) {
      throw new MalformedPacketException(
          "file", MAX_LENGTH, "longer than " + MAX_LENGTH + " bytes");
    }
    List<TextLine> lines = TextLine.split(file);
    String signature = lines.isEmpty() ? "" : IniLine.trim(lines.getFirst().text());
    if (signature.isEmpty()) {
      throw new MalformedPacketException("line 1", 0, "no signature of a telephone config");
    }
    return new TelephoneConfig(signature, modelOf(signature), lines.size());
  }

  /** The first line of a model's telephone config. */
  public static String signatureOf(Model model) {
    return switch (model) {
      case ST2030 -> "#VPD1020D49S_IAD_TELCFG";
      case ST2022 -> "#VPD1220D49S_IAD_TELCFG";
    };
  }

  private static Optional<Model> modelOf(String signature) {
    for (Model model : Model.values()) {
      if (signatureOf(model).equals(signature)) {
        return Optional.of(model);
      }
    }
    return Optional.empty();
  }
}
