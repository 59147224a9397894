// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.world;

import io.dialtone.wire.octets.Bytes;
import java.util.ArrayList;
import java.util.List;

/** What a server does with one name it is asked for. */
public sealed interface Behaviour {

  /** Serves these bytes. */
  record Serves(Bytes bytes) implements Behaviour {}

  /** Says there is no such file: 404, or TFTP error 1. */
  record NotThere() implements Behaviour {}

  /** Answers with this HTTP status, or this TFTP error number, and a page. */
  record Says(int code) implements Behaviour {}

  /** Sends the first bytes of a longer file, and no more. */
  record CutsShort(Bytes bytes, int announced) implements Behaviour {}

  /** Does not answer. */
  record Silent() implements Behaviour {}

  /** One behaviour after another, the last for ever. */
  final class InTurn implements Behaviour {
    private final List<Behaviour> left;

    /** At least one. */
    public InTurn(Behaviour... inTurn) {
      this.left = new ArrayList<>(List.of(inTurn));
    }

    Behaviour next() {
      return left.size() == 1 ? left.getFirst() : left.removeFirst();
    }
  }
}
