// SPDX-License-Identifier: Apache-2.0
/** The folder of an Asterisk's configuration on this machine: read, and looked at for changes. */
@NullMarked
package io.dialtone.server.asterisk;

import org.jspecify.annotations.NullMarked;
