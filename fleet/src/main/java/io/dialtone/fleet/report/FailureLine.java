// SPDX-License-Identifier: Apache-2.0
package io.dialtone.fleet.report;

/**
 * Phones that failed alike.
 *
 * @param message line 3 of their panel (LCD-2), or what it does not show in words
 * @param example one of the phones
 * @param reason why that one failed
 */
public record FailureLine(String message, long phones, String example, String reason) {}
