// SPDX-License-Identifier: Apache-2.0
import io.dialtone.app.demo.SamplePhone;
import io.dialtone.app.demo.SampleSite;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.Protocol;
import io.dialtone.wire.octets.Endpoint;
import io.dialtone.wire.octets.MacAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The demo's sample site with the own files of very many phones, for {@code dialtone fleet}: {@code
 * bench/run FleetSite N FOLDER HTTP-HOST:PORT [first MAC [http|tftp]]}.
 */
final class FleetSite {
  public static void main(String[] args) throws Exception {
    int count = Integer.parseInt(args[0]);
    Path folder = Path.of(args[1]);
    Endpoint http = Endpoint.parse(args[2]).orElseThrow();
    long first = Long.parseLong(args.length > 3 ? args[3] : "00147F000001", 16);
    SamplePhone.Way way =
        args.length > 4
            ? SamplePhone.Way.valueOf(args[4].toUpperCase(Locale.ROOT))
            : SamplePhone.Way.HTTP;
    Files.createDirectories(folder);
    List<SamplePhone> phones = new ArrayList<>();
    for (int number = 0; number < count; number++) {
      phones.add(
          new SamplePhone(
              new MacAddress(first + number),
              Model.ST2030,
              Protocol.SIP,
              way));
    }
    long start = System.nanoTime();
    SampleSite.make(folder, http, phones);
    System.out.printf("%d phones in %.1f s%n", count, (System.nanoTime() - start) / 1e9);
  }
}
