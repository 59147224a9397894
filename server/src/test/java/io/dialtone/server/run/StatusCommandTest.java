// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.core.journal.PhonesSeen;
import io.dialtone.server.console.Readiness;
import io.dialtone.wire.octets.Endpoint;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class StatusCommandTest {

  private static final ObjectNode ASKED = JsonMapper.shared().createObjectNode();

  private final Readiness readiness = new Readiness();
  private final StatusCommand status =
      new StatusCommand(
          readiness,
          () -> Map.of("http", Endpoint.parse("127.0.0.1:8080").orElseThrow()),
          new PhonesSeen(1));

  @Test
  void a_ready_server_gives_no_reason() {
    assertThat(status.answer(ASKED).toString())
        .isEqualTo("{\"ready\":true,\"listeners\":{\"http\":\"127.0.0.1:8080\"},\"phones\":0}");
  }

  @Test
  void one_that_is_not_says_why() {
    readiness.no("store", "the disk is full");
    assertThat(status.answer(ASKED).toString())
        .startsWith("{\"ready\":false,\"reason\":\"store: the disk is full\",");
  }
}
