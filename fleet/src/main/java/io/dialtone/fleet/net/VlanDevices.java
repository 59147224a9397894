// SPDX-License-Identifier: Apache-2.0
package io.dialtone.fleet.net;

import io.dialtone.handset.port.VlanTag;
import java.io.Closeable;

/**
 * The devices of this machine on which the VLANs of an interface come out untagged; that of VLAN 12
 * on {@code eth0} is {@code eth0.12}.
 */
public interface VlanDevices extends Closeable {

  /** Those that somebody else made; there may be none. */
  VlanDevices FOUND =
      new VlanDevices() {
        @Override
        public void prepare(String plug, VlanTag tag) {
          // whether it is there shows when it is used
        }

        @Override
        public void close() {
          // nothing was made
        }
      };

  /** Sees to it that the device is there, as far as it can; fails with what to do about it. */
  void prepare(String plug, VlanTag tag) throws PlugFault;

  /** Takes away what was made. */
  @Override
  void close();

  /** The name of a VLAN's device. */
  static String name(String plug, VlanTag tag) {
    return plug + "." + tag.id();
  }
}
