// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.phone;

import io.dialtone.handset.display.Display;
import io.dialtone.handset.flash.FlashContent;
import io.dialtone.handset.flash.VlanSet;
import io.dialtone.handset.identity.PhoneIdentity;
import io.dialtone.handset.log.ApsLog;
import io.dialtone.handset.pause.Communication;
import io.dialtone.handset.port.InterfaceAddress;
import io.dialtone.handset.port.Panel;
import io.dialtone.handset.port.PhoneStatus;
import io.dialtone.handset.port.PhoneStatus.Activity;
import io.dialtone.handset.port.PhoneStatus.Condition;
import io.dialtone.handset.port.StatusBoard;
import io.dialtone.handset.port.Step;
import io.dialtone.handset.port.StepLog;
import java.util.Optional;

/** What the phone lets others see of it: panel, steps, and its status after each change. */
final class Front implements Panel, StepLog {

  private final Panel panel;
  private final ApsLog log;
  private final StatusBoard board;
  private PhoneIdentity phone;
  private FlashContent inForce;
  private Display display;
  private Activity activity = Activity.STARTING;
  private Communication communication = Communication.NONE;
  private Optional<InterfaceAddress> address = Optional.empty();
  private VlanSet vlan = VlanSet.UNTAGGED;

  Front(Panel panel, ApsLog log, StatusBoard board, PhoneIdentity phone, FlashContent inForce) {
    this.panel = panel;
    this.log = log;
    this.board = board;
    this.phone = phone;
    this.inForce = inForce;
    this.display = Display.ready(phone.title());
  }

  /** The phone starts with what flash holds now. */
  void starts(PhoneIdentity next, FlashContent content) {
    phone = next;
    inForce = content;
    activity = Activity.STARTING;
    show(Display.ready(phone.title()));
  }

  PhoneIdentity phone() {
    return phone;
  }

  FlashContent inForce() {
    return inForce;
  }

  Display ready() {
    return Display.ready(phone.title());
  }

  Display display() {
    return display;
  }

  Communication communication() {
    return communication;
  }

  Condition condition() {
    return new Condition(activity, communication.busy());
  }

  @Override
  public void show(Display next) {
    panel.show(next);
    display = next;
    publish();
  }

  @Override
  public void record(Step step) {
    log.record(step);
    publish();
  }

  void doing(Activity next) {
    if (next != activity) {
      activity = next;
      publish();
    }
  }

  void talking(Communication next) {
    if (!next.equals(communication)) {
      communication = next;
      publish();
    }
  }

  void at(Optional<InterfaceAddress> next) {
    address = next;
    publish();
  }

  void sitsIn(VlanSet next) {
    vlan = next;
    publish();
  }

  VlanSet vlan() {
    return vlan;
  }

  private void publish() {
    if (!board.equals(StatusBoard.NONE)) {
      board.publish(
          new PhoneStatus(condition(), phone, display, address, vlan, inForce, log.lines()));
    }
  }
}
