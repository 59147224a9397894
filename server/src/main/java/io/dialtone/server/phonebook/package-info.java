// SPDX-License-Identifier: Apache-2.0
/** The site's phonebook as it is served: where it is by the settings, and its pages. */
@NullMarked
package io.dialtone.server.phonebook;

import org.jspecify.annotations.NullMarked;
