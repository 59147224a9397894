// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.store;

/** The heap's store, which other tests lean on, keeps the contract too. */
class HeapLeaseStoreTest extends StoreContract {

  @Override
  LeaseStore open() {
    return new HeapLeaseStore();
  }
}
