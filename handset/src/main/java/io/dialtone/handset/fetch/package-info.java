// SPDX-License-Identifier: Apache-2.0
/** One way to ask for a file, whether HTTP or TFTP carries it. */
package io.dialtone.handset.fetch;
