// SPDX-License-Identifier: Apache-2.0
/** Asks, as a phone would, who answers DHCP on an interface or behind a relay. */
package io.dialtone.server.survey;
