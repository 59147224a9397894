// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.phone;

import io.dialtone.handset.flash.FlashContent;
import io.dialtone.handset.identity.PhoneIdentity;
import io.dialtone.handset.log.ApsLog;
import io.dialtone.handset.port.Ports;
import io.dialtone.handset.port.StatusBoard;
import java.time.Duration;
import java.util.Optional;

/**
 * One phone: powered up, then standing by for whatever starts its next run.
 *
 * <pre>
 *   power-up -> address -> source -> random wait -> run -+-> stands by --+
 *      ^                                   ^             |               |
 *      +------------------- reboot <-------|-------------+               |
 *      ^                                   +---- NOTIFY, periodic run ---+
 *      +------------ reboot=true, web page, factory reset, lost lease ---+
 * </pre>
 *
 * <p>It ends only by {@link io.dialtone.handset.port.PowerLost}, thrown through it by a port.
 */
public final class Phone {

  /** A phone that keeps rebooting is stopped; two reboots are usual (RUN-7). */
  public static final int MAX_PASSES = 8;

  private final PhoneSetup setup;
  private final Ports outside;
  private final StatusBoard board;
  private final ApsLog apsLog;
  private Optional<Life> life = Optional.empty();

  /** A phone without power yet, whose status nobody reads. */
  public Phone(PhoneSetup setup, Ports outside) {
    this(setup, outside, StatusBoard.NONE);
  }

  /** A phone without power yet. */
  public Phone(PhoneSetup setup, Ports outside, StatusBoard board) {
    this.setup = setup;
    this.outside = outside;
    this.board = board;
    this.apsLog = new ApsLog(outside.clock(), outside.steps());
  }

  /** The APS log since this phone was made, through all its reboots (LOG-1). */
  public ApsLog apsLog() {
    return apsLog;
  }

  /** Power comes, for the first time or again; ends when the phone stands by. */
  public PhoneEnd powerUp() {
    FlashContent content = outside.flash().load();
    PhoneIdentity identity = PhoneIdentity.atPowerUp(setup.mac(), content);
    Front front = new Front(outside.panel(), apsLog, board, identity, content);
    Ports own =
        new Ports(
            outside.network(),
            outside.flash(),
            front,
            outside.clock(),
            outside.mailbox(),
            outside.random(),
            front);
    Life next = new Life(setup, own, front);
    life = Optional.of(next);
    return next.powerUp();
  }

  /**
   * Stands by, powered up before, for so long at most. Events and dates are dealt with; when one
   * starts a run or a reboot, this returns how that ended, else empty after the time.
   */
  public Optional<PhoneEnd> standBy(Duration atMost) {
    return life.orElseThrow(() -> new IllegalStateException("no power yet")).standBy(atMost);
  }
}
