// SPDX-License-Identifier: Apache-2.0
/** Fleets against servers: what both counted is the same. */
package io.dialtone.app.fleet;
