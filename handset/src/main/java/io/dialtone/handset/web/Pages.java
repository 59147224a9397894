// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.web;

import io.dialtone.handset.flash.FirmwareSet;
import io.dialtone.handset.flash.FlashItem;
import io.dialtone.handset.flash.InstalledFirmware;
import io.dialtone.handset.flash.StoredParameter;
import io.dialtone.handset.port.PhoneStatus;
import io.dialtone.handset.web.Sheet.Menu;
import io.dialtone.wire.http.HttpAnswer;
import io.dialtone.wire.http.HttpAnswer.Status;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The pages behind the login (WEB-1), each made from the phone's status. */
final class Pages {

  /** So many lines of the log stand below the panel. */
  static final int LATEST = 8;

  private static final String LIVE =
      """
      <script src="/phone.js" defer></script>
      <noscript><meta http-equiv="refresh" content="2"></noscript>
      """;

  private Pages() {}

  /** Who the phone is and which versions it runs. */
  static HttpAnswer home(PhoneStatus status) {
    Html out = new Html().raw("<h1>Home</h1>\n<table class=\"facts\">\n");
    out.row("Model", List.of(status.phone().title()));
    out.row("MAC address", List.of(status.phone().mac().dashed()));
    out.row("IP address", List.of(address(status)));
    out.row("VLAN in force", List.of(status.vlan().text()));
    out.row("Hardware", List.of("hw" + status.phone().hardware()));
    FirmwareSet firmware = status.inForce().firmware();
    out.row("Application version", List.of(version(firmware.application())));
    out.row("DSP version", List.of(version(firmware.dsp())));
    out.row("Boot version", List.of(version(firmware.boot())));
    out.row("config_sn", List.of(status.inForce().configSerial().orElse("none")));
    out.row("State", List.of(state(status)));
    out.raw("</table>\n");
    return Sheet.page(name(status), Menu.HOME, "", out.markup());
  }

  private static String version(InstalledFirmware part) {
    return part.version()
        + part.infValue().map(value -> ", by " + value).orElse(", from the factory or a file");
  }

  /** The APS log (LOG-1), and the parameters in force. */
  static HttpAnswer setup(PhoneStatus status, boolean secretsShown) {
    Html out = new Html().raw("<h1>Setup</h1>\n<h2 id=\"aps\">APS Log</h2>\n<pre id=\"log\">");
    status.apsLog().forEach(line -> out.text(line).raw("\n"));
    out.raw("</pre>\n<h2>Parameters in force</h2>\n");
    out.raw(
        secretsShown
            ? "<p>Passwords are shown. <a href=\"/setup.html\">Cover them</a></p>\n"
            : "<p>Passwords are covered. <a href=\"/setup.html?secrets=shown\">Show them</a></p>\n");
    out.raw("<table class=\"parameters\">\n");
    String section = "";
    for (StoredParameter parameter : bySection(status)) {
      if (!parameter.section().equals(section)) {
        section = parameter.section();
        out.fill("<tr><th colspan=\"2\" class=\"section\">[{}]</th></tr>\n", section);
      }
      String value = secretsShown ? parameter.value() : Secrets.covered(parameter);
      out.row(parameter.name(), List.of(value));
    }
    out.raw("</table>\n");
    return Sheet.page(name(status), Menu.SETUP, "", out.markup());
  }

  private static List<StoredParameter> bySection(PhoneStatus status) {
    List<StoredParameter> sorted = new ArrayList<>(status.parameters().all());
    sorted.sort(Comparator.comparing(StoredParameter::section)); // stable: names stay in order
    return sorted;
  }

  /** Firmware by hand. */
  static HttpAnswer utility(PhoneStatus status, Status answer, String fault) {
    Html out = new Html().raw("<h1>Utility</h1>\n");
    if (!fault.isEmpty()) {
      out.fill("<p class=\"fault\" role=\"alert\">{}</p>\n", fault);
    }
    out.raw("<p>Each upload reboots the phone. The next run installs what its INF names.</p>\n");
    for (FlashItem part : List.of(FlashItem.BOOT, FlashItem.DSP, FlashItem.APPLICATION)) {
      String word = part.name().toLowerCase(Locale.ROOT);
      out.raw("<form class=\"card\" method=\"post\" action=\"/utility.html\"");
      out.raw(" enctype=\"multipart/form-data\">");
      out.fill("<input type=\"hidden\" name=\"part\" value=\"{}\">", word);
      String now = status.inForce().firmware().part(part).version();
      out.fill("<label>{} firmware, now {}", word, now);
      out.raw("<input type=\"file\" name=\"image\" accept=\".zz\" required></label>");
      out.fill("<button>Upload {}</button></form>\n", word);
    }
    String body = out.markup();
    return Sheet.answer(answer, name(status), Optional.of(Menu.UTILITY), "", body);
  }

  /** Asks again before everything is forgotten (WEB-3). */
  static HttpAnswer restore(PhoneStatus status) {
    Html out = new Html().raw("<h1>Restore default</h1>\n<form class=\"card\" method=\"post\">");
    out.raw("<p>The parameters become the defaults again, and the phone forgets every file name,");
    out.raw(" config_sn and stored VLAN: its next run fetches all from scratch.</p>");
    out.raw("<button class=\"danger\">Restore default and reboot</button></form>\n");
    return Sheet.page(name(status), Menu.DEFAULT, "", out.markup());
  }

  /** Asks again before a reboot (TRG-4). */
  static HttpAnswer reboot(PhoneStatus status) {
    Html out = new Html().raw("<h1>Reboot</h1>\n<form class=\"card\" method=\"post\">");
    out.raw("<p>The phone reboots, and a run follows.</p><button>Reboot</button></form>\n");
    return Sheet.page(name(status), Menu.REBOOT, "", out.markup());
  }

  /** What was asked for is under way; the panel shows it. */
  static HttpAnswer underWay(PhoneStatus status, Menu menu, String what) {
    Html out = new Html().fill("<h1>{}</h1>\n", what);
    out.raw("<p>The <a href=\"/panel.html\">panel</a> shows how it goes.</p>\n");
    String refresh = "<meta http-equiv=\"refresh\" content=\"2; url=/panel.html\">\n";
    return Sheet.page(name(status), menu, refresh, out.markup());
  }

  /** The phone as one sees it, and what one can do to it. */
  static HttpAnswer panel(PhoneStatus status) {
    Html out = new Html().raw("<h1>Panel</h1>\n<div class=\"panel\">\n");
    out.raw(PanelPicture.draw(status.display(), status.inCommunication()));
    out.raw("<form class=\"verbs\" method=\"post\" action=\"/panel.html\">\n");
    for (Verb verb : Verb.values()) {
      out.fill(
          "<button" + danger(verb) + " name=\"verb\" value=\"{}\" title=\"{}\">{}</button>\n",
          verb.text(),
          verb.meaning(),
          verb.text());
    }
    out.raw("</form>\n</div>\n");
    out.fill("<p>The phone is <span id=\"state\">{}</span>.</p>\n", state(status));
    out.raw("<pre id=\"latest\">");
    latest(status).forEach(line -> out.text(line).raw("\n"));
    out.raw("</pre>\n");
    return Sheet.page(name(status), Menu.PANEL, LIVE, out.markup());
  }

  private static String danger(Verb verb) {
    boolean loses = verb == Verb.FACTORY_RESET || verb == Verb.PULL_PLUG;
    return loses ? " class=\"danger\"" : "";
  }

  static List<String> latest(PhoneStatus status) {
    List<String> log = status.apsLog();
    return log.subList(Math.max(0, log.size() - LATEST), log.size());
  }

  static String name(PhoneStatus status) {
    return status.phone().title() + " " + status.phone().mac().dashed();
  }

  static String state(PhoneStatus status) {
    String activity = status.activity().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return status.inCommunication() ? activity + ", in communication" : activity;
  }

  private static String address(PhoneStatus status) {
    return status
        .address()
        .map(at -> at.address() + "/" + at.prefix())
        .orElse("fixed, or none yet");
  }
}
