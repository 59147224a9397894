// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.asterisk;

import io.dialtone.wire.identity.Model;
import java.util.Optional;

/**
 * What the user of an import asked for.
 *
 * @param sipServer the registrar, whatever the files and the site say
 * @param thisMachine the registrar's address where nobody says it
 * @param model of phones of which nobody says it
 * @param prune takes away what came from Asterisk and is there no more
 */
public record Choices(
    Optional<String> sipServer,
    Optional<String> thisMachine,
    Optional<Model> model,
    boolean prune) {}
