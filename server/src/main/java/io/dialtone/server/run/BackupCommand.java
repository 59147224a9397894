// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.run;

import io.dialtone.server.backup.Backup;
import io.dialtone.server.backup.ReportJson;
import io.dialtone.server.data.ControlCommand;
import io.dialtone.server.data.ControlRefusal;
import io.dialtone.server.store.StoreException;
import java.nio.file.Path;
import java.time.InstantSource;
import tools.jackson.databind.JsonNode;

/** What the control socket does when it is asked for a {@code backup}: the folder's owner asks. */
record BackupCommand(OpeningStore store, InstantSource clock) implements ControlCommand {

  @Override
  public JsonNode answer(JsonNode request) throws ControlRefusal {
    String file = request.path("file").asString("");
    if (!file.startsWith("/")) {
      throw new ControlRefusal("'file' is to be an absolute path");
    }
    try {
      boolean withKey = request.path("withKey").asBoolean(false);
      return ReportJson.of(Backup.write(store.data(), Path.of(file), withKey, clock.instant()));
    } catch (StoreException | StartException fault) {
      throw new ControlRefusal(String.valueOf(fault.getMessage()));
    }
  }
}
