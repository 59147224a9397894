// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app;

import io.dialtone.server.data.ThisProgram;
import picocli.CommandLine.IVersionProvider;

/** The version that {@code --version} prints; the parent pom's, which a test compares. */
public final class Version implements IVersionProvider {

  public static final String TEXT = ThisProgram.VERSION;

  @Override
  public String[] getVersion() {
    return new String[] {"dialtone " + TEXT};
  }
}
