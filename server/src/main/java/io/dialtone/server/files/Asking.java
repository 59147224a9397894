// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.files;

import io.dialtone.core.files.FileQuestion;

/**
 * An asking whose name is read.
 *
 * @param path decoded, relative to the root, without the secret folder
 * @param bySecret whether it was below the secret folder (SRV-8)
 * @param question as it came in
 */
public record Asking(String path, boolean bySecret, FileQuestion question) {}
