// SPDX-License-Identifier: Apache-2.0
package io.dialtone.fleet.report;

/** One of the phones that took longest to stand, or to fail. */
public record SlowPhone(
    String mac, String address, String kind, double seconds, int reboots, String end) {}
