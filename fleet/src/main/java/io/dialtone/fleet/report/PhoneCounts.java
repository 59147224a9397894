// SPDX-License-Identifier: Apache-2.0
package io.dialtone.fleet.report;

/**
 * Where the phones are.
 *
 * @param asked how many there were to be
 * @param started how many got power
 * @param standing how many stand provisioned
 * @param failed how many ended otherwise
 * @param prepared how many booted once before, uncounted, to be in the state they began with
 */
public record PhoneCounts(int asked, long started, long standing, long failed, int prepared) {

  /** Those that were still at work, or had not begun, at the end. */
  public long unfinished() {
    return asked - standing - failed;
  }
}
