// SPDX-License-Identifier: Apache-2.0

/** The listener of a virtual phone's own web pages: small HTTP/1.1 on plain sockets. */
@NullMarked
package io.dialtone.fleet.web;

import org.jspecify.annotations.NullMarked;
