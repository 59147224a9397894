// SPDX-License-Identifier: Apache-2.0
/** The customization bench beside the servers: what it gives phones, and what it tells. */
@NullMarked
package io.dialtone.server.bench;

import org.jspecify.annotations.NullMarked;
