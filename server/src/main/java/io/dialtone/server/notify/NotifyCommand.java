// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.notify;

import io.dialtone.core.notify.NotifyOrder;
import io.dialtone.core.notify.NotifyProgress;
import io.dialtone.core.notify.NotifyResult;
import io.dialtone.core.notify.NotifyRound;
import io.dialtone.server.data.ControlCommand;
import io.dialtone.server.data.ControlRefusal;
import io.dialtone.wire.octets.MacAddress;
import io.dialtone.wire.sip.SipTransport;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The order {@code notify} on the control socket. With {@code macs}, {@code group} or {@code all}
 * it begins a round and answers its number; with {@code round} it answers what is new of it since
 * {@code after}, as soon as there is something, and with {@code stop} it ends it.
 */
public final class NotifyCommand implements ControlCommand {

  /** What it is called. */
  public static final String NAME = "notify";

  /** Results in one answer. */
  private static final int PAGE = 1_000;

  private static final Duration WAIT = Duration.ofSeconds(1);
  private static final Set<String> KNOWN =
      Set.of(
          "request", "macs", "group", "all", "reboot", "tcp", "rate", "wait", "port", "round",
          "after", "stop");

  private final NotifyService service;

  public NotifyCommand(NotifyService service) {
    this.service = service;
  }

  @Override
  public JsonNode answer(JsonNode request) throws ControlRefusal {
    for (String name : request.propertyNames()) {
      if (!KNOWN.contains(name)) {
        throw new ControlRefusal("the order is wrong: nobody knows '" + name + "' here");
      }
    }
    return request.has("round") ? look(request) : begin(request);
  }

  private JsonNode begin(JsonNode request) throws ControlRefusal {
    NotifyOrder order = order(request);
    boolean named = request.has("macs");
    List<MacAddress> phones = phones(request);
    try {
      long number =
          service
              .begin(order, phones, named)
              .orElseThrow(() ->
                  new ControlRefusal(
                      NotifyService.MOST_RUNNING + " rounds are under way: wait for one"));
      return JsonMapper.shared()
          .createObjectNode()
          .put("round", number)
          .put("phones", phones.size())
          .put("rate", order.perSecond());
    } catch (IOException fault) {
      throw new ControlRefusal("no port can be had to send from: " + fault.getMessage());
    }
  }

  private static NotifyOrder order(JsonNode request) throws ControlRefusal {
    boolean tcp = flag(request, "tcp");
    int seconds = (int) NotifyOrder.USUAL_PATIENCE.toSeconds();
    int longest = (int) NotifyOrder.LONGEST_PATIENCE.toSeconds();
    return new NotifyOrder(
        flag(request, "reboot"),
        tcp ? SipTransport.TCP : SipTransport.UDP,
        number(request, "rate", 1, NotifyOrder.MOST_PER_SECOND, NotifyOrder.USUAL_RATE),
        Duration.ofSeconds(number(request, "wait", 0, longest, seconds)),
        request.has("port")
            ? OptionalInt.of(number(request, "port", 1, 0xFFFF, 0))
            : OptionalInt.empty());
  }

  private List<MacAddress> phones(JsonNode request) throws ControlRefusal {
    boolean all = flag(request, "all");
    if ((request.has("macs") ? 1 : 0) + (request.has("group") ? 1 : 0) + (all ? 1 : 0) != 1) {
      throw new ControlRefusal("the order is wrong: one of 'macs', 'group' and 'all' is needed");
    }
    if (!request.has("macs")) {
      String path = all ? "/" : request.path("group").asString("");
      return service
          .book()
          .group(path)
          .orElseThrow(() ->
              new ControlRefusal(
                  "there is no group " + path + ": 'dialtone site groups' lists them"));
    }
    List<MacAddress> macs = new ArrayList<>();
    for (JsonNode text : request.path("macs")) {
      Optional<MacAddress> mac = MacAddress.parse(text.asString(""));
      macs.add(
          mac.orElseThrow(() ->
              new ControlRefusal(
                  text.asString("") + " is no MAC address: write it as 00:14:7f:00:00:01")));
    }
    return macs;
  }

  private JsonNode look(JsonNode request) throws ControlRefusal {
    long number = number(request, "round", 1, Integer.MAX_VALUE, 1);
    int after = number(request, "after", 0, Integer.MAX_VALUE, 0);
    boolean stop = flag(request, "stop");
    if (stop) {
      Optional<Boolean> _ = service.read(number, NotifyCommand::stopped);
    } else {
      await(number, after);
    }
    return service
        .read(number, round -> shown(number, after, round))
        .orElseThrow(() -> new ControlRefusal("there is no round " + number + " any more"));
  }

  private static boolean stopped(NotifyRound round) {
    round.stop("stopped by who began it");
    return true;
  }

  private void await(long number, int after) throws ControlRefusal {
    try {
      service.await(number, after, WAIT);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new ControlRefusal("the server stops");
    }
  }

  private static ObjectNode shown(long number, int after, NotifyRound round) {
    NotifyProgress progress = round.progress();
    List<NotifyResult> results = round.results(after, PAGE);
    int next = Math.min(after, progress.ended()) + results.size();
    ObjectNode json =
        JsonMapper.shared()
            .createObjectNode()
            .put("round", number)
            .put("phones", progress.phones())
            .put("told", progress.told())
            .put("ended", progress.ended())
            .put("over", progress.over() && next == progress.ended())
            .put("next", next);
    ArrayNode items = json.putArray("results");
    results.forEach(result -> items.add(item(result)));
    return json;
  }

  private static ObjectNode item(NotifyResult result) {
    ObjectNode json = JsonMapper.shared().createObjectNode();
    json.put("mac", result.mac().toString());
    result.at().ifPresent(at -> json.put("at", at.endpoint().toString()));
    json.put("result", result.verdict().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    json.put("words", result.words());
    if (result.at().isPresent()) {
      json.put("back", result.back().isPresent());
    }
    result.back().ifPresent(time -> json.put("backSeconds", time.toMillis() / 1000.0));
    if (!result.warnings().isEmpty()) {
      ArrayNode warnings = json.putArray("warnings");
      result.warnings().forEach(warnings::add);
    }
    return json;
  }

  private static boolean flag(JsonNode request, String name) throws ControlRefusal {
    JsonNode value = request.path(name);
    if (!value.isMissingNode() && !value.isBoolean()) {
      throw new ControlRefusal("the order is wrong: '" + name + "' is to be true or false");
    }
    return value.asBoolean(false);
  }

  private static int number(JsonNode request, String name, int least, int most, int otherwise)
      throws ControlRefusal {
    JsonNode value = request.path(name);
    if (value.isMissingNode()) {
      return otherwise;
    }
    if (!value.isIntegralNumber()
        || !value.canConvertToInt()
        || value.intValue() < least
        || value.intValue() > most) {
      throw new ControlRefusal(
          "the order is wrong: '" + name + "' is to be a number from " + least + " to " + most);
    }
    return value.intValue();
  }
}
