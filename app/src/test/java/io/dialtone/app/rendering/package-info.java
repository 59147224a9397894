// SPDX-License-Identifier: Apache-2.0
/** Rendered files taken by virtual phones: what the site says is what the phones come to. */
@org.jspecify.annotations.NullMarked
package io.dialtone.app.rendering;
