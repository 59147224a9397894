// SPDX-License-Identifier: Apache-2.0
/** Folders on a disk, a site and the settings as {@code dialtone check} looks through them. */
@NullMarked
package io.dialtone.server.check;

import org.jspecify.annotations.NullMarked;
