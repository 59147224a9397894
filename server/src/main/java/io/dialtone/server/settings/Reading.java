// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.settings;

/** How the values of one kind of setting are understood. */
@FunctionalInterface
interface Reading<T> {

  T read(Given given) throws UnfitValueException;
}
