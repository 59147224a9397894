// SPDX-License-Identifier: Apache-2.0
/** Our HTTP server and other people's clients. */
package io.dialtone.app.http;
