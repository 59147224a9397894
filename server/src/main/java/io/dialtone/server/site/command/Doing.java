// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.site.command;

import io.dialtone.server.data.ControlRefusal;
import tools.jackson.databind.node.ObjectNode;

/** How one kind of order is carried out. */
@FunctionalInterface
interface Doing {

  ObjectNode perform(Order order) throws ControlRefusal, Refused;
}
