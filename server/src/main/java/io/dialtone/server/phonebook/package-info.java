// SPDX-License-Identifier: Apache-2.0
/** Where this server's phonebook is to be found, by its settings. */
@NullMarked
package io.dialtone.server.phonebook;

import org.jspecify.annotations.NullMarked;
