// SPDX-License-Identifier: Apache-2.0
package io.dialtone.fleet.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dialtone.handset.port.VlanTag;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What ip-link(8) is asked, told by a stand-in for it that makes nothing. */
class MadeVlanDevicesTest {

  private static final VlanTag VOICE = new VlanTag(40, 6);

  @TempDir Path folder;

  @Test
  @DisplayName("VLN-3 the device is made once, brought up, and removed at the end")
  void made_and_removed() throws IOException {
    try (var devices = MadeVlanDevices.by("/bin/sh", standIn("exit 0"))) {
      devices.prepare("plug7", VOICE);
      devices.prepare("plug7", VOICE);
      devices.prepare("plug7", new VlanTag(4094, 0));
    }
    assertThat(asked())
        .isEqualTo(
            """
            link add link plug7 name plug7.40 type vlan id 40 egress-qos-map 0:6
            link set plug7.40 up
            link add link plug7 name plug7.4094 type vlan id 4094 egress-qos-map 0:0
            link set plug7.4094 up
            link del plug7.40
            link del plug7.4094
            """);
  }

  @Test
  @DisplayName("VLN-3 a kernel without 802.1Q: the reason is told, and there is nothing to remove")
  void refused() throws IOException {
    try (var devices =
        MadeVlanDevices.by("/bin/sh", standIn("echo Error: Unknown device type.; exit 2"))) {
      assertThatExceptionOfType(PlugFault.class)
          .isThrownBy(() -> devices.prepare("plug7", VOICE))
          .withMessageContaining("link add link plug7 name plug7.40")
          .withMessageEndingWith("says: Error: Unknown device type.");
    }
    assertThat(asked()).doesNotContain("del");
  }

  @Test
  void one_that_cannot_be_brought_up_is_removed_all_the_same() throws IOException {
    try (var devices = MadeVlanDevices.by("/bin/sh", standIn("test $2 != set"))) {
      assertThatExceptionOfType(PlugFault.class)
          .isThrownBy(() -> devices.prepare("plug7", VOICE))
          .withMessageContaining("link set plug7.40 up");
    }
    assertThat(asked()).endsWith("link del plug7.40\n");
  }

  @Test
  void one_that_is_gone_already_does_not_keep_the_others() throws IOException {
    try (var devices = MadeVlanDevices.by("/bin/sh", standIn("test $2 != del"))) {
      devices.prepare("plug7", VOICE);
      devices.prepare("plug7", new VlanTag(50, 6));
    }
    assertThat(asked()).endsWith("link del plug7.40\nlink del plug7.50\n");
  }

  @Test
  void after_the_end_nothing_is_made() throws IOException {
    var devices = MadeVlanDevices.by("/bin/sh", standIn("exit 0"));
    devices.close();
    assertThatExceptionOfType(PlugFault.class).isThrownBy(() -> devices.prepare("plug7", VOICE));
    assertThat(folder.resolve("asked")).doesNotExist();
  }

  @Test
  void a_program_that_is_not_there_is_one_clear_error() {
    try (var devices = MadeVlanDevices.by(folder.resolve("no-ip").toString())) {
      assertThatExceptionOfType(PlugFault.class)
          .isThrownBy(() -> devices.prepare("plug7", VOICE))
          .withMessageContaining("no-ip")
          .withMessageContaining("cannot be run");
    }
  }

  @Test
  void a_name_that_no_device_can_have() {
    try (var devices = MadeVlanDevices.byIp()) {
      assertThatExceptionOfType(PlugFault.class)
          .isThrownBy(() -> devices.prepare("enp0s31f6-abc", VOICE))
          .withMessage("the name enp0s31f6-abc.40 is too long for a device");
    }
  }

  @Test
  @DisplayName("VLN-3 without --create-vlan nothing is made")
  void found_devices_are_not_made() throws IOException {
    try (VlanDevices found = VlanDevices.FOUND) {
      found.prepare("plug7", VOICE);
    }
    assertThat(VlanDevices.name("plug7", VOICE)).isEqualTo("plug7.40");
  }

  private String standIn(String end) throws IOException {
    Path script = folder.resolve("ip.sh");
    String text = "echo \"$@\" >> '" + folder.resolve("asked") + "'\n" + end + "\n";
    Files.writeString(script, text, StandardCharsets.UTF_8);
    return script.toString();
  }

  private String asked() throws IOException {
    return Files.readString(folder.resolve("asked"), StandardCharsets.UTF_8);
  }
}
