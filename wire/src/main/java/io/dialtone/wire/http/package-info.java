// SPDX-License-Identifier: Apache-2.0
/** The little of HTTP/1.1 that a phone's own web pages need: heads, forms, answers (RFC 9112). */
package io.dialtone.wire.http;
