// SPDX-License-Identifier: Apache-2.0
/** The command line: {@code main} and what all subcommands share. */
package io.dialtone.app;
