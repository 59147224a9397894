// SPDX-License-Identifier: Apache-2.0
import io.dialtone.fleet.flash.MemoryFlash;
import io.dialtone.fleet.net.SocketNetwork.Place;
import io.dialtone.fleet.phone.PhoneWatcher;
import io.dialtone.fleet.phone.VirtualPhone;
import io.dialtone.fleet.phone.VirtualPhoneSettings;
import io.dialtone.fleet.power.PowerSwitch;
import io.dialtone.handset.flash.FirmwareSet;
import io.dialtone.handset.flash.FlashContent;
import io.dialtone.handset.phone.Addressing;
import io.dialtone.handset.phone.PhoneEnd;
import io.dialtone.handset.phone.PhoneSetup;
import io.dialtone.handset.port.Step;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.Protocol;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MacAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;

/**
 * What a provisioned phone that stays powered keeps in memory: {@code bench/run PhoneMemory INF-URL
 * N}.
 */
final class PhoneMemory {
  public static void main(String[] args) throws Exception {
    int count = Integer.parseInt(args[1]);
    long before = used();
    List<VirtualPhone> phones = new ArrayList<>();
    CountDownLatch standing = new CountDownLatch(count);
    Semaphore booting = new Semaphore(50);
    long start = System.nanoTime();
    for (int i = 0; i < count; i++) {
      PowerSwitch power = new PowerSwitch();
      PhoneSetup setup =
          PhoneSetup.of(
              new MacAddress(0x00147F100000L + i), new Addressing.Fixed(Optional.of(args[0])));
      FlashContent factory =
          FlashContent.factory(Model.ST2030, Protocol.SIP, FirmwareSet.factory(Model.ST2030));
      PhoneWatcher watcher =
          new PhoneWatcher() {
            @Override
            public void step(Instant time, Step step) {}

            @Override
            public void stands(PhoneEnd end) {
              booting.release();
              standing.countDown();
            }
          };
      VirtualPhone phone =
          VirtualPhone.plug(
              VirtualPhoneSettings.of(
                  setup, new Place(Ip4Address.of(127, 0, 0, 1), Optional.empty())),
              new MemoryFlash(factory, power),
              power,
              watcher);
      phones.add(phone);
      booting.acquire();
      Thread.ofVirtual().start(() -> stay(phone));
    }
    standing.await();
    double seconds = (System.nanoTime() - start) / 1e9;
    long each = (used() - before) / count;
    System.out.printf(
        "%d phones stand, booted in %.1f s (%.0f a second); %,d bytes of heap each%n",
        phones.size(), seconds, count / seconds, each);
    System.exit(0);
  }

  private static void stay(VirtualPhone phone) {
    try {
      phone.stay();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static long used() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
