// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.http;

import io.dialtone.server.files.FileSource;
import io.vertx.core.Vertx;
import java.time.InstantSource;

/** What every exchange of one loop works with. */
record Workbench(
    Vertx vertx,
    FileSource files,
    Witness witness,
    HttpLimits limits,
    InstantSource clock,
    Connections connections) {}
