// SPDX-License-Identifier: Apache-2.0
/** HTTPS asked by other people's clients, old and new, well-meaning and not. */
package io.dialtone.app.https;
