// SPDX-License-Identifier: Apache-2.0
/**
 * Every file of a site, made from what the administrator wants: common and MAC-specific config, INF
 * files, names and serial numbers that change exactly when the content does (SRV-2).
 */
@NullMarked
package io.dialtone.core.render;

import org.jspecify.annotations.NullMarked;
