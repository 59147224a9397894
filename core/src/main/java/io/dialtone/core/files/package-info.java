// SPDX-License-Identifier: Apache-2.0
/** Which file an asked-for name means, and whether the asker gets it. */
package io.dialtone.core.files;
