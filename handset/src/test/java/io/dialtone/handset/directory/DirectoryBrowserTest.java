// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.handset.display.Display;
import io.dialtone.handset.flash.FlashContent;
import io.dialtone.handset.flash.VlanSet;
import io.dialtone.handset.identity.PhoneIdentity;
import io.dialtone.handset.port.BodySink;
import io.dialtone.handset.port.HttpOutcome;
import io.dialtone.handset.port.HttpRequest;
import io.dialtone.handset.port.InterfaceAddress;
import io.dialtone.handset.port.Network;
import io.dialtone.handset.port.PhoneStatus;
import io.dialtone.handset.port.PhoneStatus.Activity;
import io.dialtone.handset.port.UdpPort;
import io.dialtone.handset.port.VlanMove;
import io.dialtone.handset.port.VlanTag;
import io.dialtone.wire.directory.DirectoryPage;
import io.dialtone.wire.directory.DirectoryPage.Book;
import io.dialtone.wire.directory.DirectoryPage.Entry;
import io.dialtone.wire.directory.DirectoryPage.Item;
import io.dialtone.wire.directory.DirectoryPage.Menu;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.Protocol;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MacAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DirectoryBrowserTest {

  private static final String URL = "http://10.0.0.1/b.xml?mac=#MAC&ip=#IP&s=#SEARCH";

  private final Server server = new Server();
  private String url = URL;
  private Activity activity = Activity.IDLE;
  private final DirectoryBrowser browser = new DirectoryBrowser(server, this::status);

  @Test
  void the_phone_asks_for_what_is_looked_for_and_says_who_it_is_FIL_7() {
    server.page = new Book(List.of(new Entry("Zoë", "200"))).encode();

    assertThat(browser.search("Zoë B"))
        .isInstanceOfSatisfying(
            DirectorySight.Page.class, page -> assertThat(page.page().size()).isEqualTo(1));
    assertThat(server.asked)
        .containsExactly("http://10.0.0.1/b.xml?mac=00147F000001&ip=0.0.0.0&s=Zo%EB%20B");
    assertThat(server.agents).allMatch(agent -> agent.startsWith("THOMSON ST2030 hw5 fw1.53"));
  }

  @Test
  void from_menu_to_menu_to_the_entries_FIL_7() {
    server.page =
        new Menu(List.of(new Item("A - M", "http://10.0.0.2/x?from=0&to=32"), new Item("N", "/y")))
            .encode();
    var _ = browser.search("");

    assertThat(browser.choose(3))
        .isEqualTo(new DirectorySight.Nothing("the menu has pages 1 to 2"));
    var _ = browser.choose(1);
    var _ = browser.choose(2);
    assertThat(server.asked.subList(1, 3))
        .containsExactly("http://10.0.0.2/x?from=0&to=32", "http://10.0.0.2/y");

    server.page = new Book(List.of()).encode();
    assertThat(browser.choose(1)).isInstanceOf(DirectorySight.Page.class);
    assertThat(browser.choose(1)).isEqualTo(new DirectorySight.Nothing("no menu is shown"));
  }

  @Test
  void what_goes_wrong_is_told() {
    server.page = Bytes.utf8("<html>login</html>");
    assertThat(nothing())
        .isEqualTo("the page cannot be read: the root is html, no phonebook and no menu");
    server.page = Bytes.latin1("x".repeat(DirectoryPage.MAX_LENGTH + 2_000));
    assertThat(nothing()).isEqualTo("the page came to no end");
    server.outcome = Optional.of(new HttpOutcome.Answered(404, OptionalLong.of(0), 0, true));
    assertThat(nothing()).isEqualTo("the server answers 404");
    server.outcome = Optional.of(new HttpOutcome.Unreachable("no answer in 30 s"));
    assertThat(nothing()).isEqualTo("no answer in 30 s");
    url = "ftp://x";
    assertThat(nothing()).isEqualTo("Phonebook1_url is no URL: ftp://x");
    url = "";
    assertThat(nothing()).isEqualTo("there is no phonebook: Phonebook1_url is empty");
  }

  @ParameterizedTest
  @EnumSource(Activity.class)
  void during_a_run_the_phone_ignores_its_user_RUN_10(Activity now) {
    server.page = new Book(List.of()).encode();
    activity = now;

    assertThat(browser.search("") instanceof DirectorySight.Page)
        .isEqualTo(now != Activity.RUNNING);
  }

  private String nothing() {
    return browser.search("") instanceof DirectorySight.Nothing(var reason) ? reason : "a page";
  }

  private Optional<PhoneStatus> status() {
    FlashContent factory = FlashContent.factory(Model.ST2030, Protocol.SIP);
    FlashContent content =
        factory.withParameters(factory.parameters().with("sys", "Phonebook1_url", url));
    PhoneIdentity phone = PhoneIdentity.atPowerUp(new MacAddress(0x00147F000001L), content);
    return Optional.of(
        new PhoneStatus(
            new PhoneStatus.Condition(activity, false),
            phone,
            Display.provisioning(phone.title()),
            Optional.empty(),
            VlanSet.UNTAGGED,
            content,
            List.of()));
  }

  /** A server that has one page, in small pieces. */
  private static final class Server implements Network {
    private final List<String> asked = new ArrayList<>();
    private final List<String> agents = new ArrayList<>();
    private Bytes page = Bytes.EMPTY;
    private Optional<HttpOutcome> outcome = Optional.empty();

    @Override
    public HttpOutcome exchange(HttpRequest request, BodySink sink) {
      asked.add(request.url().text());
      agents.add(String.valueOf(request.headers().get("User-Agent")));
      if (outcome.isPresent()) {
        return outcome.get();
      }
      int at = 0;
      boolean room = true;
      while (room && at < page.length()) {
        int end = Math.min(page.length(), at + 700);
        room = sink.accept(page.slice(at, end));
        at = room ? end : at;
      }
      return new HttpOutcome.Answered(200, OptionalLong.of(page.length()), at, room);
    }

    @Override
    public UdpPort openUdp(int localPort) {
      throw new AssertionError("no UDP is used");
    }

    @Override
    public UdpPort openDhcp() {
      throw new AssertionError("no DHCP is used");
    }

    @Override
    public void configure(InterfaceAddress address) {
      throw new AssertionError("the address stays");
    }

    @Override
    public void deconfigure() {
      throw new AssertionError("the address stays");
    }

    @Override
    public VlanMove moveTo(Optional<VlanTag> tag) {
      throw new AssertionError("the VLAN stays");
    }

    @Override
    public Optional<Ip4Address> resolve(String host) {
      return Optional.empty();
    }
  }
}
