// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.data;

import tools.jackson.databind.JsonNode;

/** What the owner of the data folder does for one kind of request on the control socket. */
@FunctionalInterface
public interface ControlCommand {

  /** Answers the request, which is an object whose {@code request} names this command. */
  JsonNode answer(JsonNode request) throws ControlRefusal;
}
