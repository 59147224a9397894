// SPDX-License-Identifier: Apache-2.0
/** The phones' HTTP listener: files by GET, HEAD and POST alike, and a log of who had what. */
package io.dialtone.server.http;
