// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.settings;

import java.nio.file.Path;
import java.util.Map;

/**
 * Everything settings are read from besides the file: options by their name ({@code --http}), the
 * environment, the folder the command was called in, and whether ports below 1024 are ours.
 */
public record Surroundings(
    Map<String, String> options, Map<String, String> environment, Path directory, boolean root) {}
