// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.sip;

/** A server that takes registrations: RegisterServerMPn or BKn and its port. */
public record Registrar(String host, int port) {

  @Override
  public String toString() {
    return host + ":" + port;
  }
}
