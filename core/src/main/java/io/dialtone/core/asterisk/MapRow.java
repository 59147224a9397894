// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.asterisk;

import io.dialtone.wire.asterisk.ConfPlace;

/** A row of the user's own table of which account is on which phone, its cells as they stand. */
public record MapRow(ConfPlace place, String mac, String model, String account) {}
