// SPDX-License-Identifier: Apache-2.0
/** A whole world in memory: a folder of bytes, servers that answer from it, and a phone's ports. */
package io.dialtone.handset.world;
