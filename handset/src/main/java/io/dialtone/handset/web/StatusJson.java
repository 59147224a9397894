// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.web;

import io.dialtone.handset.display.Lamp;
import io.dialtone.handset.port.PhoneStatus;
import java.util.List;
import java.util.stream.Collectors;

/** The phone's status for the script of the panel page, as one JSON object. */
final class StatusJson {

  private StatusJson() {}

  static String of(PhoneStatus status) {
    return "{\"lines\":"
        + array(status.display().lines())
        + ",\"lamp\":"
        + (status.display().lamp() != Lamp.OFF)
        + ",\"talking\":"
        + status.inCommunication()
        + ",\"state\":"
        + string(Pages.state(status))
        + ",\"latest\":"
        + array(Pages.latest(status))
        + "}\n";
  }

  private static String array(List<String> texts) {
    return texts.stream().map(StatusJson::string).collect(Collectors.joining(",", "[", "]"));
  }

  static String string(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean plain = c >= ' ' && c < 0x7F && c != '"' && c != '\\' && c != '<';
      out.append(plain ? String.valueOf(c) : String.format("\\u%04x", (int) c));
    }
    return out.append('"').toString();
  }
}
