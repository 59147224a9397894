// SPDX-License-Identifier: Apache-2.0
/** What must outlast the process: leases in a database, written in batches by one thread. */
package io.dialtone.server.store;
