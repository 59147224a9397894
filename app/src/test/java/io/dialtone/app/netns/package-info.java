// SPDX-License-Identifier: Apache-2.0

/** Phones on real interfaces, in network namespaces of our own, against other people's servers. */
package io.dialtone.app.netns;
