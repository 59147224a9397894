// SPDX-License-Identifier: Apache-2.0
/**
 * The site: what the administrator wants, from which every file and DHCP answer follows (SRV-2).
 */
@NullMarked
package io.dialtone.core.site;

import org.jspecify.annotations.NullMarked;
