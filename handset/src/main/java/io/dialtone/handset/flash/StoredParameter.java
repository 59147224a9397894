// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.flash;

/** One parameter of the phone; the section is kept for printing only. */
public record StoredParameter(String section, String name, String value) {}
