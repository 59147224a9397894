// SPDX-License-Identifier: Apache-2.0
package io.dialtone.fleet.net;

/** What a phone of a crowd does while it hears nothing: it lets others go first. */
public interface Patience {

  /** It holds nothing that others wait for. */
  Patience NONE =
      new Patience() {
        @Override
        public void rests() {
          // there is nothing to give up
        }

        @Override
        public void goesOn() {
          // there is nothing to take back
        }
      };

  /** A long silence begins. */
  void rests();

  /** It is over. */
  void goesOn();
}
