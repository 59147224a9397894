// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.sip;

/** A user name and its password, which is never printed. */
public record Login(String user, String password) {

  @Override
  public String toString() {
    return user + ":***";
  }
}
