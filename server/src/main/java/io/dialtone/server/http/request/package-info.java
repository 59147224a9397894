// SPDX-License-Identifier: Apache-2.0
/** What a request says: its head, the end of its body, ranges, preconditions, dates. */
package io.dialtone.server.http.request;
