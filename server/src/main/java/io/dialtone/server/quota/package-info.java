// SPDX-License-Identifier: Apache-2.0
/** How many of a server's clients are served at once, and how many times one of them. */
package io.dialtone.server.quota;
