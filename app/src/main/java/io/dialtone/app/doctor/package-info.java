// SPDX-License-Identifier: Apache-2.0
/** What {@code dialtone doctor} found out about DHCP, for people and for programs. */
@NullMarked
package io.dialtone.app.doctor;

import org.jspecify.annotations.NullMarked;
