// SPDX-License-Identifier: Apache-2.0
/** Names with numbers as people have them already: tables, vCards, an Asterisk's mailboxes. */
@NullMarked
package io.dialtone.app.contacts;

import org.jspecify.annotations.NullMarked;
