// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.dhcp;

import io.dialtone.core.journal.Level;
import io.dialtone.handset.flash.FlashContent;
import io.dialtone.handset.identity.PhoneIdentity;
import io.dialtone.handset.source.SourceChoice;
import io.dialtone.handset.survey.DhcpSurvey;
import io.dialtone.handset.survey.OfferReading;
import io.dialtone.server.survey.SurveyPlace;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.Protocol;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MacAddress;
import java.io.IOException;
import java.net.SocketException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Looks, once and while we already serve, whether another DHCP server answers phones on our
 * interfaces, and says so.
 */
final class OtherServers {

  private static final Duration PATIENCE = Duration.ofSeconds(4);
  private static final int TFTP_PORT = 69;

  /** The first virtual phone's. */
  private static final MacAddress MAC = new MacAddress(0x00147F000001L);

  private final List<String> interfaces;
  private final DhcpReport report;

  private OtherServers(List<String> interfaces, DhcpReport report) {
    this.interfaces = List.copyOf(interfaces);
    this.report = report;
  }

  /** Begins to look, a thread an interface. */
  static void look(List<String> interfaces, DhcpReport report) {
    var others = new OtherServers(interfaces, report);
    for (String name : others.interfaces) {
      Thread.ofPlatform().daemon().name("dhcp survey " + name).start(() -> others.look(name));
    }
  }

  private void look(String name) {
    PhoneIdentity phone =
        PhoneIdentity.atPowerUp(MAC, FlashContent.factory(Model.ST2030, Protocol.SIP));
    var survey = new DhcpSurvey(phone, ThreadLocalRandom.current().nextInt(), TFTP_PORT);
    try (SurveyPlace place = SurveyPlace.on(name)) {
      place.perform(survey, PATIENCE);
      List<Ip4Address> own = OwnAddress.all();
      survey.offers().stream()
          .filter(offer -> !own.contains(offer.server()))
          .forEach(offer -> report.say(Level.WARN, sentence(name, offer)));
    } catch (SocketException unreadable) {
      report.say(Level.DEBUG, "own addresses cannot be read: " + unreadable.getMessage());
    } catch (IOException fault) {
      report.say(
          Level.INFO,
          "whether another DHCP server answers on "
              + name
              + " is not known: "
              + fault.getMessage());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static String sentence(String name, OfferReading offer) {
    String where =
        switch (offer.choice()) {
          case SourceChoice.Chosen chosen ->
              "leads phones to " + chosen.candidates().getFirst().text();
          case SourceChoice.None _ -> "leads phones nowhere";
        };
    return "another DHCP server answers on "
        + name
        + ": "
        + offer.server()
        + " offers "
        + offer.lease().address()
        + " and "
        + where
        + "; a phone takes the first that answers ('dialtone doctor "
        + name
        + "' tells more)";
  }
}
