// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.tftp;

import io.dialtone.wire.tftp.TftpPacket;

/** One thing a transfer wants done, in order. */
public sealed interface Effect {

  /** Send this packet: an OACK or an ERROR. */
  record Send(TftpPacket packet) implements Effect {}

  /** Send a DATA packet: {@code length} bytes of the content from {@code offset} on. */
  record SendBlock(int block, long offset, int length) implements Effect {}

  /** The client has all of the file: the transfer is over. */
  record Finished(String reason) implements Effect {}

  /** The client will not get all of the file: the transfer is over. */
  record Failed(String reason) implements Effect {}
}
