// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.site;

import java.util.Optional;

/**
 * What becomes of phones that show up and fit.
 *
 * @param group where they are put; where they are already if it is left out
 */
public record PlacementRule(RuleMatch match, Placement placement, Optional<GroupId> group) {}
