// SPDX-License-Identifier: Apache-2.0
package io.dialtone.fleet.flash;

import io.dialtone.handset.flash.FactoryDefaults;
import io.dialtone.handset.flash.FirmwareSet;
import io.dialtone.handset.flash.FlashContent;
import io.dialtone.handset.flash.FlashItem;
import io.dialtone.handset.flash.InstalledFirmware;
import io.dialtone.handset.flash.ParameterStore;
import io.dialtone.handset.flash.RunMemory;
import io.dialtone.handset.flash.StoredBody;
import io.dialtone.handset.flash.StoredFile;
import io.dialtone.handset.flash.StoredParameter;
import io.dialtone.handset.flash.VlanSet;
import io.dialtone.wire.identity.FilePrefix;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.Protocol;
import io.dialtone.wire.octets.Bytes;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The content of flash as JSON, format 1. Bytes of text files stand in strings of ISO-8859-1, one
 * character an octet; length and digest of each are checked when it is read back.
 */
final class StateJson {
  private static final int FORMAT = 1;
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
  private static final List<FlashItem> FIRMWARE =
      List.of(FlashItem.APPLICATION, FlashItem.DSP, FlashItem.BOOT);

  private StateJson() {}

  /** What was read is no flash content; the message says what is wrong with it. */
  static final class BadState extends Exception {
    private static final long serialVersionUID = 1;

    private final String why;

    BadState(String why) {
      super(why);
      this.why = why;
    }

    String why() {
      return why;
    }
  }

  static byte[] write(FlashContent content) {
    ObjectNode root = JSON.createObjectNode();
    root.put("format", FORMAT);
    root.put("model", content.persona().model().name());
    root.put("protocol", content.persona().protocol().name());
    content.configSerial().ifPresent(serial -> root.put("config_sn", serial));
    root.put("firmwareUpdated", content.firmwareUpdated());
    ObjectNode firmware = root.putObject("firmware");
    for (FlashItem item : FIRMWARE) {
      write(firmware.putObject(item.name()), content.firmware().part(item));
    }
    write(root, content.files(), content.parameters());
    if (!content.defaults().equals(FactoryDefaults.NONE)) {
      FactoryDefaults defaults = content.defaults();
      write(root.putObject("defaults"), defaults.files(), defaults.parameters());
    }
    content.dhcpVlan().ifPresent(vlan -> write(root.putObject("dhcpVlan"), vlan));
    return JSON.writeValueAsBytes(root);
  }

  private static void write(
      ObjectNode node, Map<FlashItem, StoredFile> files, ParameterStore parameters) {
    ObjectNode byItem = node.putObject("files");
    files.forEach((item, file) -> {
      ObjectNode one = byItem.putObject(item.name()).put("name", file.name());
      write(one, file.body());
    });
    var list = node.putArray("parameters");
    for (StoredParameter parameter : parameters.all()) {
      list.addObject()
          .put("section", parameter.section())
          .put("name", parameter.name())
          .put("value", parameter.value());
    }
  }

  private static void write(ObjectNode node, VlanSet vlan) {
    node.put("tagged", vlan.tagged()).put("voice", vlan.voice()).put("data", vlan.data());
  }

  private static void write(ObjectNode node, InstalledFirmware part) {
    part.infValue().ifPresent(value -> node.put("infValue", value));
    node.put("version", part.version());
    part.body().ifPresent(body -> write(node, body));
  }

  private static void write(ObjectNode node, StoredBody body) {
    node.put("length", body.length()).put("sha256", body.sha256());
    body.text().ifPresent(text -> node.put("text", text.latin1()));
  }

  static FlashContent read(byte[] octets) throws BadState {
    JsonNode root;
    try {
      root = JSON.readTree(octets);
    } catch (JacksonException notJson) {
      throw new BadState("it is not JSON (" + notJson.getOriginalMessage() + ")");
    }
    if (!root.path("format").isInt()) {
      throw new BadState("it has no format number");
    }
    if (root.path("format").intValue() != FORMAT) {
      throw new BadState("its format is " + root.path("format") + ", this program reads " + FORMAT);
    }
    return new FlashContent(
        persona(root),
        firmware(object(root, "firmware")),
        files(object(root, "files")),
        parameters(root.path("parameters")),
        new RunMemory(optionalText(root, "config_sn"), flag(root, "firmwareUpdated")),
        defaults(root),
        dhcpVlan(root));
  }

  /** Files of phones that were never customized have none. */
  private static FactoryDefaults defaults(JsonNode root) throws BadState {
    if (!root.has("defaults")) {
      return FactoryDefaults.NONE;
    }
    JsonNode node = object(root, "defaults");
    return new FactoryDefaults(files(object(node, "files")), parameters(node.path("parameters")));
  }

  private static Optional<VlanSet> dhcpVlan(JsonNode root) throws BadState {
    if (!root.has("dhcpVlan")) {
      return Optional.empty();
    }
    JsonNode node = object(root, "dhcpVlan");
    return Optional.of(
        new VlanSet(flag(node, "tagged"), vlanId(node, "voice"), vlanId(node, "data")));
  }

  private static int vlanId(JsonNode node, String name) throws BadState {
    JsonNode value = node.path(name);
    if (!value.isInt() || !VlanSet.isId(value.intValue())) {
      throw new BadState("'" + name + "' is no VLAN");
    }
    return value.intValue();
  }

  private static FilePrefix persona(JsonNode root) throws BadState {
    return new FilePrefix(
        named(text(root, "model"), Model.values(), Model::name),
        named(text(root, "protocol"), Protocol.values(), Protocol::name));
  }

  private static FirmwareSet firmware(JsonNode node) throws BadState {
    var parts = new ArrayList<InstalledFirmware>();
    for (FlashItem item : FIRMWARE) {
      JsonNode part = object(node, item.name());
      parts.add(
          new InstalledFirmware(
              optionalText(part, "infValue"), text(part, "version"), optionalBody(part)));
    }
    return new FirmwareSet(parts.get(0), parts.get(1), parts.get(2));
  }

  private static Map<FlashItem, StoredFile> files(JsonNode node) throws BadState {
    var files = new EnumMap<FlashItem, StoredFile>(FlashItem.class);
    for (var entry : node.properties()) {
      FlashItem item = named(entry.getKey(), FlashItem.values(), FlashItem::name);
      StoredBody body =
          optionalBody(entry.getValue())
              .orElseThrow(() -> new BadState("'length' of " + item + " is missing"));
      files.put(item, new StoredFile(text(entry.getValue(), "name"), body));
    }
    return files;
  }

  private static Optional<StoredBody> optionalBody(JsonNode node) throws BadState {
    if (!node.has("length")) {
      return Optional.empty();
    }
    if (!node.path("length").canConvertToLong()) {
      throw new BadState("'length' is no number");
    }
    long length = node.path("length").longValue();
    String sha256 = text(node, "sha256");
    Optional<Bytes> bytes = optionalText(node, "text").map(Bytes::latin1);
    var body = new StoredBody(length, sha256, bytes);
    if (bytes.isPresent() && !StoredBody.ofText(bytes.get()).equals(body)) {
      throw new BadState("the digest of a stored text is not that of its bytes");
    }
    return Optional.of(body);
  }

  private static ParameterStore parameters(JsonNode node) throws BadState {
    if (!node.isArray()) {
      throw new BadState("'parameters' is missing");
    }
    var parameters = new ArrayList<StoredParameter>();
    for (JsonNode parameter : node) {
      parameters.add(
          new StoredParameter(
              text(parameter, "section"), text(parameter, "name"), text(parameter, "value")));
    }
    return ParameterStore.of(parameters);
  }

  private static JsonNode object(JsonNode node, String name) throws BadState {
    if (!node.path(name).isObject()) {
      throw new BadState("'" + name + "' is missing");
    }
    return node.path(name);
  }

  private static String text(JsonNode node, String name) throws BadState {
    return optionalText(node, name).orElseThrow(() -> new BadState("'" + name + "' is missing"));
  }

  private static Optional<String> optionalText(JsonNode node, String name) throws BadState {
    JsonNode value = node.path(name);
    if (value.isMissingNode()) {
      return Optional.empty();
    }
    if (!value.isString()) {
      throw new BadState("'" + name + "' is no text");
    }
    return Optional.of(value.stringValue());
  }

  private static boolean flag(JsonNode node, String name) throws BadState {
    if (!node.path(name).isBoolean()) {
      throw new BadState("'" + name + "' is missing");
    }
    return node.path(name).booleanValue();
  }

  private static <T> T named(String name, T[] known, Function<T, String> nameOf) throws BadState {
    for (T one : known) {
      if (nameOf.apply(one).equals(name)) {
        return one;
      }
    }
    throw new BadState("'" + name + "' is not known here");
  }
}
