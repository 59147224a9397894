// SPDX-License-Identifier: Apache-2.0

/** What a crowd of phones did, as records, text, JSON and a page with charts. */
@NullMarked
package io.dialtone.fleet.report;

import org.jspecify.annotations.NullMarked;
