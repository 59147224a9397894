// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.display;

/** The message lamp. */
public enum Lamp {
  OFF,
  RED_FAST_BLINKING
}
