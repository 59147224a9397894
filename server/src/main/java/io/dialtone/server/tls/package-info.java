// SPDX-License-Identifier: Apache-2.0
/** HTTPS below HTTP: the certificates, given or made, and the handshakes (HTT-3). */
@NullMarked
package io.dialtone.server.tls;

import org.jspecify.annotations.NullMarked;
