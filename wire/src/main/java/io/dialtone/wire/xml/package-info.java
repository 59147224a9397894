// SPDX-License-Identifier: Apache-2.0
/** XML documents walked through with everything outside them switched off. */
@NullMarked
package io.dialtone.wire.xml;

import org.jspecify.annotations.NullMarked;
