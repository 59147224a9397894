// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.site;

import io.dialtone.core.site.SiteChange;

/** A change of the history with every item before and after it. */
public record StoredChange(ChangeLine line, SiteChange change) {}
