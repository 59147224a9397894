// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.run;

import io.dialtone.handset.fetch.Location;
import io.dialtone.wire.inf.InfFile;

/** The INF of this run and where it was found. */
record FoundInf(InfFile file, Location at) {}
