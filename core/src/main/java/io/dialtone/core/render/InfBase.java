// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.render;

/** By which way an INF tells its phone to fetch files (INF-4, INF-5). */
public sealed interface InfBase {

  /**
   * By HTTP.
   *
   * @param root what stands before a path: {@code /}, with a secret prefix {@code /tR0ub4dor/}, or
   *     a whole URL; it ends with a slash
   */
  record Http(String root) implements InfBase {
    public Http {
      if (!root.endsWith("/")) {
        throw new IllegalArgumentException("the root of an INF's paths ends with a slash: " + root);
      }
    }
  }

  /** By TFTP: plain paths below the server's root. */
  record Tftp() implements InfBase {}

  /** By HTTP, from the root of the server that the INF itself is from. */
  static InfBase http() {
    return new Http("/");
  }

  static InfBase tftp() {
    return new Tftp();
  }

  /** A path below the server's root, as the INF has it. */
  default String refer(String path) {
    return this instanceof Http(var root) ? root + path : path;
  }
}
