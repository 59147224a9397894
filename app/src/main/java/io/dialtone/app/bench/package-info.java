// SPDX-License-Identifier: Apache-2.0
/** The customization bench as {@code dialtone serve} shows it. */
@NullMarked
package io.dialtone.app.bench;

import org.jspecify.annotations.NullMarked;
