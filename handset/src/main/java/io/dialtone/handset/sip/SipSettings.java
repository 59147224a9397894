// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.sip;

import io.dialtone.handset.flash.ParameterStore;
import io.dialtone.handset.identity.ModelSizes;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.sip.Login;
import io.dialtone.wire.sip.SipMessage;
import io.dialtone.wire.sip.SipTransport;
import io.dialtone.wire.sip.transaction.SipTimers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The parameters of section {@code [sip]} that the phone's SIP side reads (FIL-2). */
public final class SipSettings {

  public static final String NOTIFY = "sw_notify_autoprovision";
  public static final String NOTIFY_FROM = "AuthNotifyCheckSync";
  public static final String TIMER_1 = "ReTransTimer1"; // milliseconds
  public static final String TIMER_2 = "ReTransTimer2"; // seconds

  private static final int DEFAULT_EXPIRY_SECONDS = 3600;
  private static final int MAX_EXPIRY_SECONDS = 86_400;
  private static final String TLS = "2";

  private final ParameterStore store;

  public SipSettings(ParameterStore store) {
    this.store = store;
  }

  /** Whether NOTIFY may start a run: off unless switched on (NTF-2). */
  public boolean notifyAllowed() {
    return text(NOTIFY).equals(Optional.of("1"));
  }

  /**
   * Whether NOTIFY is taken from this address (NTF-2). 0.0.0.0 and nothing mean any; a text that is
   * no address is nobody's.
   */
  public boolean notifyTakenFrom(Ip4Address sender) {
    Optional<String> only = text(NOTIFY_FROM).filter(value -> !value.equals("0.0.0.0"));
    return only.isEmpty() || Ip4Address.parse(only.get()).equals(Optional.of(sender));
  }

  /** T1 and T2 as configured where they make sense, else the usual ones. */
  public SipTimers timers() {
    int first = number(TIMER_1, 50, 5_000, 500);
    int second = number(TIMER_2, 1, 60, 4);
    Duration t1 = Duration.ofMillis(first);
    Duration t2 = Duration.ofSeconds(second);
    return new SipTimers(t1, t2.compareTo(t1) < 0 ? t1 : t2, SipTimers.USUAL.t4());
  }

  /** The lines that are in use and have a number and a registrar. */
  public List<LineAccount> lines(Model model) {
    return IntStream.rangeClosed(1, ModelSizes.of(model).lines())
        .mapToObj(this::line)
        .flatMap(Optional::stream)
        .toList();
  }

  /** User names and passwords of the lines in use, registered or not (NTF-4). */
  public List<Login> logins(Model model) {
    return IntStream.rangeClosed(1, ModelSizes.of(model).lines())
        .filter(this::inUse)
        .mapToObj(n -> login(n, text("TEL" + n + "Number").orElse("")))
        .filter(login -> !login.user().isEmpty() && !login.password().isEmpty())
        .toList();
  }

  private boolean inUse(int n) {
    return text("TEL0" + n + "Use").equals(Optional.of("1"));
  }

  private Optional<LineAccount> line(int n) {
    Optional<String> number = text("TEL" + n + "Number");
    List<Registrar> registrars = registrars(n);
    if (!inUse(n) || number.isEmpty() || registrars.isEmpty()) {
      return Optional.empty();
    }
    boolean tcp = text("TransportFlgMP" + n).equals(Optional.of("1"));
    return Optional.of(
        new LineAccount(
            n,
            number.get(),
            login(n, number.get()),
            text("ServiceDomainMP" + n).orElse(registrars.getFirst().host()),
            registrars,
            Duration.ofSeconds(
                number("ExpireTimeMP" + n, 1, MAX_EXPIRY_SECONDS, DEFAULT_EXPIRY_SECONDS)),
            tcp ? SipTransport.TCP : SipTransport.UDP,
            obstacle(n)));
  }

  /** What stands in the way of registering at all. */
  private Optional<String> obstacle(int n) {
    return text("TransportFlgMP" + n)
        .filter(TLS::equals)
        .map(_ -> "TransportFlgMP" + n + " is 2: SIP over TLS is not done");
  }

  /** Without a regid the phone says its number (field facts, section 6). */
  private Login login(int n, String number) {
    return new Login(text("regid" + n).orElse(number), store.value("regpwd" + n).orElse(""));
  }

  /** The main registrar and its backup. */
  private List<Registrar> registrars(int n) {
    List<Registrar> found = new ArrayList<>();
    for (String kind : List.of("MP", "BK")) {
      text("RegisterServer" + kind + n)
          .filter(host -> !host.equals("0.0.0.0") && host.matches("[A-Za-z0-9._-]+"))
          .map(host ->
              new Registrar(
                  host, number("sip_reg_srv_port" + kind + n, 1, 65_535, SipMessage.PORT)))
          .ifPresent(found::add);
    }
    return List.copyOf(found);
  }

  private Optional<String> text(String name) {
    return store.value(name).map(String::strip).filter(value -> !value.isEmpty());
  }

  private int number(String name, int least, int most, int otherwise) {
    return text(name)
        .filter(value -> value.matches("[0-9]{1,9}"))
        .map(Integer::parseInt)
        .filter(value -> value >= least && value <= most)
        .orElse(otherwise);
  }
}
