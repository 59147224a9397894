// SPDX-License-Identifier: Apache-2.0
/** What was served under which name, so that content that changes under it is found out. */
@NullMarked
package io.dialtone.core.served;

import org.jspecify.annotations.NullMarked;
