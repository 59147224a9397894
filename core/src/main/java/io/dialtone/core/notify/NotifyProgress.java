// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.notify;

/**
 * How far a round is.
 *
 * @param phones all of them
 * @param told those to whom something was sent, or who could not be told
 * @param ended those of whom all is known
 * @param over whether nothing more happens
 */
public record NotifyProgress(int phones, int told, int ended, boolean over) {}
