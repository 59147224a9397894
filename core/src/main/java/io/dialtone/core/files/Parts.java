// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.files;

import java.util.regex.Pattern;

/** What divides and opens the parts of a name. */
final class Parts {

  /** A backslash divides too where {@code ..} is looked for: some systems would take it so. */
  static final Pattern SEPARATOR = Pattern.compile("[/\\\\]");

  /** A drive letter at the start of a part. */
  static final Pattern DRIVE = Pattern.compile("[A-Za-z]:");

  private Parts() {}
}
