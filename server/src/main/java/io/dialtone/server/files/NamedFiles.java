// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.files;

import io.dialtone.core.access.MacNames;
import io.dialtone.core.files.AskedName;
import io.dialtone.core.files.FileDecision;
import io.dialtone.core.files.FileQuestion;
import io.dialtone.wire.octets.MacAddress;
import java.util.Optional;

/** Files by their names, whoever asks for them. */
public interface NamedFiles extends FileSource {

  /** By the path that a name means, where it means one. */
  @Override
  default FileDecision decide(FileQuestion question) {
    return switch (AskedName.of(question.transport(), question.name())) {
      case AskedName.Refused(var reason) -> new FileDecision.Refused(reason);
      case AskedName.Relative(var path) -> find(new Asking(path, false, question));
    };
  }

  /** Which file an asking means. */
  FileDecision find(Asking asking);

  /** Whether any file is named by this phone's address. */
  boolean knows(MacAddress mac);

  /**
   * Whether a decoded path that names no phone is all the same only for those who may have phones'
   * files.
   */
  default boolean confidential(String path) {
    return false;
  }

  /**
   * The phone that the answer to an asking depends on though its name tells of none: who asks says
   * that it is that one.
   */
  default Optional<MacAddress> claimed(Asking asking) {
    return Optional.empty();
  }

  /** Whose file a decoded path names: the phone that it carries the address of (ID-2). */
  default Optional<MacAddress> owner(String path) {
    return MacNames.find(path);
  }
}
