// SPDX-License-Identifier: Apache-2.0
/**
 * The data folder: one owner at a time, its control socket, and files written whole or not at all.
 */
@NullMarked
package io.dialtone.server.data;

import org.jspecify.annotations.NullMarked;
