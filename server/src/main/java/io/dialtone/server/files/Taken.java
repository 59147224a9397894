// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.files;

import java.nio.ByteBuffer;
import java.util.Optional;

/** Who is told of each content that a folder takes to be served; called before it is. */
@FunctionalInterface
public interface Taken {

  /** Nobody. */
  Taken BY_NOBODY = (_, _, _) -> {};

  /**
   * A content was read whole, because somebody who may have it asked for it. Returns at once.
   *
   * @param memory the content where it is small, which nobody writes any more
   */
  void content(String path, String sha256, Optional<ByteBuffer> memory);
}
