// SPDX-License-Identifier: Apache-2.0
/**
 * The language of an Asterisk's configuration files, as its {@code main/config.c} reads it:
 * sections, templates, additions, includes, comments.
 */
@NullMarked
package io.dialtone.wire.asterisk;

import org.jspecify.annotations.NullMarked;
