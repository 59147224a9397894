// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.asterisk;

import io.dialtone.wire.octets.Bytes;
import java.util.List;
import java.util.Optional;

/** The files that a configuration may be made of. */
public interface ConfFiles {

  /**
   * The files that are there for a name or a pattern ({@code sip.d/*.conf}), relative to the
   * configuration's folder, sorted, each under the one name it has however it was asked for.
   */
  List<String> matching(String pattern);

  /** A file's bytes, if it can be read. */
  Optional<Bytes> content(String file);
}
