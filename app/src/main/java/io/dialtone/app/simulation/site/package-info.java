// SPDX-License-Identifier: Apache-2.0
/** What a simulated site serves: releases, and how one follows the other. */
@NullMarked
package io.dialtone.app.simulation.site;

import org.jspecify.annotations.NullMarked;
