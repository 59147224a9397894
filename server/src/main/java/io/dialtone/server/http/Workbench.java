// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.http;

import io.dialtone.server.files.FileSource;
import java.time.InstantSource;
import java.util.concurrent.Executor;

/**
 * What every connection of one loop works with.
 *
 * @param disk where work that may wait for a disk is done; it refuses what is too much
 */
record Workbench(
    FileSource files,
    Witness witness,
    HttpLimits limits,
    InstantSource clock,
    Executor disk,
    Connections connections,
    Heads heads) {}
