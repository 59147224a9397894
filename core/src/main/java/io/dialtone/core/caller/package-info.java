// SPDX-License-Identifier: Apache-2.0
/** Who is calling: a packet, a header or a file name becomes one small word for the phone. */
package io.dialtone.core.caller;
