// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.render.value;

import java.util.Optional;

/**
 * Where phones find the site's own phonebook, as the server was told where it is.
 *
 * @param text with the placeholders that a phone fills in (FIL-7); empty where it is not known
 * @param secret whether it lies behind the secret path; then it stands in no common file, which is
 *     for everybody (SRV-8)
 */
public record PhonebookUrl(Optional<String> text, boolean secret) {

  /** Nobody knows where the server is. */
  public static final PhonebookUrl UNKNOWN = new PhonebookUrl(Optional.empty(), false);

  /** Where it is, below the server's root or the secret path. */
  public static final String PATH = "phonebook/site.xml";

  static final String PARAMETER = "Phonebook1_url";
}
