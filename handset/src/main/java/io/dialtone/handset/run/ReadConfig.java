// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.run;

import io.dialtone.handset.flash.StoredFile;
import io.dialtone.wire.config.ConfigFile;

/** A config file taken whole and read: ready to be applied. */
record ReadConfig(StoredFile file, ConfigFile config) {}
