// SPDX-License-Identifier: Apache-2.0
/** Who may have a phone's files, between the folder served and the protocols that ask (SRV-8). */
package io.dialtone.server.access;
