// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.simulation;

import io.dialtone.app.simulation.flash.FlashHabits;
import io.dialtone.handset.flash.FlashContent;
import io.dialtone.handset.flash.FlashItem;
import io.dialtone.handset.flash.InstalledFirmware;
import io.dialtone.handset.flash.StoredFile;
import io.dialtone.handset.port.BodySink;
import io.dialtone.handset.port.Datagram;
import io.dialtone.handset.port.Flash;
import io.dialtone.handset.port.FlashWriter;
import io.dialtone.handset.port.HttpOutcome;
import io.dialtone.handset.port.HttpRequest;
import io.dialtone.handset.port.InterfaceAddress;
import io.dialtone.handset.port.Network;
import io.dialtone.handset.port.Ports;
import io.dialtone.handset.port.UdpPort;
import io.dialtone.handset.port.VlanMove;
import io.dialtone.handset.port.VlanTag;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.Endpoint;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MalformedPacketException;
import io.dialtone.wire.tftp.TftpPacket;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Faults as a phone's or a server's maker might build them in. */
enum PlantedFaults implements Planting {

  /** Flash is written over in place: a cut leaves it half old, half new. */
  COMMIT_IN_PLACE {
    @Override
    public FlashHabits flash() {
      return new FlashHabits(false, true);
    }
  },

  /** A new image is written over the one in use. */
  IMAGE_OVER_THE_OLD_ONE {
    @Override
    public FlashHabits flash() {
      return new FlashHabits(true, false);
    }
  },

  /** A body that ends early counts as whole. */
  CUT_BODY_TAKEN_FOR_WHOLE {
    @Override
    public Ports ports(Ports real) {
      return with(real, new CredulousNetwork(real.network()));
    }
  },

  /** A TFTP client that takes every block as the next, whatever its number. */
  TFTP_BLOCKS_NOT_CHECKED {
    @Override
    public Ports ports(Ports real) {
      return with(real, new CarelessNetwork(real.network()));
    }
  },

  /** Firmware is remembered before it is there. */
  NAME_BEFORE_BODY {
    @Override
    public Ports ports(Ports real) {
      return with(real, new HastyFlash(real.flash()));
    }
  },

  /** Serial first, parameters later. */
  SERIAL_BEFORE_PARAMETERS {
    @Override
    public Ports ports(Ports real) {
      return with(real, new TwoStepFlash(real.flash()));
    }
  },

  /** The name of the melody file is not kept. */
  FORGETFUL {
    @Override
    public Ports ports(Ports real) {
      return with(real, new ForgetfulFlash(real.flash()));
    }
  },

  /** A server that never finds the common file. */
  COMMON_FILE_NEVER_FOUND {
    @Override
    public Ports ports(Ports real) {
      return with(real, new CommonlessNetwork(real.network()));
    }
  },

  /** A DHCP server that answers first and stores later. */
  ANSWER_BEFORE_COMMIT {
    @Override
    public boolean storesLeasesFirst() {
      return false;
    }
  };

  private static Ports with(Ports real, Network network) {
    return new Ports(
        network,
        real.flash(),
        real.panel(),
        real.clock(),
        real.mailbox(),
        real.random(),
        real.steps());
  }

  private static Ports with(Ports real, Flash flash) {
    return new Ports(
        real.network(),
        flash,
        real.panel(),
        real.clock(),
        real.mailbox(),
        real.random(),
        real.steps());
  }

  /** A network that passes everything on. */
  private static class PassingNetwork implements Network {
    private final Network real;

    PassingNetwork(Network real) {
      this.real = real;
    }

    @Override
    public UdpPort openUdp(int localPort) {
      return real.openUdp(localPort);
    }

    @Override
    public UdpPort openDhcp() {
      return real.openDhcp();
    }

    @Override
    public void configure(InterfaceAddress address) {
      real.configure(address);
    }

    @Override
    public void deconfigure() {
      real.deconfigure();
    }

    @Override
    public VlanMove moveTo(Optional<VlanTag> tag) {
      return real.moveTo(tag);
    }

    @Override
    public Optional<Ip4Address> resolve(String host) {
      return real.resolve(host);
    }

    @Override
    public HttpOutcome exchange(HttpRequest request, BodySink sink) {
      return real.exchange(request, sink);
    }
  }

  private static final class CredulousNetwork extends PassingNetwork {
    CredulousNetwork(Network real) {
      super(real);
    }

    @Override
    public HttpOutcome exchange(HttpRequest request, BodySink sink) {
      return super.exchange(request, sink) instanceof HttpOutcome.Answered answered
          ? new HttpOutcome.Answered(
              answered.status(), answered.announced(), answered.received(), true)
          : new HttpOutcome.Unreachable("as before");
    }
  }

  /** A new common file is always said not to be there. */
  private static final class CommonlessNetwork extends PassingNetwork {
    CommonlessNetwork(Network real) {
      super(real);
    }

    @Override
    public HttpOutcome exchange(HttpRequest request, BodySink sink) {
      return request.url().target().contains("commonconfig")
          ? new HttpOutcome.Answered(404, OptionalLong.of(0), 0, true)
          : super.exchange(request, sink);
    }
  }

  private static final class CarelessNetwork extends PassingNetwork {
    CarelessNetwork(Network real) {
      super(real);
    }

    @Override
    public UdpPort openUdp(int localPort) {
      return new CarelessUdp(super.openUdp(localPort));
    }
  }

  /** Gives every DATA the number that the client waits for. */
  private static final class CarelessUdp implements UdpPort {
    private final UdpPort real;
    private int next = 1;

    CarelessUdp(UdpPort real) {
      this.real = real;
    }

    @Override
    public int localPort() {
      return real.localPort();
    }

    @Override
    public void send(Endpoint to, Bytes payload) {
      real.send(to, payload);
    }

    @Override
    public Optional<Datagram> receive(Duration atMost) {
      return real.receive(atMost).map(this::renumbered);
    }

    private Datagram renumbered(Datagram came) {
      try {
        if (TftpPacket.parse(came.payload()) instanceof TftpPacket.Data(_, var bytes)) {
          return new Datagram(came.from(), new TftpPacket.Data(next++, bytes).encode());
        }
        return came;
      } catch (MalformedPacketException e) {
        return came;
      }
    }

    @Override
    public void close() {
      real.close();
    }
  }

  /** A flash that changes what is committed, or when. */
  private abstract static class OddFlash implements Flash {
    final Flash real;

    OddFlash(Flash real) {
      this.real = real;
    }

    @Override
    public FlashContent load() {
      return real.load();
    }

    @Override
    public FlashWriter write(FlashItem item) {
      return real.write(item);
    }

    @Override
    public void commit(FlashContent next) {
      real.commit(next);
    }
  }

  private static final class HastyFlash extends OddFlash {
    HastyFlash(Flash real) {
      super(real);
    }

    @Override
    public FlashWriter write(FlashItem item) {
      FlashContent now = load();
      if (item.firmware()) {
        var part = now.firmware().part(item);
        commit(
            now.withFirmware(
                item, new InstalledFirmware(Optional.of("/coming"), part.version(), part.body())));
      }
      return super.write(item);
    }
  }

  private static final class TwoStepFlash extends OddFlash {
    TwoStepFlash(Flash real) {
      super(real);
    }

    @Override
    public void commit(FlashContent next) {
      FlashContent now = load();
      if (!now.parameters().equals(next.parameters())) {
        super.commit(next.withParameters(now.parameters()));
      }
      super.commit(next);
    }
  }

  private static final class ForgetfulFlash extends OddFlash {
    ForgetfulFlash(Flash real) {
      super(real);
    }

    @Override
    public FlashContent load() {
      FlashContent content = super.load();
      Map<FlashItem, StoredFile> kept = new TreeMap<>(content.files());
      kept.keySet().removeIf(item -> item == FlashItem.MELODIES);
      return new FlashContent(
          content.persona(),
          content.firmware(),
          kept,
          content.parameters(),
          content.memory(),
          content.defaults(),
          content.dhcpVlan());
    }
  }
}
