// SPDX-License-Identifier: Apache-2.0
/** The folder of hand-made files: its names, and each file's content whole, old or new. */
package io.dialtone.server.files;
