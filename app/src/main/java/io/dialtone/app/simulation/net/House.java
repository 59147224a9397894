// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.simulation.net;

import io.dialtone.app.simulation.site.Site;
import io.dialtone.app.simulation.time.Trace;
import io.dialtone.app.simulation.time.VirtualTime;
import io.dialtone.core.files.FileQuestion;
import io.dialtone.core.files.Transport;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.Endpoint;
import io.dialtone.wire.octets.Ip4Address;

/**
 * The one machine with all servers: it may die and come back, and then knows only what it stored.
 */
public final class House {

  /** Its address. */
  public static final Ip4Address ADDRESS = Ip4Address.of(10, 0, 0, 1);

  /** Its HTTP port. */
  public static final int HTTP_PORT = 8080;

  private static final int DHCP_PORT = 67;
  private static final Bytes NOT_FOUND = Bytes.latin1("<html>404 not found</html>");
  private static final Bytes BUSY = Bytes.latin1("<html>503 later</html>");

  private final Lan lan;
  private final Site site;
  private final Trace trace;
  private final DhcpService dhcp;
  private final TftpService tftp;
  private boolean up = true;
  private boolean mute;
  private int life = 1;

  record HttpAnswer(int status, Bytes body) {}

  /** A machine that is up. */
  public House(VirtualTime time, Lan lan, Site site, Trace trace, DhcpService.Setup dhcp) {
    this.lan = lan;
    this.site = site;
    this.trace = trace;
    this.dhcp = new DhcpService(dhcp, time, lan, trace);
    this.tftp = new TftpService(time, lan, site, trace);
  }

  /**
   * It dies, and with it whatever it had not stored.
   *
   * @param silent whether nothing says so to those who ask on: the machine, not just the program
   */
  public void dies(boolean silent) {
    up = false;
    mute = silent;
    life++;
    tftp.dies();
    dhcp.dies();
    trace.note("server", "dies", silent ? "without a word" : "connections are reset");
  }

  /** It comes back. */
  public void comesBack() {
    up = true;
    mute = false;
    dhcp.comesBack();
    trace.note("server", "comes back", life);
  }

  boolean isUp() {
    return up;
  }

  boolean isMute() {
    return mute;
  }

  /** Counts its deaths. */
  int life() {
    return life;
  }

  void received(Endpoint from, int port, Bytes payload) {
    if (!up) {
      return;
    }
    if (port == DHCP_PORT) {
      dhcp.received(from, payload);
    } else {
      tftp.received(from, port, payload);
    }
  }

  /** One HTTP request; the answer is of this moment, whatever changes while it is on its way. */
  HttpAnswer answer(String target, Ip4Address asker) {
    if (lan.happens(lan.weather().busy())) {
      trace.note("http", "503", target);
      return new HttpAnswer(503, BUSY);
    }
    HttpAnswer answer =
        site.answer(new FileQuestion(Transport.HTTP, target, asker))
            .map(body -> new HttpAnswer(200, body))
            .orElseGet(() -> new HttpAnswer(404, NOT_FOUND));
    trace.note("http", answer.status() == 200 ? "200" : "404", target);
    return answer;
  }
}
