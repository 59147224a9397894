// SPDX-License-Identifier: Apache-2.0
/**
 * Who a phone says it is: model, protocol, and the names and marks made from them (ID-1 to ID-7).
 */
package io.dialtone.wire.identity;
