// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.asterisk;

/** {@code "Jane Smith" <200>}, {@code Jane Smith <200>}, {@code <200>}, {@code 200} or a name. */
record CallerId(String name, String number) {

  static CallerId parse(String text) {
    int open = text.lastIndexOf('<');
    int close = text.indexOf('>', open + 1);
    if (open >= 0 && close >= 0) {
      return new CallerId(name(text.substring(0, open)), text.substring(open + 1, close).strip());
    }
    String bare = name(text);
    return bare.matches("[0-9*#+]+") ? new CallerId("", bare) : new CallerId(bare, "");
  }

  private static String name(String text) {
    String bare = text.strip();
    boolean quoted = bare.length() > 1 && bare.startsWith("\"") && bare.endsWith("\"");
    return quoted ? bare.substring(1, bare.length() - 1).strip() : bare;
  }
}
