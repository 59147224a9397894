// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.flash;

/**
 * A file the phone took whole.
 *
 * @param name the last part of its name, by which the next run tells whether it differs (RUN-12)
 */
public record StoredFile(String name, StoredBody body) {}
