// SPDX-License-Identifier: Apache-2.0
/** {@code dialtone dhcp-config}: what it is told, and where our own server is to be found. */
package io.dialtone.app.command.dhcpconfig;
