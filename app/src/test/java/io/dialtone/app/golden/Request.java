// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.golden;

/** One HTTP request as a server noted it. */
public record Request(String line, int status, String userAgent, String from) {

  /** The last part of the name asked for. */
  public String name() {
    String target = line.split(" ", -1)[1];
    return target.substring(target.lastIndexOf('/') + 1);
  }

  /** Name and status, as a trace has them. */
  public String trace() {
    return name() + " " + status;
  }
}
