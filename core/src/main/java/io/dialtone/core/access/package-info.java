// SPDX-License-Identifier: Apache-2.0
/** Who may have which file. */
package io.dialtone.core.access;
