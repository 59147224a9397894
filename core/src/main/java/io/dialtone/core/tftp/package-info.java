// SPDX-License-Identifier: Apache-2.0
/**
 * How a file goes out by TFTP: what a request gets, what is agreed, and each step of a transfer.
 */
package io.dialtone.core.tftp;
