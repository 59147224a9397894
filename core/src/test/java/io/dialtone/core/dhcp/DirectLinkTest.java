// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.dhcp;

import static io.dialtone.core.dhcp.Phone.ANNA;
import static io.dialtone.core.dhcp.Phone.BERT;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.wire.dhcp.DhcpMessageType;
import io.dialtone.wire.dhcp.DhcpPacket;
import io.dialtone.wire.octets.Endpoint;
import io.dialtone.wire.octets.Ip4Address;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Clients on our own link: several addresses of one interface, several pools of one network. */
class DirectLinkTest {

  private static final Ip4Address FIRST = Ip4Address.of(10, 0, 0, 1);
  private static final Ip4Address SECOND = Ip4Address.of(10, 1, 0, 1);
  private static final Endpoint BARE = new Endpoint(Ip4Address.ANY, 68);

  private static final Arrival HEARD = new Arrival(BARE, FIRST, List.of(FIRST, SECOND), true);
  private static final Arrival OTHER_INTERFACE =
      new Arrival(BARE, Ip4Address.of(192, 0, 2, 1), List.of(), true);

  private static Site twoSubnets() {
    return Site.of("10.0.0.0/24", "10.0.0.10")
        .and("10.1.0.0/24", "10.1.0.10-10.1.0.11")
        .and("192.0.2.0/24", "192.0.2.10-192.0.2.19");
  }

  private static DhcpPacket direct(DhcpPacket packet) {
    return packet.withGiaddr(Ip4Address.ANY);
  }

  private static Ip4Address offered(Counter counter, Phone phone, Arrival arrival) {
    DhcpDecision.Reply reply = (DhcpDecision.Reply) counter.ask(direct(phone.discovers()), arrival);
    return reply.packet().yiaddr();
  }

  @Test
  void a_client_gets_an_address_of_any_network_its_interface_is_on() {
    Counter counter = twoSubnets().opens();
    assertThat(offered(counter, ANNA, HEARD)).isEqualTo(Ip4Address.of(10, 0, 0, 10));
    assertThat(offered(counter, BERT, HEARD)).isEqualTo(Ip4Address.of(10, 1, 0, 10));
    assertThat(offered(counter, Phone.st2030(3), OTHER_INTERFACE))
        .isEqualTo(Ip4Address.of(192, 0, 2, 10));
  }

  @Test
  void a_phone_that_comes_back_may_have_been_on_any_of_them() {
    Counter counter = twoSubnets().opens();
    offered(counter, ANNA, HEARD);
    Ip4Address second = offered(counter, BERT, HEARD);
    assertThat(counter.ask(direct(BERT.selects(second, FIRST)), HEARD).reason())
        .startsWith("leased 10.1.0.10");
    assertThat(counter.ask(direct(BERT.comesBackTo(second)), HEARD).reason())
        .startsWith("leased 10.1.0.10");
    assertThat(counter.ask(direct(BERT.comesBackTo(second)), OTHER_INTERFACE).reason())
        .isEqualTo("refused: 10.1.0.10 is not on its network");
  }

  @Test
  void a_phone_keeps_the_address_it_has_though_it_once_had_one_of_another_network_there() {
    Counter counter = twoSubnets().opens();
    Ip4Address old = Ip4Address.of(10, 0, 0, 10);
    Ip4Address living = Ip4Address.of(10, 1, 0, 11);
    counter.ask(direct(ANNA.selects(old, FIRST)), HEARD);
    counter.pass(Duration.ofDays(1));
    counter.ask(direct(ANNA.selects(living, FIRST)), HEARD);
    assertThat(offered(counter, ANNA, HEARD)).isEqualTo(living);
    assertThat(counter.ask(direct(ANNA.comesBackTo(old)), HEARD).reason())
        .isEqualTo("refused: 10.1.0.11 is its address, not 10.0.0.10");
  }

  @Test
  void a_phone_carried_to_another_link_is_refused_when_it_rebinds_there() {
    Counter counter = twoSubnets().opens();
    Ip4Address address = offered(counter, ANNA, HEARD);
    counter.ask(direct(ANNA.selects(address, FIRST)), HEARD);
    DhcpPacket rebinding = direct(ANNA.rebinds(address));
    assertThat(counter.ask(rebinding, OTHER_INTERFACE).reason())
        .isEqualTo("refused: 10.0.0.10 is not on the network of 192.0.2.1");
    // sent to us alone it came from its own network, through routers
    Arrival routed = new Arrival(new Endpoint(address, 68), Ip4Address.of(192, 0, 2, 1));
    assertThat(counter.ask(rebinding, routed).reason()).startsWith("leased 10.0.0.10");
  }

  @Test
  void a_phone_far_away_that_renews_is_refused_where_it_is_and_not_on_our_wire() {
    Counter counter = twoSubnets().opens();
    Ip4Address away = Ip4Address.of(10, 1, 0, 99);
    Ip4Address here = Ip4Address.of(192, 0, 2, 99);
    Ip4Address self = Ip4Address.of(192, 0, 2, 1);
    Arrival routed = new Arrival(new Endpoint(away, 68), self, List.of(self), false);
    assertThat(refusal(counter, ANNA.renews(away), routed))
        .isEqualTo(new Destination.Client(new Endpoint(away, 68)));
    Arrival beside = new Arrival(new Endpoint(here, 68), self, List.of(self), false);
    assertThat(refusal(counter, ANNA.renews(here), beside))
        .as("on our own wire, RFC 2131 section 4.1")
        .isEqualTo(new Destination.Broadcast());
    Arrival forged = new Arrival(new Endpoint(here, 68), self, List.of(self), false);
    assertThat(refusal(counter, ANNA.renews(away), forged))
        .as("not sent from the address it names")
        .isEqualTo(new Destination.Broadcast());
  }

  private static Destination refusal(Counter counter, DhcpPacket packet, Arrival arrival) {
    DhcpDecision.Reply reply = (DhcpDecision.Reply) counter.ask(packet, arrival);
    assertThat(reply.packet().messageType()).contains(DhcpMessageType.NAK);
    return reply.to();
  }

  @Test
  void nobody_is_offered_or_given_an_address_of_a_network_that_he_only_says_he_is_on() {
    Counter counter = twoSubnets().opens();
    Ip4Address said = Ip4Address.of(10, 1, 0, 99);
    Ip4Address self = Ip4Address.of(192, 0, 2, 1);
    Arrival unicast = new Arrival(new Endpoint(said, 68), self, List.of(self), false);
    DhcpPacket discover = direct(ANNA.discovers()).withCiaddr(said);
    assertThat(counter.ask(discover, unicast).reason()).startsWith("offered 192.0.2.10");
    DhcpPacket select = direct(BERT.selects(Ip4Address.of(10, 1, 0, 10), self)).withCiaddr(said);
    assertThat(counter.ask(select, unicast).reason())
        .isEqualTo("refused: 10.1.0.10 is not on the network of 192.0.2.1");
  }

  @Test
  void pools_of_one_network_name_fill_up_one_after_the_other() {
    Terms second = Terms.NONE.withRouters(SECOND);
    Counter counter =
        new Site()
            .and("10.0.0.0/24", "10.0.0.10", "floor 1", Terms.NONE.withRouters(FIRST))
            .and("10.1.0.0/24", "10.1.0.10", "floor 1", second)
            .and("10.2.0.0/24", "10.2.0.10", "floor 2", Terms.NONE)
            .opens();
    assertThat(counter.boots(ANNA)).isEqualTo(Ip4Address.of(10, 0, 0, 10));
    assertThat(counter.boots(BERT)).isEqualTo(Ip4Address.of(10, 1, 0, 10));
    DhcpPacket again = counter.answer(BERT.comesBackTo(Ip4Address.of(10, 1, 0, 10)));
    assertThat(again.options().addresses(3)).containsExactly(SECOND);
    assertThat(again.options().address(1)).contains(Ip4Address.of(255, 255, 255, 0));
    assertThat(counter.ask(Phone.st2030(3).discovers()).reason())
        .isEqualTo("nothing to offer: every address of 10.0.0.10, 10.1.0.10 is taken");
  }

  @Test
  void a_phone_keeps_its_address_of_the_second_subnet_of_a_shared_network() {
    Counter counter =
        new Site()
            .and("10.0.0.0/24", "10.0.0.10-10.0.0.19", "floor", Terms.NONE)
            .and("10.1.0.0/24", "10.1.0.10-10.1.0.19", "floor", Terms.NONE)
            .opens();
    Ip4Address second = Ip4Address.of(10, 1, 0, 15);
    assertThat(counter.gist(ANNA.selects(second))).isEqualTo("ACK 10.1.0.15");
    assertThat(counter.answer(ANNA.discovers()).yiaddr()).isEqualTo(second);
    assertThat(counter.gist(ANNA.rebinds(second))).isEqualTo("ACK 10.1.0.15");
  }
}
