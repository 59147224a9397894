// SPDX-License-Identifier: Apache-2.0
/** Rendering: from the site the files that each phone asks for (SRV-2). */
@NullMarked
package io.dialtone.core.render;

import org.jspecify.annotations.NullMarked;
