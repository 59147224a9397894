// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.data;

/** Which Dialtone this is, as it is written into what outlasts it. */
public final class ThisProgram {

  /** The parent pom's version, which a test compares. */
  public static final String VERSION = "0.1.0";

  private ThisProgram() {}
}
