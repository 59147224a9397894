// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.world;

import io.dialtone.handset.display.Display;
import io.dialtone.handset.flash.FlashContent;
import io.dialtone.handset.phone.Addressing;
import io.dialtone.handset.phone.Phone;
import io.dialtone.handset.phone.PhoneEnd;
import io.dialtone.handset.phone.PhoneSetup;
import io.dialtone.handset.port.PhoneEvent;
import io.dialtone.handset.port.PhoneStatus;
import io.dialtone.handset.port.Ports;
import io.dialtone.handset.port.Step;
import io.dialtone.handset.settings.Quirk;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.Protocol;
import io.dialtone.wire.octets.MacAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** One phone and its surroundings. */
public final class World {

  /** The phone's MAC address. */
  public static final MacAddress MAC = MacAddress.parse("00147F000001").orElseThrow();

  /** Where option 43 points. */
  public static final String INF_URL = "http://10.0.0.1:8080/st2030s.inf";

  private final Site site;
  private final PowerSupply power = new PowerSupply();
  private final WorldTime time = new WorldTime(power);
  private final WorldNetwork network;
  private final MemoryFlash flash;
  private final List<Display> shown = new ArrayList<>();
  private final List<Step> steps = new ArrayList<>();
  private final List<PhoneStatus> statuses = new ArrayList<>();
  private final List<Quirk> quirks = new ArrayList<>();
  private Addressing addressing = new Addressing.Fixed(Optional.of(INF_URL));
  private Optional<Phone> phone = Optional.empty();

  /** A factory-new phone at a site. */
  public World(Site site, Model model, Protocol protocol) {
    this(site, FlashContent.factory(model, protocol));
  }

  /** A phone with something in its flash. */
  public World(Site site, FlashContent content) {
    this.site = site;
    this.network = new WorldNetwork(site, power, time);
    this.flash = new MemoryFlash(power, content);
  }

  /** A factory-new ST2030 with SIP, told where to go as if by option 43. */
  public static World st2030Sip(Site site) {
    return new World(site, Model.ST2030, Protocol.SIP);
  }

  /** Has the phone go by this URL. */
  public World byUrl(String url) {
    addressing = new Addressing.Fixed(Optional.of(url));
    return this;
  }

  /** Gives the phone a fixed address and nothing else. */
  public World byParameters() {
    addressing = new Addressing.Fixed(Optional.empty());
    return this;
  }

  /** Has the phone ask DHCP. */
  public World byDhcp() {
    addressing = new Addressing.Dhcp();
    return this;
  }

  /** Sets a switch. */
  public World with(Quirk quirk) {
    quirks.add(quirk);
    return this;
  }

  /** Sets a parameter, as a user or a former life did. */
  public World with(String section, String parameter, String value) {
    FlashContent content = flash.content();
    flash.put(content.withParameters(content.parameters().with(section, parameter, value)));
    return this;
  }

  /** Power comes; the phone runs until it stands by. */
  public PhoneEnd boot() {
    network.powerOff();
    PhoneSetup plain = PhoneSetup.of(MAC, addressing);
    PhoneSetup setup =
        new PhoneSetup(plain.mac(), plain.addressing(), plain.tftpPort(), plain.patience(), quirks);
    Phone next =
        new Phone(
            setup,
            ports(),
            status -> {
              power.use("board.publish");
              statuses.add(status);
            });
    phone = Optional.of(next);
    return next.powerUp();
  }

  /** The phone of the latest boot stands by; how the run ended that something started, if any. */
  public Optional<PhoneEnd> standBy(Duration atMost) {
    return phone().standBy(atMost);
  }

  /**
   * Something happens to the phone while it stands by; how the run that it starts ended, if any.
   */
  public Optional<PhoneEnd> standBy(PhoneEvent event) {
    time.at(time.passed(), event);
    return phone().standBy(Duration.ofSeconds(1));
  }

  /** What the phone said of itself, the latest last. */
  public List<PhoneStatus> statuses() {
    return List.copyOf(statuses);
  }

  /** What the phone says of itself now. */
  public PhoneStatus lastStatus() {
    return statuses.getLast();
  }

  /** Boots the phone and gives what is in flash then; for what comes before a story. */
  public FlashContent provisionedContent() {
    boot();
    site.takeRequests();
    return flash.content();
  }

  /** The phone of the latest boot. */
  public Phone phone() {
    return phone.orElseThrow();
  }

  /** The value of a parameter in flash. */
  public Optional<String> parameter(String name) {
    return flash.content().parameters().value(name);
  }

  public Site site() {
    return site;
  }

  public MemoryFlash flash() {
    return flash;
  }

  public PowerSupply power() {
    return power;
  }

  public WorldTime time() {
    return time;
  }

  public WorldNetwork network() {
    return network;
  }

  /** Everything the panel showed. */
  public List<Display> shown() {
    return List.copyOf(shown);
  }

  /** Every step the phone told. */
  public List<Step> steps() {
    return List.copyOf(steps);
  }

  /** The steps that follow a rule, in words. */
  public List<String> stepsOf(String rule) {
    return steps.stream()
        .filter(step -> step.rule().equals(rule))
        .map(step -> step.what() + ": " + step.result())
        .toList();
  }

  /** The outside world as the phone sees it. */
  public Ports ports() {
    RandomGenerator seeded = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
    return new Ports(
        network,
        flash,
        display -> {
          power.use("panel.show");
          shown.add(display);
        },
        time,
        time,
        seeded,
        step -> {
          power.use("steps.record");
          steps.add(step);
        });
  }
}
