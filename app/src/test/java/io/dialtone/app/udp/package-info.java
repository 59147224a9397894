// SPDX-License-Identifier: Apache-2.0
/** Bad networks for tests: datagrams lost, doubled, late and in another order, from a seed. */
package io.dialtone.app.udp;
