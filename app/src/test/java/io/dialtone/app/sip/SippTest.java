// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.sip;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.app.golden.FreePort;
import io.dialtone.handset.phone.PhoneEnd.Ending;
import io.dialtone.handset.settings.Quirk;
import io.dialtone.handset.sip.LineStatus.State;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A provisioned phone that stays, told, called and registered by sipp. */
@Timeout(120)
class SippTest {

  private static final String RIGHT = "127.0.0.2";
  private static final String WRONG = "127.0.0.3";
  private static final String ALLOWED =
      "sw_notify_autoprovision=1\nAuthNotifyCheckSync=" + RIGHT + "\n";
  private static final String LINE = "TEL1Number=8002\nTEL01Use=1\nregid1=8002\nregpwd1=secret\n";

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"u1, check-sync", "t1, check-sync", "u1, check-sync;reboot=true"})
  void a_notify_from_the_right_address_is_answered_and_run_NTF_1_NTF_4_TRG_5(
      String transport, String event) throws Exception {
    try (StayingPhone phone = new StayingPhone(List.of(), ALLOWED)) {
      phone.configure(2, ALLOWED + "DisplayName1=Anna\n");
      try (Sipp sipp =
          notify(phone, "notify.xml", RIGHT, "-key", "event", event, "-t", transport)) {
        assertThat(sipp.succeeds()).describedAs(sipp.said()).isTrue();
      }
      assertThat(phone.stands().ending()).isEqualTo(Ending.PROVISIONED);
      assertThat(phone.parameter("DisplayName1")).isEqualTo("Anna");
      String rule = event.contains("reboot") ? "NTF-5" : "NTF-1";
      assertThat(phone.steps()).anyMatch(step -> step.startsWith(rule));
    }
  }

  @Test
  void a_notify_from_a_wrong_address_meets_silence_NTF_2() throws Exception {
    try (StayingPhone phone = new StayingPhone(List.of(), ALLOWED)) {
      try (Sipp sipp =
          notify(
              phone, "notify.xml", WRONG, "-key", "event", "check-sync", "-recv_timeout", "1500")) {
        assertThat(sipp.succeeds()).isFalse();
        assertThat(sipp.said()).doesNotContain("SIP/2.0 ");
      }
      phone.noteWith("not answered: " + WRONG + " is not the address");
      assertThat(phone.hasStoodStill()).isTrue();
    }
  }

  @Test
  void a_phone_that_takes_no_notify_says_403_NTF_2() throws Exception {
    try (StayingPhone phone = new StayingPhone(List.of(), LINE)) {
      try (Sipp sipp = notify(phone, "notify-refused.xml", RIGHT, "-key", "event", "check-sync")) {
        assertThat(sipp.succeeds()).describedAs(sipp.said()).isTrue();
      }
      assertThat(phone.hasStoodStill()).isTrue();
    }
  }

  @Test
  void sipp_answers_the_phones_challenge_and_the_phone_runs_NTF_4() throws Exception {
    try (StayingPhone phone = new StayingPhone(List.of(Quirk.NOTIFY_DIGEST), ALLOWED + LINE)) {
      try (Sipp sipp = notify(phone, "notify-digest.xml", RIGHT, "-au", "8002", "-ap", "secret")) {
        assertThat(sipp.succeeds()).describedAs(sipp.said()).isTrue();
      }
      assertThat(phone.stands().ending()).isEqualTo(Ending.PROVISIONED);
    }
  }

  @Test
  void a_wrong_password_starts_nothing_NTF_4() throws Exception {
    try (StayingPhone phone = new StayingPhone(List.of(Quirk.NOTIFY_DIGEST), ALLOWED + LINE)) {
      String[] guess = {"-au", "8002", "-ap", "guess", "-timeout", "3"};
      try (Sipp sipp = notify(phone, "notify-digest.xml", RIGHT, guess)) {
        assertThat(sipp.succeeds()).isFalse();
      }
      phone.noteWith("wrong user name or password");
      assertThat(phone.hasStoodStill()).isTrue();
    }
  }

  @Test
  void provisioned_means_dial_tone_at_a_registrar_FIL_2() throws Exception {
    int port = FreePort.next();
    try (Sipp registrar = Sipp.serve(folder, "registrar.xml", port);
        StayingPhone phone =
            new StayingPhone(
                List.of(),
                LINE + "RegisterServerMP1=127.0.0.1\nsip_reg_srv_portMP1=" + port + "\n")) {
      assertThat(phone.lineIn(State.REGISTERED).detail())
          .isEqualTo("at 127.0.0.1:" + port + " for 60 s");
      assertThat(registrar.succeeds()).describedAs(registrar.said()).isTrue();
    }
  }

  @Test
  void a_wrong_line_password_is_refused_and_said_FIL_2() throws Exception {
    int port = FreePort.next();
    try (Sipp _ = Sipp.serve(folder, "registrar.xml", port);
        StayingPhone phone =
            new StayingPhone(
                List.of(),
                LINE.replace("secret", "guess")
                    + "RegisterServerMP1=127.0.0.1\nsip_reg_srv_portMP1="
                    + port
                    + "\n")) {
      assertThat(phone.lineIn(State.REFUSED).detail()).contains("says 403 Forbidden");
    }
  }

  @Test
  void a_call_rings_and_is_cancelled_TRG_6() throws Exception {
    try (StayingPhone phone = new StayingPhone(List.of(), LINE)) {
      try (Sipp sipp = Sipp.call(folder, "ring-cancel.xml", phone.endpoint(), RIGHT)) {
        assertThat(sipp.succeeds()).describedAs(sipp.said()).isTrue();
      }
      phone.noteWith("the phone rings");
      phone.noteWith("487, the caller gave up");
    }
  }

  private Sipp notify(StayingPhone phone, String scenario, String from, String... more)
      throws Exception {
    return Sipp.call(folder, scenario, phone.endpoint(), from, more);
  }
}
