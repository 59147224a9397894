// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.directory;

import io.dialtone.handset.port.HttpOutcome;
import io.dialtone.handset.port.HttpRequest;
import io.dialtone.handset.port.HttpUrl;
import io.dialtone.handset.port.InterfaceAddress;
import io.dialtone.handset.port.Network;
import io.dialtone.handset.port.PhoneStatus;
import io.dialtone.wire.directory.DirectoryPage;
import io.dialtone.wire.directory.DirectoryUrl;
import io.dialtone.wire.octets.ByteWriter;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MalformedPacketException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The user's way through the phonebook that {@code Phonebook1_url} names: a search, and from menu
 * to menu to the entries (FIL-7). While a run is under way the phone ignores its user (RUN-10).
 */
public final class DirectoryBrowser {

  private static final String PARAMETER = "Phonebook1_url";
  private static final int OK = 200;

  private final Network network;
  private final Supplier<Optional<PhoneStatus>> status;
  private Optional<DirectorySight.Page> shown = Optional.empty();

  /** Of a phone with this network; the status says who and how it is. */
  public DirectoryBrowser(Network network, Supplier<Optional<PhoneStatus>> status) {
    this.network = network;
    this.status = status;
  }

  /** Looks for a name or a number; an empty text asks for everybody. */
  public DirectorySight search(String text) {
    shown = Optional.empty();
    Optional<PhoneStatus> phone = status.get();
    if (phone.isEmpty()) {
      return new DirectorySight.Nothing("the phone has no power");
    }
    String template = phone.get().parameters().value(PARAMETER).orElse("");
    if (template.isEmpty()) {
      return new DirectorySight.Nothing("there is no phonebook: " + PARAMETER + " is empty");
    }
    String mac = phone.get().phone().mac().plain();
    String ip =
        phone.get().address().map(InterfaceAddress::address).orElse(Ip4Address.ANY).toString();
    String filled = DirectoryUrl.filled(template, text, mac, ip);
    return HttpUrl.parse(filled)
        .map(url -> open(phone.get(), url))
        .orElseGet(() -> new DirectorySight.Nothing(PARAMETER + " is no URL: " + filled));
  }

  /** Opens a page of the menu that is shown, from 1. */
  public DirectorySight choose(int number) {
    Optional<PhoneStatus> phone = status.get();
    if (phone.isEmpty()) {
      return new DirectorySight.Nothing("the phone has no power");
    }
    if (shown.isEmpty() || !(shown.get().page() instanceof DirectoryPage.Menu(var items))) {
      return new DirectorySight.Nothing("no menu is shown");
    }
    if (number < 1 || number > items.size()) {
      return new DirectorySight.Nothing("the menu has pages 1 to " + items.size());
    }
    String url = items.get(number - 1).url();
    return shown
        .get()
        .url()
        .resolve(url)
        .map(next -> open(phone.get(), next))
        .orElseGet(() -> new DirectorySight.Nothing("the menu leads to no URL: " + url));
  }

  private DirectorySight open(PhoneStatus phone, HttpUrl url) {
    if (phone.activity() == PhoneStatus.Activity.RUNNING) {
      return new DirectorySight.Nothing("a run is under way, and the phone ignores its user");
    }
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("User-Agent", phone.phone().userAgent().text());
    ByteWriter body = new ByteWriter();
    HttpOutcome outcome =
        network.exchange(
            new HttpRequest(HttpRequest.Method.GET, url, headers, false),
            chunk -> body.size() <= DirectoryPage.MAX_LENGTH && took(body, chunk));
    return switch (outcome) {
      case HttpOutcome.Unreachable(var reason) -> new DirectorySight.Nothing(reason);
      case HttpOutcome.Answered answer when answer.status() != OK ->
          new DirectorySight.Nothing("the server answers " + answer.status());
      case HttpOutcome.Answered answer when !answer.whole() ->
          new DirectorySight.Nothing("the page came to no end");
      case HttpOutcome.Answered _ -> read(url, body.toBytes());
    };
  }

  private static boolean took(ByteWriter body, Bytes chunk) {
    body.bytes(chunk);
    return true;
  }

  private DirectorySight read(HttpUrl url, Bytes body) {
    try {
      DirectorySight.Page page = new DirectorySight.Page(url, DirectoryPage.parse(body));
      shown = Optional.of(page);
      return page;
    } catch (MalformedPacketException fault) {
      return new DirectorySight.Nothing("the page cannot be read: " + fault.reason());
    }
  }
}
