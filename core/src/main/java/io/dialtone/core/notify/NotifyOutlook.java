// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.notify;

import io.dialtone.handset.flash.ParameterStore;
import io.dialtone.handset.flash.StoredParameter;
import io.dialtone.handset.identity.ModelSizes;
import io.dialtone.handset.settings.PhoneSettings;
import io.dialtone.handset.sip.SipSettings;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.sip.Login;
import io.dialtone.wire.sip.SipMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What is known beforehand of how a phone takes a NOTIFY, from the values that the site has for it.
 * The phone itself may still have others, until it fetches these.
 *
 * @param port where it speaks SIP
 * @param user whom the request is for, perhaps nobody
 * @param logins the accounts on its lines, any of which answers its challenge (NTF-4)
 * @param warnings why it will not do what it is told
 * @param hint what may be the reason if it answers and does nothing; perhaps empty
 */
public record NotifyOutlook(
    int port, Optional<String> user, List<Login> logins, List<String> warnings, String hint) {

  /** Of a phone of which the site knows nothing. */
  public static final NotifyOutlook UNKNOWN =
      new NotifyOutlook(SipMessage.PORT, Optional.empty(), List.of(), List.of(), "");

  private static final String PORT = "sip_portMP1";
  private static final String HINT =
      "on some releases a plain check-sync does nothing unless a server and AutoprovisionConfigname"
          + " are preconfigured: try --reboot (NTF-5)";

  public NotifyOutlook {
    logins = List.copyOf(logins);
    warnings = List.copyOf(warnings);
  }

  /**
   * The outlook from the values of the phone's parameters.
   *
   * @param value of a parameter by its name, if the phone is told one
   * @param from our address that it will see
   */
  public static NotifyOutlook of(
      Model model, Function<String, Optional<String>> value, Ip4Address from, boolean reboot) {
    ParameterStore store = store(model, value);
    SipSettings sip = new SipSettings(store);
    PhoneSettings phone = new PhoneSettings(store);
    List<String> warnings = new ArrayList<>();
    if (!phone.provisioningEnabled()) {
      warnings.add("AutoprovisionFlag is 0: nothing starts a run (TRG-7)");
    }
    if (!sip.notifyTakenFrom(from)) {
      warnings.add(
          "AuthNotifyCheckSync is "
              + store.value(SipSettings.NOTIFY_FROM).orElse("")
              + ", and this comes from "
              + from
              + ": the phone does not answer (NTF-2)");
    }
    if (!sip.notifyAllowed()) {
      warnings.add("sw_notify_autoprovision is not 1: the phone refuses with 403 (NTF-2)");
    }
    return new NotifyOutlook(
        port(store),
        store.value("TEL1Number").map(String::strip).filter(number -> !number.isEmpty()),
        sip.logins(model),
        warnings,
        reboot || preconfigured(store) ? "" : HINT);
  }

  private static ParameterStore store(Model model, Function<String, Optional<String>> value) {
    Stream<String> steering =
        Stream.of(
            PORT,
            SipSettings.NOTIFY,
            SipSettings.NOTIFY_FROM,
            PhoneSettings.FLAG,
            PhoneSettings.HTTP_SERVER,
            PhoneSettings.TFTP_SERVER,
            PhoneSettings.CONFIG_NAME);
    List<String> lines = new ArrayList<>();
    for (int line = 1; line <= ModelSizes.of(model).lines(); line++) {
      lines.addAll(
          List.of("TEL" + line + "Number", "TEL0" + line + "Use", "regid" + line, "regpwd" + line));
    }
    return ParameterStore.of(
        Stream.concat(steering, lines.stream())
            .flatMap(name ->
                value.apply(name).map(text -> new StoredParameter("sip", name, text)).stream())
            .toList());
  }

  private static int port(ParameterStore store) {
    return store
        .value(PORT)
        .map(String::strip)
        .filter(text -> text.matches("[1-9][0-9]{0,4}"))
        .map(Integer::parseInt)
        .filter(port -> port <= 0xFFFF)
        .orElse(SipMessage.PORT);
  }

  private static boolean preconfigured(ParameterStore store) {
    return said(store, PhoneSettings.CONFIG_NAME)
        && (said(store, PhoneSettings.HTTP_SERVER) || said(store, PhoneSettings.TFTP_SERVER));
  }

  private static boolean said(ParameterStore store, String name) {
    return store.value(name).filter(text -> !text.isBlank()).isPresent();
  }

  /** The same without its passwords, and why they are kept. */
  public NotifyOutlook distrusting(String reason) {
    List<String> all = new ArrayList<>(warnings);
    if (!logins.isEmpty()) {
      all.add("no password is proved to this address: " + reason);
    }
    return new NotifyOutlook(port, user, List.of(), all, hint);
  }
}
