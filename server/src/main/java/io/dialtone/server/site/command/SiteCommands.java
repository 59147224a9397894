// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.site.command;

import io.dialtone.core.journal.PhoneSeen;
import io.dialtone.server.data.ControlCommand;
import io.dialtone.server.data.ControlRefusal;
import io.dialtone.server.site.FileVault;
import io.dialtone.server.site.KeyFile;
import io.dialtone.server.site.SiteDesk;
import io.dialtone.server.store.StoreException;
import io.dialtone.wire.octets.MacAddress;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * All that can be ordered of the site: an object whose {@code do} says what, answered by one whose
 * {@code outcome} is {@code done}, {@code unchanged}, {@code would}, {@code found} or {@code
 * refused}. One order after the other, so that none works with what another has just changed.
 */
public final class SiteCommands implements ControlCommand {

  /** What these are called on the control socket. */
  public static final String NAME = "site";

  private final SortedMap<String, Doing> doings = new TreeMap<>();

  /** Over a site that nobody serves. */
  public SiteCommands(SiteDesk desk, FileVault vault, KeyFile key) {
    this(desk, vault, key, _ -> Optional.empty());
  }

  /**
   * Over a site that is served.
   *
   * @param seen what was seen of a phone since the start
   */
  public SiteCommands(
      SiteDesk desk, FileVault vault, KeyFile key, Function<MacAddress, Optional<PhoneSeen>> seen) {
    Places places = new Places(desk);
    new SettingOrders(desk, places, seen).into(doings);
    new GroupOrders(desk, places).into(doings);
    new PhoneOrders(desk, places, seen).into(doings);
    new RuleOrders(desk, places).into(doings);
    new AccountOrders(desk).into(doings);
    new ContactOrders(desk).into(doings);
    new KeyOrders(desk, places).into(doings);
    new FileOrders(desk, vault).into(doings);
    new IntakeOrders(desk, Optional.of(vault)).into(doings);
    new HistoryOrders(desk, places).into(doings);
    new TextOrders(desk, key).into(doings);
  }

  private SiteCommands(SortedMap<String, Doing> doings) {
    this.doings.putAll(doings);
  }

  /** What can be asked before there is a site: what taking something in would come to. */
  public static SiteCommands ofNoSite(SiteDesk desk) {
    SortedMap<String, Doing> intake = new TreeMap<>();
    new IntakeOrders(desk, Optional.empty()).into(intake);
    return new SiteCommands(intake);
  }

  @Override
  public synchronized JsonNode answer(JsonNode request) throws ControlRefusal {
    Order order = new Order(request);
    order.optional("request");
    String name = order.text("do");
    Doing doing = doings.get(name);
    if (doing == null) {
      throw new ControlRefusal(
          "unknown order '" + name + "'; known are " + String.join(", ", doings.keySet()));
    }
    try {
      return doing.perform(order);
    } catch (Refused refused) {
      return Answers.refused(refused.reason());
    } catch (StoreException fault) {
      throw new ControlRefusal(String.valueOf(fault.getMessage()));
    }
  }
}
