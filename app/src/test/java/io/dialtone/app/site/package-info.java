// SPDX-License-Identifier: Apache-2.0

/** The site end to end: what is wished of it, and what phones make of that. */
package io.dialtone.app.site;
